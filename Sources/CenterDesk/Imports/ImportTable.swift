import CenterStore
import Enrollment

/// The data rows of a file, behind its header.
struct ImportTable {
    let kind: SheetKind
    /// As the file has it.
    let header: SourceRow
    private var rows: ImportRows
    private var last: Int
    private(set) var count = 0

    /// Refuses what is no sheet of this kind.
    init(_ rows: ImportRows, kind: SheetKind) throws {
        self.rows = rows
        self.kind = kind
        guard let header = try self.rows.row() else { throw ImportRefusal.empty(kind) }
        self.header = header
        last = header.number
        let titles = titles
        guard titles.last != ErrorSheet.partialTitle else { throw ImportRefusal.errorSheet }
        for other in SheetKind.allCases where other != kind && titles.count >= other.requiredColumns && other.columns.starts(with: titles) {
            throw ImportRefusal.otherLayout(kind, looksLike: other)
        }
        guard titles.count >= kind.requiredColumns else { throw ImportRefusal.tooFewColumns(kind, found: titles.count) }
    }

    /// nil at the end.
    mutating func next() throws -> SourceRow? {
        guard let row = try rows.row() else { return nil }
        count += 1
        last = row.number
        return row
    }

    /// Between the header and the last row so far.
    var blankRows: Int { last - header.number - count }

    /// Up to the last that is not empty.
    var titles: [String] {
        let titles = header.cells.map { CellText.of($0) }
        return Array(titles[..<(titles.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)])
    }

    func hasColumn(_ column: Int) -> Bool { titles.indices.contains(column) && !titles[column].isEmpty }
}

/// Reads one kind of sheet, row by row. Pure: what it must know of the store is handed in.
protocol SheetReader {
    associatedtype Value: SheetRow

    /// nil where a fault was noted.
    func value(_ row: inout RowReader) -> Value?
}
