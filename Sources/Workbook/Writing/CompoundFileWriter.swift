/// A compound file of version 3 with one stream ([MS-CFB] 2.2 to 2.6).
enum CompoundFileWriter {
    private static let sector = 512
    private static let free = 0xFFFF_FFFF
    private static let endOfChain = 0xFFFF_FFFE
    private static let tableSector = 0xFFFF_FFFD
    private static let extensionSector = 0xFFFF_FFFC

    /// The stream is padded to the 4,096 bytes below which it would have to be a mini stream; a BIFF reader stops at EOF.
    static func file(stream name: String, _ write: (inout ByteWriter) -> Void) -> [UInt8] {
        var out = ByteWriter()
        out.append(zeros: sector)
        write(&out)
        out.append(zeros: max(0, 4096 + sector - out.count))
        let size = out.count - sector
        out.pad(to: sector)
        let dataSectors = out.count / sector - 1
        let (tables, extensions) = allocation(for: dataSectors + 1)
        // In this order: the stream, the directory, the table, the table's extension.
        let directory = dataSectors
        let tableStart = directory + 1
        let extensionStart = tableStart + tables
        out.put(
            header(tables: tables, tableStart: tableStart, extensions: extensions, extensionStart: extensionStart, directory: directory),
            at: 0)
        out.append(directorySector(name, size: size))
        out.append(tableSectors(dataSectors, tables: tables, extensions: extensions))
        out.append(extensionSectors(tables: tables, tableStart: tableStart, extensions: extensions, extensionStart: extensionStart))
        return out.bytes
    }

    static func file(stream name: String, _ content: [UInt8]) -> [UInt8] { file(stream: name) { $0.append(content) } }

    /// Table sectors count themselves and those of their extension.
    private static func allocation(for content: Int) -> (tables: Int, extensions: Int) {
        var tables = 1
        var extensions = 0
        while tables * 128 < content + tables + extensions {
            tables += 1
            extensions = tables > 109 ? (tables - 109 + 126) / 127 : 0
        }
        return (tables, extensions)
    }

    private static func header(tables: Int, tableStart: Int, extensions: Int, extensionStart: Int, directory: Int) -> [UInt8] {
        var out = ByteWriter()
        out.append(CompoundFile.signature)
        out.append(zeros: 16)
        out.u16(0x003E)
        out.u16(3)
        out.u16(0xFFFE)
        out.u16(9)
        out.u16(6)
        out.append(zeros: 10)
        out.u32(tables)
        out.u32(directory)
        out.u32(0)
        out.u32(4096)
        out.u32(endOfChain)
        out.u32(0)
        out.u32(extensions > 0 ? extensionStart : endOfChain)
        out.u32(extensions)
        for index in 0..<109 { out.u32(index < tables ? tableStart + index : free) }
        return out.bytes
    }

    private static func directorySector(_ name: String, size: Int) -> [UInt8] {
        var out = ByteWriter()
        func entry(_ name: String, kind: Int, child: Int, start: Int, size: Int) {
            let units = Array(name.utf16)
            for index in 0..<32 { out.u16(index < units.count ? Int(units[index]) : 0) }
            out.u16(name.isEmpty ? 0 : (units.count + 1) * 2)
            out.u8(kind)
            out.u8(1)
            out.u32(free)
            out.u32(free)
            out.u32(child)
            out.append(zeros: 36)
            out.u32(start)
            out.u32(size)
            out.u32(0)
        }
        entry("Root Entry", kind: 5, child: 1, start: endOfChain, size: 0)
        entry(name, kind: 2, child: free, start: 0, size: size)
        entry("", kind: 0, child: free, start: 0, size: 0)
        entry("", kind: 0, child: free, start: 0, size: 0)
        return out.bytes
    }

    private static func tableSectors(_ dataSectors: Int, tables: Int, extensions: Int) -> [UInt8] {
        var out = ByteWriter()
        for index in 0..<dataSectors { out.u32(index == dataSectors - 1 ? endOfChain : index + 1) }
        out.u32(endOfChain)
        for _ in 0..<tables { out.u32(tableSector) }
        for _ in 0..<extensions { out.u32(extensionSector) }
        out.pad(to: sector, with: 0xFF)
        return out.bytes
    }

    private static func extensionSectors(tables: Int, tableStart: Int, extensions: Int, extensionStart: Int) -> [UInt8] {
        var out = ByteWriter()
        for index in 0..<extensions {
            for slot in 0..<127 {
                let table = 109 + index * 127 + slot
                out.u32(table < tables ? tableStart + table : free)
            }
            out.u32(index == extensions - 1 ? endOfChain : extensionStart + index + 1)
        }
        return out.bytes
    }
}
