/// The records of a workbook stream ([MS-XLS] 2.1.4): a type, the length of the data, the data.
struct BIFFRecords {
    struct Record {
        let type: Int
        /// Where its data stand in the stream.
        let data: Range<Int>
    }

    private(set) var position: Int

    init(at position: Int) { self.position = position }

    /// nil at the end, and where a record is cut short.
    @inline(__always)
    mutating func next(_ stream: RawSpan) -> Record? {
        guard position >= 0, position <= stream.byteCount - 4 else { return nil }
        let head = UInt32(littleEndian: stream.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt32.self))
        let start = position + 4
        let end = start + Int(head >> 16)
        guard end <= stream.byteCount else { return nil }
        position = end
        return Record(type: Int(head & 0xFFFF), data: start..<end)
    }

    /// Where the data of the CONTINUE records that follow stand ([MS-XLS] 2.4.58).
    mutating func continuations(_ stream: RawSpan) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        while true {
            let here = position
            guard let record = next(stream) else { return parts }
            guard record.type == RecordType.continuation else {
                position = here
                return parts
            }
            parts.append(record.data)
        }
    }
}
