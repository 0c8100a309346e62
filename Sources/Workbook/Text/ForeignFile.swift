/// Files of other programs that begin in a way of their own.
enum ForeignFile {
    private static let unread: [(start: [UInt8], kind: String)] = [
        (Array("%PDF".utf8), " PDF 文件"), (Array("{\\rtf".utf8), " RTF 文档"), (Array("%!PS".utf8), " PostScript 文件"),
        ([0xC5, 0xD0, 0xD3, 0xC6], " PostScript 文件"),
        ([0x89, 0x50, 0x4E, 0x47], "图片"), ([0xFF, 0xD8, 0xFF], "图片"), (Array("GIF8".utf8), "图片"), ([0x49, 0x49, 0x2A, 0x00], "图片"),
        ([0x4D, 0x4D, 0x00, 0x2A], "图片"), (Array("SQLite format 3".utf8), "数据库"),
    ]

    private static let packed: [[UInt8]] = [
        Array("PK\u{5}\u{6}".utf8), Array("Rar!\u{1A}".utf8), [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], [0x1F, 0x8B, 0x08],
    ]

    static func refuse(_ bytes: [UInt8]) throws(WorkbookError) {
        if packed.contains(where: { bytes.starts(with: $0) }) { throw .packed }
        let start = bytes.prefix(64).drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        if let file = unread.first(where: { start.starts(with: $0.start) }) { throw .unsupported(kind: file.kind) }
        if beginsJSON(start) { throw .unsupported(kind: " JSON 数据") }
        if isSYLK(start) { throw .unsupported(kind: " SYLK 文件") }
        if isDBF(bytes) { throw .unsupported(kind: " DBF 数据表") }
        // Two letters are too few: the size and four reserved bytes follow.
        if bytes.starts(with: Array("BM".utf8)), bytes.count > 10, bytes[6..<10].allSatisfy({ $0 == 0 }) { throw .unsupported(kind: "图片") }
    }

    /// A name or a text in brackets.
    private static func beginsJSON(_ start: ArraySlice<UInt8>) -> Bool {
        let isBracket = { (byte: UInt8) in byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") }
        let inside = start.drop { isBracket($0) || $0 == 0x20 || (0x09...0x0D).contains($0) }
        return start.first.map(isBracket) == true && inside.first == UInt8(ascii: "\"")
    }

    /// `ID;PWXL`, and the next line is a letter's as well: `ID;Phone` may be the header of a list.
    private static func isSYLK(_ start: ArraySlice<UInt8>) -> Bool {
        guard start.starts(with: "ID;P".utf8) else { return false }
        let next = start.drop { $0 >= 0x20 }.drop { $0 < 0x20 }
        return "BCFOP".utf8.contains(next.first ?? 0) && next.dropFirst().first == UInt8(ascii: ";")
    }

    /// dBASE and FoxPro: a version, the day of the last change, and fields of 32 bytes up to a carriage return.
    private static func isDBF(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 32, [0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8B, 0xF5].contains(bytes[0]),
            (1...12).contains(bytes[2]), (1...31).contains(bytes[3])
        else { return false }
        let header = Int(bytes[8]) | Int(bytes[9]) << 8
        return header > 32 && (header % 32 == 1 || header % 32 == 8) && (header > bytes.count || bytes[32..<header].contains(0x0D))
    }
}
