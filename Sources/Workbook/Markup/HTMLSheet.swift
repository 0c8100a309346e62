/// A table, and those of the same width behind it: systems export a list page by page, or a table for each row, and Excel makes one sheet of them.
struct HTMLSheet {
    let order: Int
    private let width: Int
    /// Of the first table that has a header.
    private var head: HTMLCells
    private(set) var cells = CellCollector()
    private var rowCount = 0
    private(set) var isCut = false

    /// A table of one value is a heading or a frame beside one that has more.
    var isHeading: Bool { cells.count == 1 }
    /// A heading between two pages of a list, where the list goes on.
    var isBetween: Bool { isHeading && width == 1 }

    init(_ table: HTMLTable) throws(WorkbookError) {
        order = table.order
        width = table.width
        head = table.cells.head
        try add(table, without: [])
    }

    /// Whether the table goes on where this ends; not so where it says that it has another header.
    func goesOn(with table: HTMLTable, _ texts: TextPool) -> Bool {
        guard table.width == width else { return false }
        guard head.header != nil, table.cells.hasMarkedHeader, let header = table.cells.header else { return true }
        return isOurs(header, of: table, texts)
    }

    /// Without the rows of its header that are exactly ours.
    mutating func append(_ table: HTMLTable, _ texts: TextPool) throws(WorkbookError) {
        guard head.header != nil else {
            head = table.cells.head
            return try add(table, without: [])
        }
        // One row that is not marked may be a child like the first.
        let header = table.isOneRow && !table.cells.hasMarkedHeader ? nil : table.cells.header
        let rows = header.map { Array(max(0, $0 - Self.titles)...$0) } ?? []
        try add(table, without: rows.filter { isOurs($0, of: table, texts) })
    }

    /// So many above a header are compared.
    private static let titles = 8

    private func isOurs(_ row: Int, of table: HTMLTable, _ texts: TextPool) -> Bool {
        guard let header = head.header, row <= header else { return false }
        return HTMLCells.areEqual(table.cells.row(row), head.row(row), texts)
    }

    private mutating func add(_ table: HTMLTable, without repeated: [Int]) throws(WorkbookError) {
        guard rowCount + table.rowCount <= Workbook.Limits.rows else { throw .beyond(.rows) }
        for value in table.cells.values where !repeated.contains(Int(value.row)) {
            let row = Int(value.row) - repeated.count { $0 < value.row }
            cells.set(value.cell, row: rowCount + row, column: Int(value.column))
        }
        rowCount += table.rowCount - repeated.count
        if rowCount > 0 { cells.touch(row: rowCount - 1) }
        isCut = isCut || table.isCut
    }
}
