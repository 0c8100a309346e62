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
}

/// Rows of a sheet, made when they are asked for.
package struct SourceRows: RandomAccessCollection, Sendable {
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
        let place = places[index]
        return SourceRow(
            number: source.number(ofRow: place),
            cells: (0..<source.width(ofRow: place)).map { source.cell(row: place, column: $0) })
    }

    package subscript(range: Range<Int>) -> SourceRows { SourceRows(source, Array(places[range])) }

    package func number(_ index: Int) -> Int { source.number(ofRow: places[index]) }
    package func width(_ index: Int) -> Int { source.width(ofRow: places[index]) }
    package func cell(_ index: Int, _ column: Int) -> SourceCell { source.cell(row: places[index], column: column) }

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
}
