/// One table of a page.
struct HTMLTable {
    /// Among all tables, by their beginnings.
    let order: Int
    /// It has no tag of its own.
    let isImplied: Bool
    private var grid = TableGrid()
    private(set) var cells = HTMLCells()
    private var text = HTMLText()
    private var open: OpenCell?
    /// All texts of the first row.
    private(set) var firstRow = HTMLText()
    /// Values of the largest table in one of its cells.
    private var inside = 0
    /// The page ends within it.
    private(set) var isCut = false

    private struct OpenCell {
        let column: Int
        let number: Double?
    }

    init(order: Int, isImplied: Bool) {
        self.order = order
        self.isImplied = isImplied
    }

    var isInCell: Bool { open != nil }
    var isOneRow: Bool { grid.row <= 0 }
    var rowCount: Int { grid.row + 1 }
    var width: Int { grid.width }
    /// Arranges other tables rather than values: those stand side by side in a list.
    var isLayout: Bool { cells.count == 0 || (inside > cells.count && cells.header == nil) }

    mutating func beginRow(_ texts: inout TextPool) throws(WorkbookError) {
        try endCell(&texts)
        try grid.beginRow()
    }

    mutating func beginCell(
        columns: Int, rows: Int, number: Double?, isHeader: Bool = false, _ texts: inout TextPool
    ) throws(WorkbookError) {
        try endCell(&texts)
        if grid.row < 0 { try beginRow(&texts) }
        open = OpenCell(column: try grid.place(columns: columns, rows: rows), number: number)
        if !isHeader { cells.endHeaders(row: grid.row) }
    }

    mutating func endCell(_ texts: inout TextPool) throws(WorkbookError) {
        guard let cell = open else { return }
        open = nil
        defer { text.clear() }
        let place = text.trimmed
        guard !place.isEmpty else { return }
        if grid.row == 0 {
            try firstRow.breakBlock()
            try firstRow.append(shown: text.bytes[place])
        }
        let value = cell.number.flatMap { Self.isRounded(text.bytes[place], $0) ? PackedCell(number: $0) : nil }
        if let value {
            cells.append(value, row: grid.row, column: cell.column)
        } else {
            let number = try texts.add { $0 += Self.withoutMark(text.bytes[place]) }
            cells.append(PackedCell(text: number), row: grid.row, column: cell.column)
        }
    }

    mutating func endSection(_ texts: inout TextPool) throws(WorkbookError) {
        try endCell(&texts)
        grid.endSection()
    }

    mutating func append(_ source: [UInt8], _ place: Range<Int>) throws(WorkbookError) {
        guard isInCell else { return }
        try text.append(source, place)
    }

    mutating func breakLine() throws(WorkbookError) { if isInCell { try text.breakLine() } }
    mutating func breakBlock() throws(WorkbookError) { if isInCell { try text.breakBlock() } }

    /// A table in the open cell has ended: one row is text of the cell, more are a table of their own.
    mutating func take(_ table: HTMLTable) throws(WorkbookError) {
        inside = max(inside, table.inside)
        guard table.isOneRow else {
            inside = max(inside, table.cells.count)
            return
        }
        try text.breakBlock()
        try text.append(shown: table.firstRow.bytes[...])
    }

    mutating func end(isCut: Bool, _ texts: inout TextPool) throws(WorkbookError) {
        try endCell(&texts)
        self.isCut = isCut
    }

    /// Excel shows long numbers rounded, and `####` in narrow columns.
    private static func isRounded(_ shown: ArraySlice<UInt8>, _ number: Double) -> Bool {
        number.magnitude >= 1e15 || shown.allSatisfy { $0 == UInt8(ascii: "#") } || shown.firstRange(of: Array("E+".utf8)) != nil
    }

    /// Systems put an apostrophe before digits to keep Excel from taking them for a number.
    private static func withoutMark(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        text.first == UInt8(ascii: "'") && text.dropFirst().first.map { (0x30...0x39).contains($0) } == true ? text.dropFirst() : text
    }
}
