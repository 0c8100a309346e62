/// A text file read whole.
enum CSVReader {
    static func workbook(_ bytes: [UInt8]) throws(WorkbookError) -> Workbook {
        guard let text = TextDecoding.utf8(bytes) else { throw .unreadable }
        try refuseOtherText(String(decoding: text.prefix(512), as: UTF8.self))
        var texts = TextPool()
        texts.reserve(texts: text.count / 8, bytes: text.count)
        let cells: CellCollector
        do { cells = try Self.cells(text, &texts) } catch { throw error as? WorkbookError ?? .unreadable }
        return Workbook(sheets: [Sheet(name: "Sheet1", cells: cells, texts: texts)], isTextFile: true)
    }

    /// Text of other programs, by how it begins.
    static func refuseOtherText(_ start: some StringProtocol) throws(WorkbookError) {
        let head = start.drop { $0.isWhitespace }.lowercased()
        if head.hasPrefix("<") { throw .unsupported(kind: head.contains("<html") || head.contains("<table") ? "网页" : " XML 文件") }
        if head.hasPrefix("%pdf") { throw .unsupported(kind: " PDF 文件") }
        if head.hasPrefix("{\\rtf") { throw .unsupported(kind: " RTF 文档") }
    }

    private static func cells(_ text: [UInt8], _ texts: inout TextPool) throws -> CellCollector {
        var pieces = [text]
        var cells = CellCollector()
        var reader = try CSVRows { pieces.popLast() }
        var row = 0
        while let fields = try reader.next(&texts) {
            cells.touch(row: row)
            for text in fields where !texts.isEmpty(text) { cells.set(PackedCell(text: text), row: row, column: text - fields.lowerBound) }
            row += 1
            guard cells.count <= Workbook.Limits.cells, row <= Workbook.Limits.rows else { throw WorkbookError.tooLarge }
        }
        return cells
    }
}
