/// A cell as the spreadsheet holds it, before anything is made of it.
package enum SourceCell: Sendable, Hashable {
    case empty
    case text(String)
    case number(Double)
    case boolean(Bool)
    /// An Excel date cell; nil where it shows only a time of day.
    case date(CalendarDate?, text: String)
    case error(String)

    /// What a person reads; whole numbers without a point.
    package var text: String {
        switch self {
        case .empty: ""
        case .text(let text), .error(let text), .date(_, let text): text
        case .number(let number): Self.digits(number)
        case .boolean(let flag): flag ? "TRUE" : "FALSE"
        }
    }

    /// Nothing but space.
    package var isBlank: Bool {
        switch self {
        case .empty: true
        case .number, .boolean: false
        case .text(let text), .error(let text), .date(_, let text): text.unicodeScalars.allSatisfy(\.isSpace)
        }
    }

    /// As Excel shows a number: of a long whole one fifteen digits, zeros behind them.
    private static func digits(_ number: Double) -> String {
        guard let whole = Int64(exactly: number) else { return String(number) }
        var unit: Int64 = 1
        while whole.magnitude / UInt64(unit) >= 1_000_000_000_000_000 { unit *= 10 }
        let rounded = (whole / unit + (whole % unit >= (unit + 1) / 2 && unit > 1 ? 1 : 0)).multipliedReportingOverflow(by: unit)
        return rounded.overflow ? String(whole) : String(rounded.partialValue)
    }
}

package struct SourceRow: Sendable, Hashable {
    /// As Excel shows it, from 1.
    package let number: Int
    package let cells: [SourceCell]

    package init(number: Int, cells: [SourceCell]) {
        self.number = number
        self.cells = cells
    }

    package func cell(_ column: Int) -> SourceCell { cells.indices.contains(column) ? cells[column] : .empty }

    /// No cell holds anything but space.
    package var isBlank: Bool { cells.allSatisfy(\.isBlank) }
}

package struct SourceSheet: Sendable {
    package let name: String
    /// Those that hold a cell.
    package let rows: SourceRows
    /// Blank and formatted rows included.
    package let rowCount: Int
    /// Text without types: a long number may have lost its end before it was written.
    package let isTextFile: Bool
    package let isHidden: Bool

    package init(name: String, rows: SourceRows, rowCount: Int, isTextFile: Bool, isHidden: Bool) {
        self.name = name
        self.rows = rows
        self.rowCount = rowCount
        self.isTextFile = isTextFile
        self.isHidden = isHidden
    }
}

extension SourceSheet {
    /// Rows with somebody's identity number, in whatever column.
    var peopleCount: Int {
        rows.indices.count { row in
            (0..<rows.width(row)).contains { column in
                guard case .text(let text) = rows.cell(row, column) else { return false }
                return EighteenDigits(text.trimmed) != nil
            }
        }
    }

    var width: Int { rows.indices.lazy.map(rows.width).max() ?? 0 }
    var holdsPeople: Bool { peopleCount > 0 }
}
