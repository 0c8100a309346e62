import Workbook

extension Listing {
    /// One sheet, every cell text, the manual's titles as its bold header.
    package func encoded(as format: WorkbookFormat) throws(WorkbookError) -> [UInt8] {
        let shown = forPeople
        return try SheetDraft(name: shown.title, header: shown.header, rows: shown.texts).encoded(as: format)
    }
}
