/// The records of a workbook stream ([MS-XLS] 2.1.4): a type, a length of at most 8,224, the data.
struct BIFFStream {
    struct Record {
        let type: Int
        let data: ArraySlice<UInt8>
        /// Of the record's header in the stream.
        let offset: Int
    }

    private let bytes: [UInt8]
    private(set) var position: Int

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// nil at the end; a record that is cut short is the end.
    mutating func next() -> Record? {
        guard let type = ByteReader.u16(bytes[...], at: position), let length = ByteReader.u16(bytes[...], at: position + 2),
            position + 4 + length <= bytes.count
        else { return nil }
        defer { position += 4 + length }
        return Record(type: type, data: bytes[position + 4..<position + 4 + length], offset: position)
    }

    /// The data of the CONTINUE records that follow ([MS-XLS] 2.4.58).
    mutating func continuations() -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        while ByteReader.u16(bytes[...], at: position) == RecordType.continuation, let record = next() { parts.append(record.data) }
        return parts
    }

    /// A BIFF stream that was saved without its compound file begins with a BOF of versions 2 to 8.
    static func looksLikeBareStream(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 8, [0x0009, 0x0209, 0x0409, 0x0809].contains(ByteReader.u16(bytes[...], at: 0)) else { return false }
        return [4, 6, 8, 16].contains(ByteReader.u16(bytes[...], at: 2))
    }
}

/// [MS-XLS] 2.3: the records we know.
enum RecordType {
    static let formula = 0x0006
    static let endOfFile = 0x000A
    static let dateMode = 0x0022
    static let filePass = 0x002F
    static let continuation = 0x003C
    static let boundSheet = 0x0085
    static let multipleRK = 0x00BD
    static let multipleBlank = 0x00BE
    static let richString = 0x00D6
    static let extendedFormat = 0x00E0
    static let sharedStrings = 0x00FC
    static let labelSST = 0x00FD
    static let blank = 0x0201
    static let number = 0x0203
    static let label = 0x0204
    static let booleanOrError = 0x0205
    static let string = 0x0207
    static let rk = 0x027E
    static let format = 0x041E
    static let beginOfFile = 0x0809
}
