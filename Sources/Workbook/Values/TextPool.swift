/// The texts of a workbook behind one another, as valid UTF-8. A million texts are two allocations, and one that is used often stands here once.
struct TextPool: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where each text ends.
    private(set) var ends: [UInt32] = []

    /// So many bytes, texts of all sheets together, are read of one workbook.
    static let limit = 128 << 20

    var count: Int { ends.count }

    func check() throws(WorkbookError) { if bytes.count > Self.limit { throw .beyond(.texts) } }

    mutating func reserve(texts: Int, bytes: Int) {
        ends.reserveCapacity(ends.count + texts)
        self.bytes.reserveCapacity(self.bytes.count + bytes)
    }

    /// What `write` appends becomes one text; its number is returned. It has to be UTF-8.
    mutating func add<E: Error>(_ write: (inout [UInt8]) throws(E) -> Void) throws(E) -> Int {
        do {
            try write(&bytes)
        } catch {
            bytes.removeLast(bytes.count - Int(ends.last ?? 0))
            throw error
        }
        ends.append(UInt32(bytes.count))
        return ends.count - 1
    }

    mutating func add(_ text: String) -> Int { add { $0 += text.utf8 } }

    func range(_ text: Int) -> Range<Int> { (text == 0 ? 0 : Int(ends[text - 1]))..<Int(ends[text]) }

    func isEmpty(_ text: Int) -> Bool { range(text).isEmpty }

    /// Swift strings are made only where somebody asks for one.
    subscript(text: Int) -> String { String(decoding: bytes[range(text)], as: UTF8.self) }
}
