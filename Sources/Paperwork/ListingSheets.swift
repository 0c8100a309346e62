import Workbook

extension Listing {
    /// One sheet, every cell text, the manual's titles as its bold header.
    package func encoded(as format: WorkbookFormat) throws(WorkbookError) -> [UInt8] {
        try SheetDraft(name: title, header: header, rows: texts).encoded(as: format)
    }
}
