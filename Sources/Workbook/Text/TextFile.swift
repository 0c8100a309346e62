/// A file of text, read whole: a table of delimited rows, a web page, XML.
enum TextFile {
    static func workbook(_ bytes: [UInt8]) throws(WorkbookError) -> Workbook {
        try ForeignFile.refuse(bytes)
        let text = try TextDecoding.utf8(bytes)
        switch TextKind(text) {
        case .delimited: return try delimited(text)
        case .markup where SpreadsheetML.begins(text): return try SpreadsheetML.workbook(text)
        case .markup: return try HTMLPage.workbook(text)
        case .webArchive: return try WebArchive.workbook(text)
        }
    }

    private static func delimited(_ text: [UInt8]) throws(WorkbookError) -> Workbook {
        var texts = TextPool()
        texts.reserve(texts: text.count / 8, bytes: text.count)
        let cells: CellCollector
        do { cells = try Self.cells(text, &texts) } catch { throw error as? WorkbookError ?? .unreadable }
        return Workbook(sheets: [Sheet(name: "Sheet1", cells: cells, texts: texts)], isTextFile: true)
    }

    private static func cells(_ text: [UInt8], _ texts: inout TextPool) throws -> CellCollector {
        var pieces = [text]
        var cells = CellCollector()
        var reader = try CSVRows { pieces.popLast() }
        var row = 0
        while let fields = try reader.next(&texts) {
            guard row < Workbook.Limits.rows else { throw WorkbookError.beyond(.rows) }
            cells.touch(row: row)
            for text in fields where !texts.isEmpty(text) { cells.set(PackedCell(text: text), row: row, column: text - fields.lowerBound) }
            row += 1
            guard cells.count <= Workbook.Limits.cells else { throw WorkbookError.beyond(.cells) }
        }
        return cells
    }
}
