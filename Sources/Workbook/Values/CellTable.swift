/// The values of one sheet, row by row, each with its column: what holds nothing takes no space, however far out the next value stands.
final class CellTable: Sendable {
    struct Row: Sendable {
        /// From 0.
        let index: Int
        /// Its values, in the order of their columns.
        let places: Range<Int>
    }

    private let indexes: [UInt32]
    /// Where each row begins, and where the last one ends.
    private let starts: [UInt32]
    let columns: [UInt16]
    let cells: [PackedCell]
    let texts: TextPool

    fileprivate init(indexes: [UInt32], starts: [UInt32], columns: [UInt16], cells: [PackedCell], texts: TextPool) {
        self.indexes = indexes
        self.starts = starts
        self.columns = columns
        self.cells = cells
        self.texts = texts
    }

    /// Rows that hold a value.
    var count: Int { indexes.count }
    var lastRow: Int? { indexes.last.map(Int.init) }

    subscript(position: Int) -> Row {
        Row(index: Int(indexes[position]), places: Int(starts[position])..<Int(starts[position + 1]))
    }

    /// The position of a row by its index.
    func position(ofRow index: Int) -> Int? {
        var low = 0
        var high = indexes.count
        while low < high {
            let middle = (low + high) / 2
            if Int(indexes[middle]) < index { low = middle + 1 } else { high = middle }
        }
        return low < indexes.count && Int(indexes[low]) == index ? low : nil
    }

    func cell(_ row: Row, column: Int) -> PackedCell {
        // Mostly nothing is missing before it.
        var low = row.places.lowerBound
        let direct = low + column
        if direct < row.places.upperBound, Int(columns[direct]) == column { return cells[direct] }
        var high = min(row.places.upperBound, direct + 1)
        while low < high {
            let middle = (low + high) / 2
            if Int(columns[middle]) < column { low = middle + 1 } else { high = middle }
        }
        return low < row.places.upperBound && Int(columns[low]) == column ? cells[low] : .empty
    }
}

/// Collects values in any order; quickest in that of rows and columns.
struct CellCollector {
    private var indexes: [UInt32] = []
    private var starts: [UInt32] = []
    private var columns: [UInt16] = []
    private var cells: [PackedCell] = []
    /// What came out of order. Of two values at one place the later counts, unless `settle` refuses them.
    private var strays: [(row: UInt32, column: UInt16, cell: PackedCell)] = []
    private var currentRow = -1
    private var nextColumn = 0
    /// Rows down to the last that was seen with a value or a format.
    private(set) var extent = 0

    var count: Int { cells.count + strays.count }

    mutating func reserve(_ count: Int) {
        columns.reserveCapacity(count)
        cells.reserveCapacity(count)
    }

    /// A place that is there and holds nothing.
    mutating func touch(row: Int) { if row >= extent { extent = row + 1 } }

    /// Rows below 2³², columns below 2¹⁶.
    mutating func set(_ cell: PackedCell, row: Int, column: Int) {
        touch(row: row)
        guard !cell.isEmpty else { return }
        if row > currentRow {
            indexes.append(UInt32(row))
            starts.append(UInt32(cells.count))
            currentRow = row
            nextColumn = 0
        } else if row < currentRow || column < nextColumn {
            strays.append((UInt32(row), UInt16(column), cell))
            return
        }
        columns.append(UInt16(column))
        cells.append(cell)
        nextColumn = column + 1
    }

    consuming func table(_ texts: TextPool) -> CellTable {
        sortIn()
        starts.append(UInt32(cells.count))
        return CellTable(indexes: indexes, starts: starts, columns: columns, cells: cells, texts: texts)
    }

    /// Puts everything in order, where no place may hold two different values.
    mutating func settle(_ texts: TextPool) throws(WorkbookError) {
        for (earlier, later) in sortIn() where earlier != later && earlier.cell(texts) != later.cell(texts) { throw .unreadable }
    }

    /// Returns the values that others took the places of, with those.
    @discardableResult
    private mutating func sortIn() -> [(PackedCell, PackedCell)] {
        guard !strays.isEmpty else { return [] }
        var all: [(row: UInt32, column: UInt16, cell: PackedCell)] = []
        all.reserveCapacity(count)
        for (position, row) in indexes.enumerated() {
            let end = position + 1 < starts.count ? Int(starts[position + 1]) : cells.count
            for place in Int(starts[position])..<end { all.append((row, columns[place], cells[place])) }
        }
        all += strays
        // Stable, so that the later of two comes last.
        let order = all.indices.sorted { left, right in
            let (a, b) = (all[left], all[right])
            return (a.row, a.column, left) < (b.row, b.column, right)
        }
        self = CellCollector(extent: extent)
        var replaced: [(PackedCell, PackedCell)] = []
        for (position, index) in order.enumerated() {
            let value = all[index]
            if position + 1 < order.count {
                let next = all[order[position + 1]]
                if next.row == value.row, next.column == value.column {
                    replaced.append((value.cell, next.cell))
                    continue
                }
            }
            set(value.cell, row: Int(value.row), column: Int(value.column))
        }
        return replaced
    }

    private init(extent: Int) { self.extent = extent }
    init() {}
}
