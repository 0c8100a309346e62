/// A text file read whole.
enum CSVReader {
    static func workbook(_ bytes: [UInt8]) throws(WorkbookError) -> Workbook {
        guard let text = TextDecoding.text(bytes) else { throw .unreadable }
        try refuseOtherText(text.prefix(512))
        let rows = try rows(Array(text.utf8))
        return Workbook(
            sheets: [Sheet(name: "Sheet1", formattedRows: rows.count, rows: rows.enumerated().lazy.map { (index: $0, cells: $1) })],
            isTextFile: true)
    }

    /// Text of other programs, by how it begins.
    static func refuseOtherText(_ start: some StringProtocol) throws(WorkbookError) {
        let head = start.drop { $0.isWhitespace }.lowercased()
        if head.hasPrefix("<") { throw .unsupported(kind: head.contains("<html") || head.contains("<table") ? "网页" : " XML 文件") }
        if head.hasPrefix("%pdf") { throw .unsupported(kind: " PDF 文件") }
        if head.hasPrefix("{\\rtf") { throw .unsupported(kind: " RTF 文档") }
    }

    private static func rows(_ bytes: [UInt8]) throws(WorkbookError) -> [[Cell]] {
        var pieces = [bytes]
        var rows: [[Cell]] = []
        var count = 0
        do {
            var reader = try CSVRows { pieces.popLast() }
            while let cells = try reader.next() {
                count += cells.count
                rows.append(cells)
                guard count <= Workbook.Limits.cells, rows.count <= Workbook.Limits.rows else { throw WorkbookError.tooLarge }
            }
        } catch {
            throw error as? WorkbookError ?? .unreadable
        }
        return rows
    }
}
