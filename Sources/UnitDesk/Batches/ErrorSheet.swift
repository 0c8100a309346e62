import Enrollment
import Workbook

extension UnitDesk {
    /// The clerk's own rows and columns, failing cells filled, the reasons behind them, and a tag that finds the row again.
    package func errorSheet(_ number: Int, as format: WorkbookFormat) throws -> [UInt8] {
        let judged = try judgedBatch(number)
        let layout = judged.batch.layout
        let titles = judged.batch.heading.dropLast()
        let header = judged.batch.heading.last ?? layout.columns
        let width = max(header.count, judged.rows.map(\.cells.count).max() ?? 0, layout.columns.count)
        func padded(_ cells: [String]) -> [String] { cells + Array(repeating: "", count: width - min(width, cells.count)) }
        var rows: [[Cell]] = []
        var highlights: Set<CellPosition> = []
        for row in judged.rows where row.isRejected {
            for finding in row.openErrors {
                if let field = PersonField(title: finding.column), let column = layout.column(of: field) {
                    highlights.insert(CellPosition(row: titles.count + 1 + rows.count, column: column))
                }
            }
            let reasons = row.openErrors.map { "\($0.column)：\($0.message)" }.joined(separator: "\n")
            let tag = MendTag(batch: number, row: row.row.number).text
            rows.append((padded(row.cells) + [reasons, tag]).map { Cell.text($0) })
        }
        return try SheetDraft(
            name: "错误表", titleRows: titles.map { $0.map { Cell.text($0) } }, header: padded(header) + [MendTag.reasonTitle, MendTag.title],
            rows: rows, highlights: highlights
        ).encoded(as: format)
    }
}

extension Layout {
    /// An empty .xls with the layout's header, to be filled in.
    package func template() throws(WorkbookError) -> [UInt8] {
        try SheetDraft(name: title, header: columns, rows: [[String]]()).encoded(as: .xls)
    }
}
