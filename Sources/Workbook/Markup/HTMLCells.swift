/// The values of a table, row by row.
struct HTMLCells {
    struct Value {
        let row: UInt32
        let column: UInt16
        let cell: PackedCell
    }

    private(set) var values: [Value] = []
    /// The first row of two values or more; above it stand titles.
    private(set) var header: Int?
    /// So many rows from the top have no cell but those of headers (`th`).
    private var headerRows = Int.max

    var count: Int { values.count }
    /// The header is marked as one.
    var hasMarkedHeader: Bool { header.map { $0 < headerRows } ?? false }

    /// Rows and columns come in order.
    mutating func append(_ cell: PackedCell, row: Int, column: Int) {
        if header == nil, let last = values.last, last.row == row { header = row }
        values.append(Value(row: UInt32(row), column: UInt16(column), cell: cell))
    }

    /// The row has a cell that is no header.
    mutating func endHeaders(row: Int) { headerRows = min(headerRows, row) }

    /// What stands down to the header.
    var head: HTMLCells {
        var head = self
        head.values = Array(values.prefix { $0.row <= header ?? 0 })
        return head
    }

    func row(_ row: Int) -> ArraySlice<Value> { values.drop { $0.row < row }.prefix { $0.row == row } }

    static func areEqual(_ left: ArraySlice<Value>, _ right: ArraySlice<Value>, _ texts: TextPool) -> Bool {
        left.elementsEqual(right) { $0.column == $1.column && Self.areEqual($0.cell, $1.cell, texts) }
    }

    private static func areEqual(_ left: PackedCell, _ right: PackedCell, _ texts: TextPool) -> Bool {
        guard case .text(let left) = left.content, case .text(let right) = right.content else { return left == right }
        return texts.bytes[texts.range(left)] == texts.bytes[texts.range(right)]
    }
}
