import Enrollment
import Paperwork
import Workbook

extension UnitDesk {
    /// The clerk's own rows and columns, failing cells filled, the reasons behind them, and a tag that finds the row again.
    package func errorSheet(_ number: Int, as format: WorkbookFormat) throws -> [UInt8] {
        let judged = try judgedBatch(number)
        let layout = judged.batch.layout
        let rows = judged.rows.filter(\.isRejected).map { row in
            MarkedRow(
                cells: row.cells, marks: Set(row.openErrors.compactMap { PersonField(title: $0.column).flatMap(judged.batch.column) }),
                reasons: row.openErrors.map { "\($0.column)：\($0.message)" }, tail: [MendTag(batch: number, row: row.row.number).text])
        }
        let columns = Array(repeating: "", count: judged.batch.firstColumn) + layout.columns
        return try MarkedRow.sheet(
            name: "错误表", titleRows: Array(judged.batch.heading.dropLast()), header: judged.batch.heading.last ?? columns,
            width: max(columns.count, judged.rows.map(\.cells.count).max() ?? 0), rows: rows, reasonTitle: MendTag.reasonTitle,
            tailTitles: [MendTag.title]
        ).encoded(as: format)
    }
}

extension Layout {
    /// An empty .xls with the layout's header, to be filled in.
    package func template() throws(WorkbookError) -> [UInt8] {
        try SheetDraft(name: title, header: columns, rows: [[String]]()).encoded(as: .xls)
    }
}
