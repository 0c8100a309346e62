import Workbook

/// A row of an error sheet: somebody's own cells, which of them fail, and why.
package struct MarkedRow: Sendable {
    package let cells: [String]
    /// Columns, from 0.
    package let marks: Set<Int>
    package let reasons: [String]
    /// Cells behind the reasons.
    package let tail: [String]

    package init(cells: [String], marks: Set<Int>, reasons: [String], tail: [String] = []) {
        self.cells = cells
        self.marks = marks
        self.reasons = reasons
        self.tail = tail
    }

    /// The rows in their own columns, failing cells filled, the reasons behind the last column of any.
    ///
    /// - Parameters:
    ///   - width: at least so many columns before the reasons.
    ///   - tailTitles: over what stands behind the reasons.
    package static func sheet(
        name: String, titleRows: [[String]] = [], header: [String], width: Int, rows: [MarkedRow], reasonTitle: String,
        tailTitles: [String] = []
    ) -> SheetDraft {
        let width = max(header.count, width, rows.map(\.cells.count).max() ?? 0)
        func padded(_ cells: [String]) -> [String] { cells + Array(repeating: "", count: width - cells.count) }
        let first = titleRows.count + 1
        return SheetDraft(
            name: name, titleRows: titleRows.map { $0.map { Cell.text($0) } }, header: padded(header) + [reasonTitle] + tailTitles,
            rows: rows.map { row in (padded(row.cells) + [row.reasons.joined(separator: "\n")] + row.tail).map { Cell.text($0) } },
            highlights: Set(rows.enumerated().flatMap { index, row in row.marks.map { CellPosition(row: first + index, column: $0) } }))
    }
}
