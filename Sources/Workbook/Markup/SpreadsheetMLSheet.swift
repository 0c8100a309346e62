/// A sheet while it is read: rows and cells come one behind the other, except where an index says how far on.
struct SpreadsheetMLSheet {
    let name: String
    var isHidden = false
    private(set) var cells = CellCollector()
    /// Of the open cell, else of its row, its column or the table.
    private(set) var style: String?
    private var rowStyle: String?
    private var columnStyles: [String?] = []
    private var tableStyle: String?
    private var left = 0
    private var row = -1
    private var nextRow = 0
    private var column = -1
    private var nextColumn = 0

    init(name: String) { self.name = name }

    var isInRow: Bool { row >= 0 && column >= 0 }

    /// Places count from 1.
    mutating func beginTable(row: Int?, column: Int?, style: String?) throws(WorkbookError) {
        tableStyle = style
        nextRow = max(nextRow, (row ?? 1) - 1)
        left = max(0, (column ?? 1) - 1)
        guard nextRow < Workbook.Limits.rows else { throw .beyond(.rows) }
        guard left < Workbook.Limits.columns else { throw .beyond(.columns) }
    }

    /// - Parameter span: columns of the same format on its right.
    mutating func addColumn(_ index: Int?, span: Int, style: String?) throws(WorkbookError) {
        let place = try Self.place(index, next: columnStyles.count, origin: 0)
        guard place < Workbook.Limits.columns, span < Workbook.Limits.columns - place else { throw .beyond(.columns) }
        columnStyles += repeatElement(nil, count: place - columnStyles.count)
        columnStyles += repeatElement(style, count: span + 1)
    }

    /// - Parameter span: rows of the same format below it.
    mutating func beginRow(_ index: Int?, span: Int, style: String?) throws(WorkbookError) {
        row = try Self.place(index, next: nextRow, origin: 0)
        guard row < Workbook.Limits.rows, span < Workbook.Limits.rows else { throw .beyond(.rows) }
        nextRow = row + 1 + span
        (column, nextColumn, rowStyle) = (-1, left, style)
        cells.touch(row: row)
    }

    mutating func beginCell(_ index: Int?, across: Int, style: String?) throws(WorkbookError) {
        guard row >= 0 else { throw .unreadable }
        column = try Self.place(index, next: nextColumn, origin: left)
        guard column < Workbook.Limits.columns, across < Workbook.Limits.columns else { throw .beyond(.columns) }
        nextColumn = column + 1 + across
        self.style = style ?? rowStyle ?? (columnStyles.indices.contains(column - left) ? columnStyles[column - left] : nil) ?? tableStyle
    }

    mutating func set(_ cell: PackedCell) { cells.set(cell, row: row, column: column) }

    /// An index that goes back would put one value over another.
    private static func place(_ index: Int?, next: Int, origin: Int) throws(WorkbookError) -> Int {
        guard let index else { return next }
        guard index <= 1 << 24, index - 1 + origin >= next else { throw .unreadable }
        return index - 1 + origin
    }
}
