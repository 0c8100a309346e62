/// The texts of a workbook behind one another, as valid UTF-8. A million texts are two allocations, and one that is used often stands here once.
struct TextPool: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where each text ends.
    private(set) var ends: [UInt32] = []

    /// So many bytes, texts of all sheets together, are read of one workbook.
    static let limit = 128 << 20

    var count: Int { ends.count }

    mutating func reserve(texts: Int, bytes: Int) {
        ends.reserveCapacity(ends.count + texts)
        self.bytes.reserveCapacity(self.bytes.count + bytes)
    }

    /// What `write` appends becomes one text; its number is returned. It has to be UTF-8.
    mutating func add(_ write: (inout [UInt8]) throws(WorkbookError) -> Void) throws(WorkbookError) -> Int {
        do throws(WorkbookError) {
            try write(&bytes)
            return try endWithinLimit()
        } catch {
            takeBack()
            throw error
        }
    }

    /// The same out of pieces, whose source has errors of its own.
    mutating func add(_ write: (inout [UInt8]) throws(any Error) -> Void) throws -> Int {
        do {
            try write(&bytes)
            return try endWithinLimit()
        } catch {
            takeBack()
            throw error
        }
    }

    /// A text of our own, to be written: there the format alone has a limit.
    mutating func add(own text: String) -> Int {
        bytes += text.utf8
        return end()
    }

    private mutating func takeBack() { bytes.removeLast(bytes.count - Int(ends.last ?? 0)) }

    private mutating func endWithinLimit() throws(WorkbookError) -> Int {
        guard bytes.count <= Self.limit else { throw .beyond(.texts) }
        return end()
    }

    private mutating func end() -> Int {
        ends.append(UInt32(bytes.count))
        return ends.count - 1
    }

    func range(_ text: Int) -> Range<Int> { (text == 0 ? 0 : Int(ends[text - 1]))..<Int(ends[text]) }

    func isEmpty(_ text: Int) -> Bool { range(text).isEmpty }

    /// Swift strings are made only where somebody asks for one.
    subscript(text: Int) -> String { String(decoding: bytes[range(text)], as: UTF8.self) }
}
