/// Where the cells of a table come to stand (HTML Living Standard, 4.9.12): side by side, except where one from above reaches down.
struct TableGrid {
    private(set) var row = -1
    /// Of the widest row.
    private(set) var width = 0
    private var column = 0
    /// By column, the first row that is free again.
    private var freeFrom: [Int] = []
    /// Places that wide and tall cells took, so that a few bytes of a page cannot ask for endless work.
    private var covered = 0

    mutating func beginRow() throws(WorkbookError) {
        row += 1
        column = 0
        guard row < Workbook.Limits.rows else { throw .beyond(.rows) }
    }

    /// No cell reaches beyond its section.
    mutating func endSection() { freeFrom.removeAll(keepingCapacity: true) }

    /// The column of the row's next cell.
    mutating func place(columns: Int, rows: Int) throws(WorkbookError) -> Int {
        while column < freeFrom.count, freeFrom[column] > row {
            column += 1
            covered += 1
        }
        let place = column
        guard place < Workbook.Limits.columns else { throw .beyond(.columns) }
        column = min(column + columns, Workbook.Limits.columns)
        width = max(width, column)
        if rows > 1 {
            let added = max(0, column - freeFrom.count)
            covered += column - place + added
            freeFrom += repeatElement(0, count: added)
            for column in place..<column { freeFrom[column] = row + rows }
        }
        guard covered <= Workbook.Limits.cells else { throw .beyond(.cells) }
        return place
    }
}
