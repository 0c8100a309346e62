@testable import Workbook

extension Sheet {
    /// Its rows that hold a value, as a person reads them.
    var shown: [[String]] { occupiedRows.map { $0.cells.map(\.displayText) } }
}

extension Workbook {
    init(_ text: String) throws { try self.init(reading: Array(text.utf8)) }
}
