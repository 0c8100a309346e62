/// Where the cells of a table come to stand (HTML Living Standard, 4.9.12): side by side, except where one from above reaches down.
struct TableGrid {
    private(set) var row = -1
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

    /// The column of the row's next cell.
    mutating func place(columns: Int, rows: Int) throws(WorkbookError) -> Int {
        while column < freeFrom.count, freeFrom[column] > row {
            column += 1
            covered += 1
        }
        let place = column
        guard place < Workbook.Limits.columns else { throw .beyond(.columns) }
        column = min(column + columns, Workbook.Limits.columns)
        if rows > 1 {
            covered += column - place
            freeFrom += repeatElement(0, count: max(0, column - freeFrom.count))
            for column in place..<column { freeFrom[column] = row + rows }
        }
        guard covered <= Workbook.Limits.cells else { throw .beyond(.cells) }
        return place
    }
}
