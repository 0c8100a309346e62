/// A table as it leaves the program: on the terminal, as a sheet, as JSON, on a page.
package struct Listing: Sendable {
    /// The sheet's name.
    package let title: String
    package let columns: [ListingColumn]
    /// A row has one value a column.
    package let rows: [[ListingValue]]

    package init(title: String, columns: [ListingColumn], rows: [[ListingValue]]) {
        self.title = title
        self.columns = columns
        self.rows = rows
    }

    /// Without the columns that only a program reads.
    package var forPeople: Listing {
        let shown = columns.indices.filter { !columns[$0].isForPrograms }
        guard shown.count < columns.count else { return self }
        return Listing(title: title, columns: shown.map { columns[$0] }, rows: rows.map { row in shown.map { row[$0] } })
    }

    /// Headers as the manual has them.
    package var header: [String] { columns.map(\.title) }

    /// What a person reads, a text a cell.
    package var texts: [[String]] { rows.map { $0.map(\.text) } }
}

package struct ListingColumn: Sendable, Hashable {
    /// The name in `--json`: the field's name in the package's tables.
    package let key: String
    package let title: String
    /// Stands in `--json` alone: the manual's tables have no such column.
    package let isForPrograms: Bool

    package init(_ key: String, _ title: String, isForPrograms: Bool = false) {
        self.key = key
        self.title = title
        self.isForPrograms = isForPrograms
    }
}

package enum ListingValue: Sendable, Hashable {
    case text(String)
    /// A word of the package's tables, and what a person reads for it.
    case word(String, reads: String)
    case count(Int)
    /// Whole fen; read as yuan with two decimals, whole fen in JSON.
    case fen(Int)
    /// No value; `reads` stands in its place for a person, null in JSON.
    case none(reads: String)

    package var text: String {
        switch self {
        case .text(let text): text
        case .count(let count): String(count)
        case .fen(let fen): Money.yuan(fen)
        case .word(_, let reads), .none(let reads): reads
        }
    }
}

package enum Money {
    /// `123456` fen read `1234.56`.
    package static func yuan(_ fen: Int) -> String {
        let cents = abs(fen % 100)
        return (fen < 0 ? "-" : "") + "\(abs(fen / 100))." + (cents < 10 ? "0\(cents)" : "\(cents)")
    }
}
