/// A compound file ([MS-CFB]): sectors, their allocation table, and named streams.
struct CompoundFile {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    private static let largestSector = 0xFFFF_FFFA

    private let bytes: [UInt8]
    private let sectorSize: Int
    private let table: [UInt32]
    private let miniTable: [UInt32]
    private let miniStream: [UInt8]
    private let miniCutoff: Int
    let entries: [DirectoryEntry]

    /// [MS-CFB] 2.2: the header.
    init(_ bytes: [UInt8]) throws(WorkbookError) {
        var header = ByteReader(bytes)
        try header.seek(26)
        let version = try header.u16()
        guard try header.u16() == 0xFFFE else { throw .unreadable }
        let shift = try header.u16()
        guard shift == 9 || shift == 12, version == 3 || version == 4 else { throw .unreadable }
        let sectorSize = 1 << shift
        try header.seek(48)
        let directoryStart = try header.u32()
        try header.seek(56)
        let miniCutoff = try header.u32()
        let miniTableStart = try header.u32()
        try header.skip(4)
        let difatStart = try header.u32()
        try header.skip(4)
        let sectors = Sectors(bytes: bytes, size: sectorSize)
        let table = try Self.allocationTable(sectors, &header, difatStart: difatStart)
        self.bytes = bytes
        self.sectorSize = sectorSize
        self.table = table
        self.miniCutoff = miniCutoff
        entries = DirectoryEntry.all(in: try sectors.chain(from: directoryStart, table))
        guard let root = entries.first, root.kind == .root else { throw .unreadable }
        miniTable = miniTableStart <= Self.largestSector ? words(try sectors.chain(from: miniTableStart, table)) : []
        miniStream = root.start <= Self.largestSector ? try sectors.chain(from: root.start, table) : []
    }

    /// The stream of that name in the root storage, compared without regard to case.
    func stream(_ name: String) throws(WorkbookError) -> [UInt8]? {
        guard let entry = entries.first(where: { $0.kind == .stream && $0.name.lowercased() == name.lowercased() }) else { return nil }
        guard entry.size > 0 else { return [] }
        let content: [UInt8]
        if entry.size < miniCutoff {
            content = try Sectors(bytes: miniStream, size: 64, firstAtZero: true).chain(from: entry.start, miniTable)
        } else {
            content = try Sectors(bytes: bytes, size: sectorSize).chain(from: entry.start, table)
        }
        // A truncated tail is tolerated: the records tell where they end.
        return Array(content.prefix(entry.size))
    }

    /// [MS-CFB] 2.5: the first 109 sector numbers of the table stand in the header, the rest in a chain of their own.
    private static func allocationTable(_ sectors: Sectors, _ header: inout ByteReader, difatStart: Int) throws(WorkbookError) -> [UInt32] {
        var numbers: [Int] = []
        for _ in 0..<109 { numbers.append(try header.u32()) }
        var next = difatStart
        var visited = 0
        while next <= largestSector {
            visited += 1
            guard visited <= sectors.count, let sector = sectors.sector(next) else { throw .unreadable }
            let entries = words(Array(sector))
            numbers += entries.dropLast().map(Int.init)
            next = entries.last.map(Int.init) ?? Int(UInt32.max)
        }
        var table: [UInt32] = []
        for number in numbers where number <= largestSector {
            guard table.count <= sectors.count + sectors.size else { break }
            guard let sector = sectors.sector(number) else { continue }
            table += words(Array(sector))
        }
        return table
    }
}

/// The bytes cut into sectors; the header takes the place of the one before number 0.
private struct Sectors {
    let bytes: [UInt8]
    let size: Int
    var firstAtZero = false

    var count: Int { bytes.count / size + 1 }

    /// The last sector may be cut short.
    func sector(_ number: Int) -> ArraySlice<UInt8>? {
        let start = (firstAtZero ? number : number + 1) * size
        guard number >= 0, start < bytes.count else { return nil }
        return bytes[start..<min(start + size, bytes.count)]
    }

    /// Follows a chain; longer than there are sectors means that it runs in a circle.
    func chain(from start: Int, _ table: [UInt32]) throws(WorkbookError) -> [UInt8] {
        var content: [UInt8] = []
        var number = start
        var visited = 0
        while number < 0xFFFF_FFFA {
            visited += 1
            guard visited <= count else { throw .unreadable }
            guard let sector = sector(number) else { return content }
            content += sector
            guard number < table.count else { return content }
            number = Int(table[number])
        }
        return content
    }
}

private func words(_ bytes: [UInt8]) -> [UInt32] {
    stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { offset in
        UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 | UInt32(bytes[offset + 2]) << 16 | UInt32(bytes[offset + 3]) << 24
    }
}
