import CenterStore
import Paperwork
import Workbook

extension SheetKind {
    /// An empty sheet to fill in, its header in place.
    package func template(as format: WorkbookFormat) throws(WorkbookError) -> [UInt8] {
        try Listing(title: title, columns: columns.map { ListingColumn($0, $0) }, rows: []).encoded(as: format)
    }
}
