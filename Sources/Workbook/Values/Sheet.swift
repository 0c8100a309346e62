/// One sheet. Only places that hold a value take space.
package struct Sheet: Sendable {
    package let name: String
    package let isHidden: Bool
    /// Rows down to the last that holds a value or a format.
    package let extent: Int
    /// From A1 to the last column that holds a value.
    package let columnCount: Int
    let table: CellTable

    init(name: String, isHidden: Bool = false, cells: consuming CellCollector, texts: TextPool) {
        self.name = name
        self.isHidden = isHidden
        extent = cells.extent
        table = cells.table(texts)
        columnCount = table.columns.max().map { Int($0) + 1 } ?? 0
    }

    /// From A1 to the last row that holds a value.
    package var rowCount: Int { table.lastRow.map { $0 + 1 } ?? 0 }

    /// Cells that hold a value.
    package var valueCount: Int { table.cells.count }

    /// Rows that hold a value, ascending.
    package var occupiedRows: Rows { Rows(table: table) }

    /// From 0; empty outside.
    package func cell(row: Int, column: Int) -> Cell {
        table.position(ofRow: row).map { table.cell(table[$0], column: column).cell(table.texts) } ?? .empty
    }

    package struct Rows: RandomAccessCollection, Sendable {
        let table: CellTable

        package var startIndex: Int { 0 }
        package var endIndex: Int { table.count }
        package subscript(position: Int) -> Row { Row(table: table, row: table[position]) }
    }

    package struct Row: Sendable {
        let table: CellTable
        let row: CellTable.Row

        /// From 0.
        package var index: Int { row.index }
        /// From column A to the last value.
        package var cells: Cells { Cells(table: table, row: row) }
    }

    /// Cells are made when they are asked for.
    package struct Cells: RandomAccessCollection, Sendable {
        private let table: CellTable
        private let row: CellTable.Row
        package let endIndex: Int

        init(table: CellTable, row: CellTable.Row) {
            self.table = table
            self.row = row
            endIndex = row.places.isEmpty ? 0 : Int(table.columns[row.places.upperBound - 1]) + 1
        }

        package var startIndex: Int { 0 }
        package subscript(column: Int) -> Cell { table.cell(row, column: column).cell(table.texts) }
    }
}
