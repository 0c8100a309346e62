/// One sheet. Only rows that hold a value take space.
package struct Sheet: Sendable {
    package struct Row: Sendable {
        /// From 0.
        package let index: Int
        /// From column A; cells behind the last value are left out.
        package let cells: [Cell]
    }

    package let name: String
    package let isHidden: Bool
    /// Rows that hold a value, ascending.
    package let occupiedRows: [Row]
    /// From A1 to the last row and column that hold a value.
    package let rowCount: Int
    package let columnCount: Int
    /// Cells that hold a value.
    package let valueCount: Int
    /// Rows down to the last that holds a value or a format.
    package let extent: Int

    /// `rows` by index; rows and cells without a value may be among them.
    package init(name: String, isHidden: Bool = false, formattedRows: Int = 0, rows: some Sequence<(index: Int, cells: [Cell])>) {
        var occupied: [Row] = []
        var columns = 0
        var values = 0
        for (index, cells) in rows {
            guard let last = cells.lastIndex(where: { !$0.isEmpty }) else { continue }
            occupied.append(Row(index: index, cells: last == cells.count - 1 ? cells : Array(cells[...last])))
            columns = max(columns, last + 1)
            values += cells.reduce(0) { $0 + ($1.isEmpty ? 0 : 1) }
        }
        self.name = name
        self.isHidden = isHidden
        occupiedRows = occupied
        rowCount = occupied.last.map { $0.index + 1 } ?? 0
        extent = max(rowCount, formattedRows)
        columnCount = columns
        valueCount = values
    }

    /// From 0; empty outside.
    package func cell(row: Int, column: Int) -> Cell {
        var low = 0
        var high = occupiedRows.count
        while low < high {
            let middle = (low + high) / 2
            if occupiedRows[middle].index < row { low = middle + 1 } else { high = middle }
        }
        guard low < occupiedRows.count, occupiedRows[low].index == row, occupiedRows[low].cells.indices.contains(column) else {
            return .empty
        }
        return occupiedRows[low].cells[column]
    }
}

/// Collects cells in any order into rows.
struct SheetBuilder {
    private var rows: [Int: [Cell]] = [:]
    private(set) var count = 0
    private var formattedRows = 0

    mutating func set(_ cell: Cell, row: Int, column: Int) {
        formattedRows = max(formattedRows, row + 1)
        guard !cell.isEmpty else { return }
        var cells = rows.removeValue(forKey: row) ?? []
        if column >= cells.count { cells.append(contentsOf: repeatElement(.empty, count: column + 1 - cells.count)) }
        cells[column] = cell
        rows[row] = cells
        count += 1
    }

    func sheet(name: String, isHidden: Bool) -> Sheet {
        Sheet(
            name: name, isHidden: isHidden, formattedRows: formattedRows,
            rows: rows.sorted { $0.key < $1.key }.map { (index: $0.key, cells: $0.value) })
    }
}
