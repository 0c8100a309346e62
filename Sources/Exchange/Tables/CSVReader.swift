/// Reads CSV as RFC 4180 has it, record by record: CRLF, UTF-8 without BOM, no control character or line break in a field.
struct CSVReader {
    struct Malformed: Error {}

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) throws(Malformed) {
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]), String(validating: bytes, as: UTF8.self) != nil else { throw Malformed() }
        self.bytes = bytes
    }

    /// The next record, which must have `columns` fields; nil at the end. The last record may lack its line end.
    mutating func next(columns: Int) throws(Malformed) -> [String]? {
        guard position < bytes.count else { return nil }
        var record: [String] = []
        record.reserveCapacity(columns)
        while true {
            record.append(try field())
            guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
            guard record.count < columns else { throw Malformed() }
            position += 1
        }
        if position < bytes.count {
            guard bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A else { throw Malformed() }
            position += 2
        }
        guard record.count == columns else { throw Malformed() }
        return record
    }

    /// Reads up to the comma or the record's end.
    private mutating func field() throws(Malformed) -> String {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return try text(plainField()) }
        position += 1
        var content: [UInt8] = []
        while let byte = take() {
            if byte != UInt8(ascii: "\"") {
                content.append(byte)
            } else if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
                content.append(byte)
                position += 1
            } else {
                return try text(content[...])
            }
        }
        throw Malformed()
    }

    private mutating func plainField() throws(Malformed) -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != 0x0D {
            guard bytes[position] != UInt8(ascii: "\"") else { throw Malformed() }
            position += 1
        }
        return bytes[start..<position]
    }

    private mutating func take() -> UInt8? {
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    private func text(_ content: ArraySlice<UInt8>) throws(Malformed) -> String {
        guard !CSVFieldBytes.haveControl(content) else { throw Malformed() }
        return String(decoding: content, as: UTF8.self)
    }
}
