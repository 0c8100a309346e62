/// [MS-CFB] 2.3: which sector follows which.
struct AllocationTable {
    private let entries: [UInt32]

    init(_ bytes: ArraySlice<UInt8>) { entries = Self.words(bytes) }

    /// What is not there of a sector of the table counts as free.
    init(sectors numbers: [Int], of sectors: Sectors) throws(WorkbookError) {
        var entries: [UInt32] = []
        for number in numbers where Sector.isData(number) {
            guard entries.count <= sectors.count + sectors.size else { break }
            let words = sectors.sector(number).map { Self.words(sectors.bytes[$0]) } ?? []
            entries += words + Array(repeating: Sector.free, count: sectors.size / 4 - words.count)
        }
        self.entries = entries
    }

    func next(_ sector: Int) -> Int? { sector < entries.count ? Int(entries[sector]) : nil }

    /// 2.5: numbers of table sectors that have no room in the header stand in a chain of their own.
    static func extended(from start: Int, _ sectors: Sectors) throws(WorkbookError) -> [Int] {
        var numbers: [Int] = []
        var next = start
        var visited = 0
        while Sector.isData(next) {
            visited += 1
            guard visited <= sectors.count else { throw .unreadable }
            // A damaged tail: what the table says so far has to do.
            guard let place = sectors.sector(next) else { break }
            let entries = words(sectors.bytes[place])
            numbers += entries.dropLast().map(Int.init)
            guard let last = entries.last else { break }
            next = Int(last)
        }
        return numbers
    }

    private static func words(_ bytes: ArraySlice<UInt8>) -> [UInt32] {
        let span = bytes.span.bytes
        var words: [UInt32] = []
        words.reserveCapacity(span.byteCount / 4)
        for offset in stride(from: 0, to: span.byteCount - span.byteCount % 4, by: 4) {
            words.append(UInt32(littleEndian: span.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        }
        return words
    }
}
