/// A compound file ([MS-CFB]): sectors, their allocation table, and named streams.
struct CompoundFile {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    private let sectors: Sectors
    private let table: AllocationTable
    private let miniTable: AllocationTable
    private let miniStream: Sectors
    private let miniCutoff: Int
    private let directory: Directory
    /// What tells where things are lies beyond the end of the file.
    let isCut: Bool

    /// [MS-CFB] 2.2: the header.
    init(_ bytes: [UInt8]) throws(WorkbookError) {
        let header = bytes.span.bytes
        let shift = try header.u16(30)
        guard try header.u16(28) == 0xFFFE, shift == 9 || shift == 12 else { throw .unreadable }
        let sectors = Sectors(bytes: bytes[...], size: 1 << shift)
        self.sectors = sectors
        miniCutoff = try header.u32(56)
        var tableSectors: [Int] = []
        for offset in stride(from: 76, to: 512, by: 4) { tableSectors.append(try header.u32(offset)) }
        tableSectors += try AllocationTable.extended(from: try header.u32(68), sectors)
        table = try AllocationTable(sectors: tableSectors, of: sectors)
        let directoryStart = try header.u32(48)
        directory = Directory(in: try sectors.chain(from: directoryStart, table))
        isCut = (tableSectors + [directoryStart]).contains { Sector.isData($0) && sectors.sector($0) == nil }
        guard let root = directory.root else { throw isCut ? .cutOff : .unreadable }
        let miniTableStart = try header.u32(60)
        miniTable = AllocationTable(try sectors.chain(from: miniTableStart, table))
        // 2.6.3: the root entry's own stream holds the short ones, in sectors of 64 bytes.
        let short = Sector.isData(root.start) ? try sectors.chain(from: root.start, table) : []
        miniStream = Sectors(bytes: short, size: 64, firstAtZero: true)
    }

    /// The stream of that name, in the root storage if it is there; compared without regard to case. Not copied where it lies in one piece.
    func stream(_ name: String) throws(WorkbookError) -> ArraySlice<UInt8>? {
        guard let entry = directory.stream(name) else { return nil }
        guard entry.size > 0 else { return [] }
        let content =
            entry.size < miniCutoff
            ? try miniStream.chain(from: entry.start, miniTable) : try sectors.chain(from: entry.start, table)
        // The records tell whether anything that counts is missing.
        return content.prefix(entry.size)
    }

    func holds(_ name: String) -> Bool { directory.entries.contains { $0.kind != .unused && $0.name == name } }
}

enum Sector {
    /// [MS-CFB] 2.1: numbers above are marks: end of chain, free, part of the table.
    static func isData(_ number: Int) -> Bool { number < 0xFFFF_FFFA }

    static let free: UInt32 = 0xFFFF_FFFF
}

/// The bytes cut into sectors; the header takes the place of the one before number 0.
struct Sectors {
    let bytes: ArraySlice<UInt8>
    let size: Int
    var firstAtZero = false

    var count: Int { bytes.count / size + 1 }

    /// The last sector may be cut short.
    func sector(_ number: Int) -> Range<Int>? {
        let start = bytes.startIndex + (firstAtZero ? number : number + 1) * size
        guard number >= 0, start < bytes.endIndex else { return nil }
        return start..<min(start + size, bytes.endIndex)
    }

    /// Follows a chain; longer than there are sectors means that it runs in a circle.
    func chain(from start: Int, _ table: AllocationTable) throws(WorkbookError) -> ArraySlice<UInt8> {
        var copied: [UInt8]?
        var whole = bytes.startIndex..<bytes.startIndex
        var number = start
        var visited = 0
        while Sector.isData(number) {
            visited += 1
            guard visited <= count else { throw .unreadable }
            guard let sector = sector(number) else { break }
            if copied == nil, whole.isEmpty || whole.upperBound == sector.lowerBound {
                whole = (whole.isEmpty ? sector.lowerBound : whole.lowerBound)..<sector.upperBound
            } else {
                if copied == nil { copied = Array(bytes[whole]) }
                copied?.append(contentsOf: bytes[sector])
            }
            guard let next = table.next(number) else { break }
            number = next
        }
        return copied.map { $0[...] } ?? bytes[whole]
    }
}
