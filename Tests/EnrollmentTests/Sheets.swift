@testable import Enrollment

/// Sheets of texts; an empty one is no cell, and a row without cells is no row.
enum Sheets {
    static func sheet(_ rows: [[String]], name: String = "Sheet1", rowCount: Int? = nil, isHidden: Bool = false) -> SourceSheet {
        let cells = rows.map { $0.map { $0.isEmpty ? SourceCell.empty : .text($0) } }
        let numbered = cells.enumerated().map { SourceRow(number: $0 + 1, cells: $1) }.filter { !$0.cells.isEmpty }
        return SourceSheet(name: name, rows: SourceRows(numbered), rowCount: rowCount ?? rows.count, isTextFile: false, isHidden: isHidden)
    }
}
