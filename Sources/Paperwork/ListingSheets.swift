import Workbook

extension Listing {
    /// Whether the sheet has room for it, before it is written.
    package func check(fits format: WorkbookFormat) throws(WorkbookError) {
        guard rows.count < format.rowLimit else { throw .tooManyRows(limit: format.rowLimit) }
    }

    /// One sheet, every cell text, the manual's titles as its bold header.
    package func encoded(as format: WorkbookFormat) throws(WorkbookError) -> [UInt8] {
        let shown = columns.indices.filter { !columns[$0].isForPrograms }
        return try SheetDraft(
            name: title, header: shown.map { columns[$0].title }, rows: rows.map { row in shown.map { Cell.text(row[$0].text) } }
        ).encoded(as: format)
    }
}
