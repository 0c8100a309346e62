/// Reads a BIFF8 workbook ([MS-XLS]): the globals, then each sheet.
enum BIFFWorkbook {
    static func read(_ file: CompoundFile) throws(WorkbookError) -> Workbook {
        if file.entries.contains(where: { $0.name == "EncryptedPackage" }) { throw .encrypted }
        if let stream = try file.stream("Workbook") { return try read(stream: stream) }
        // Excel 5.0 and 95 named it so; a few programs go on to, with the newer records.
        if let stream = try file.stream("Book") { return try read(stream: stream) }
        if file.entries.contains(where: { $0.name == "WordDocument" }) { throw .unsupported(kind: " Word 文档") }
        throw .unreadable
    }

    static func read(stream bytes: [UInt8]) throws(WorkbookError) -> Workbook {
        let globals = try WorkbookGlobals(bytes)
        var sheets: [Sheet] = []
        var budget = Workbook.Limits.cells
        for bound in globals.sheets where bound.isWorksheet {
            sheets.append(try WorksheetReader(globals: globals).sheet(bound, in: bytes, budget: &budget))
        }
        guard !sheets.isEmpty else { throw .unreadable }
        return Workbook(sheets: sheets)
    }
}

/// [MS-XLS] 2.4.28: a sheet's place, name and visibility.
struct BoundSheet {
    let offset: Int
    let isHidden: Bool
    let isWorksheet: Bool
    let name: String

    init(_ data: ArraySlice<UInt8>) throws(WorkbookError) {
        var reader = ByteReader(data)
        offset = try reader.u32()
        isHidden = try reader.u8() & 0x03 != 0
        isWorksheet = try reader.u8() == 0
        var strings = UnicodeStringReader(try reader.take(reader.left))
        name = try strings.string(isShort: true)
    }
}

/// What the sheets share ([MS-XLS] 2.1.7.20.3, the globals substream).
struct WorkbookGlobals {
    private(set) var sheets: [BoundSheet] = []
    private(set) var strings: [String] = []
    private(set) var dates = DateSystem()
    /// By the index that a cell gives.
    private(set) var formats: [NumberFormat] = []

    init(_ bytes: [UInt8]) throws(WorkbookError) {
        var stream = BIFFStream(bytes)
        guard let first = stream.next(), first.type == RecordType.beginOfFile, let version = ByteReader.u16(first.data, at: 0) else {
            if BIFFStream.looksLikeBareStream(bytes) { throw .unsupported(kind: "很旧的 Excel 格式") }
            throw .unreadable
        }
        guard version == 0x0600 else { throw .unsupported(kind: "Excel 5.0/95 的旧格式") }
        var custom: [Int: NumberFormat] = [:]
        var cellFormats: [Int] = []
        while let record = stream.next(), record.type != RecordType.endOfFile {
            var reader = ByteReader(record.data)
            switch record.type {
            case RecordType.filePass: throw .encrypted
            case RecordType.dateMode: dates.is1904 = try reader.u16() == 1
            case RecordType.boundSheet: sheets.append(try BoundSheet(record.data))
            case RecordType.sharedStrings: strings = try Self.sharedStrings(record.data, stream.continuations())
            case RecordType.format:
                let number = try reader.u16()
                var text = UnicodeStringReader(try reader.take(reader.left))
                custom[number] = NumberFormat(try text.string())
            case RecordType.extendedFormat:
                try reader.skip(2)
                cellFormats.append(try reader.u16())
            default: continue
            }
        }
        formats = cellFormats.map { custom[$0] ?? NumberFormat(builtIn: $0) }
    }

    /// [MS-XLS] 2.4.265: the count is bounded by the bytes there are, three at the least for a string.
    private static func sharedStrings(_ first: ArraySlice<UInt8>, _ rest: [ArraySlice<UInt8>]) throws(WorkbookError) -> [String] {
        var reader = UnicodeStringReader(first, continuations: rest)
        _ = try reader.u32()
        let count = try reader.u32()
        let available = rest.reduce(first.count) { $0 + $1.count }
        guard count <= available / 3 else { throw .unreadable }
        var strings: [String] = []
        strings.reserveCapacity(count)
        for _ in 0..<count { strings.append(try reader.string()) }
        return strings
    }
}
