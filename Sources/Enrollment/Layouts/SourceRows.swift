/// Where the cells of a sheet lie. They are asked for one by one, so that a large list exists once.
package protocol CellSource: Sendable {
    /// Rows that hold a cell, from the top.
    var count: Int { get }
    /// As Excel shows the row, from 1.
    func number(ofRow place: Int) -> Int
    /// Columns of a row up to its last cell.
    func width(ofRow place: Int) -> Int
    /// Empty outside.
    func cell(row place: Int, column: Int) -> SourceCell
    /// The same for many cells of a row, which is looked up once.
    func withCells(ofRow place: Int, _ body: ((_ column: Int) -> SourceCell) -> Void)
}

/// Rows of a sheet, made when they are asked for.
package struct SourceRows: RandomAccessCollection, Sendable {
    /// What a clerk typed by mistake far to the right of everything is not looked at: an .xls has no more columns, two of them ours in the error sheet.
    private static let columns = 254

    private let source: any CellSource
    private let places: [Int]

    package init(_ source: some CellSource) {
        self.source = source
        places = Array(0..<source.count)
    }

    private init(_ source: any CellSource, _ places: [Int]) {
        self.source = source
        self.places = places
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { places.count }

    package subscript(index: Int) -> SourceRow {
        var cells: [SourceCell] = []
        withCells(index) { cell in cells = (0..<width(index)).map(cell) }
        return SourceRow(number: number(index), cells: cells)
    }

    package subscript(range: Range<Int>) -> SourceRows { SourceRows(source, Array(places[range])) }

    package func number(_ index: Int) -> Int { source.number(ofRow: places[index]) }
    package func width(_ index: Int) -> Int { Swift.min(source.width(ofRow: places[index]), Self.columns) }
    package func cell(_ index: Int, _ column: Int) -> SourceCell { source.cell(row: places[index], column: column) }

    package func withCells(_ index: Int, _ body: ((_ column: Int) -> SourceCell) -> Void) {
        source.withCells(ofRow: places[index], body)
    }

    /// Nothing but space before the column.
    package func isBlank(_ index: Int, before column: Int = .max) -> Bool {
        (0..<Swift.min(column, width(index))).allSatisfy { cell(index, $0).isBlank }
    }

    /// Without rows that hold nothing but space.
    package var filled: SourceRows {
        SourceRows(source, indices.filter { !isBlank($0) }.map { places[$0] })
    }
}

extension [SourceRow]: CellSource {
    package func number(ofRow place: Int) -> Int { self[place].number }
    package func width(ofRow place: Int) -> Int { self[place].cells.count }
    package func cell(row place: Int, column: Int) -> SourceCell { self[place].cell(column) }
    package func withCells(ofRow place: Int, _ body: ((_ column: Int) -> SourceCell) -> Void) { body(self[place].cell) }
}
