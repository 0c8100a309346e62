@testable import Workbook

/// A compound file put together sector by sector.
struct CompoundBytes {
    struct Stream {
        let name: String
        let content: [UInt8]
        /// Where its sectors lie, in order; behind one another where nil.
        var scattered: Bool = false
    }

    var sectorSize = 512
    var streams: [Stream]
    /// In a storage of its own instead of the root.
    var inside: String?

    private static let end = 0xFFFF_FFFE
    private static let free = 0xFFFF_FFFF

    /// Streams below 4,096 bytes go into the mini stream, as the format asks.
    var bytes: [UInt8] {
        var table: [Int] = []
        var sectors: [[UInt8]] = []
        func add(_ content: [UInt8], scattered: Bool = false) -> Int {
            let pieces = stride(from: 0, to: content.count, by: sectorSize).map { Array(content[$0..<min($0 + sectorSize, content.count)]) }
            guard !pieces.isEmpty else { return Self.end }
            let first = sectors.count
            // Backwards, so that each sector but the last is followed by the one before it in the file.
            let order = scattered ? Array(pieces.indices.reversed()) : Array(pieces.indices)
            for place in order {
                sectors.append(pieces[place] + [UInt8](repeating: 0, count: sectorSize - pieces[place].count))
                table.append(0)
            }
            func sector(_ piece: Int) -> Int { first + (scattered ? pieces.count - 1 - piece : piece) }
            for piece in pieces.indices { table[sector(piece)] = piece == pieces.count - 1 ? Self.end : sector(piece + 1) }
            return sector(0)
        }
        var mini: [UInt8] = []
        var miniTable: [Int] = []
        var places: [Int] = []
        for stream in streams {
            guard stream.content.count < 4096 else {
                places.append(add(stream.content, scattered: stream.scattered))
                continue
            }
            let first = miniTable.count
            let count = (stream.content.count + 63) / 64
            mini += stream.content + [UInt8](repeating: 0, count: count * 64 - stream.content.count)
            for piece in 0..<count { miniTable.append(piece == count - 1 ? Self.end : first + piece + 1) }
            places.append(count == 0 ? Self.end : first)
        }
        let miniStart = add(mini)
        let miniTableStart = add(miniTable.flatMap(Self.word))
        var entries = [entry("Root Entry", kind: 5, child: inside == nil ? 1 : streams.count + 1, start: miniStart, size: mini.count)]
        for (index, stream) in streams.enumerated() {
            let next = index + 1 < streams.count ? index + 2 : Self.free
            entries.append(entry(stream.name, kind: 2, right: next, start: places[index], size: stream.content.count))
        }
        if let inside { entries.append(entry(inside, kind: 1, child: 1, start: Self.end, size: 0)) }
        let directory = add(entries.flatMap { $0 })
        let perSector = sectorSize / 4
        var tables = 1
        while tables * perSector < table.count + tables { tables += 1 }
        let tableStart = sectors.count
        table += Array(repeating: 0xFFFF_FFFD, count: tables)
        table += Array(repeating: Self.free, count: tables * perSector - table.count)
        var head: [UInt8] = CompoundFile.signature + [UInt8](repeating: 0, count: 16)
        head += BIFFBytes.hex("3E 00") + (sectorSize == 512 ? [3, 0] : [4, 0]) + BIFFBytes.hex("FE FF")
        head += (sectorSize == 512 ? [9, 0] : [12, 0]) + BIFFBytes.hex("06 00") + [UInt8](repeating: 0, count: 10)
        for value in [tables, directory, 0, 4096, miniTableStart, 1, Self.end, 0] { head += Self.word(value) }
        for index in 0..<109 { head += Self.word(index < tables ? tableStart + index : Self.free) }
        head += [UInt8](repeating: 0, count: sectorSize - head.count)
        return head + sectors.flatMap { $0 } + table.flatMap(Self.word)
    }

    static func word(_ value: Int) -> [UInt8] { [0, 8, 16, 24].map { UInt8(value >> $0 & 0xFF) } }

    private func entry(_ name: String, kind: UInt8, right: Int = free, child: Int = free, start: Int, size: Int) -> [UInt8] {
        let units = Array(name.utf16)
        var out = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        out += [UInt8](repeating: 0, count: 64 - out.count)
        out += [UInt8((units.count + 1) * 2), 0, kind, 1] + Self.word(Self.free) + Self.word(right) + Self.word(child)
        out += [UInt8](repeating: 0, count: 36) + Self.word(start) + Self.word(size) + Self.word(0)
        return out
    }
}
