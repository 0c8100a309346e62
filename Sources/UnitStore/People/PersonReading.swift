import Enrollment
import GRDB
import Ledger

/// People read straight off the statement: a page has a hundred with 25 columns each, an export 65,000.
struct PersonReader {
    static let columns = PersonRecord.columns
    private let row: StatementRow

    /// The statement selects `columns` first.
    init(_ row: StatementRow) { self.row = row }

    /// The row under the statement's cursor; nil when it is none of ours.
    func record() -> PersonRecord? {
        guard let reference = PersonReference(text: text(0)), let origin = Origin(rawValue: text(1)),
            let state = PersonState(rawValue: text(5))
        else { return nil }
        let confirmed = text(3)
        return PersonRecord(
            reference: reference, origin: origin, personalNumber: text(2), person: person(at: 8),
            confirmed: confirmed.isEmpty ? [] : confirmed.split(separator: " ").compactMap { FindingCode(rawValue: String($0)) },
            version: row.integer(4), state: state, reductionReason: text(6),
            reductionDate: state == .active ? nil : CalendarDate(iso: text(7)))
    }

    func person(at offset: CInt) -> Person { Person(fields: (0..<CInt(PersonField.allCases.count)).map { text(offset + $0) }) }

    /// Empty where it is NULL.
    func text(_ column: CInt) -> String { row.text(column) }
}

extension Database {
    /// Rows of a table by their numbers and in that order; those that are gone are left out.
    ///
    /// One statement walks them all. A CROSS JOIN is never turned round.
    func read<Value>(
        _ columns: String, of table: String, rows: some Sequence<Int64>, _ value: (PersonReader) -> Value?
    ) throws -> [Value] {
        let numbers = "[" + rows.lazy.map { String($0) }.joined(separator: ",") + "]"
        return try read(
            columns, from: "json_each(?) AS wanted CROSS JOIN \(table) ON \(table).rowid = wanted.value", arguments: [numbers],
            expecting: rows.underestimatedCount, value)
    }

    /// Everything that `source` holds.
    func read<Value>(
        _ columns: String, from source: String, arguments: StatementArguments = [], expecting count: Int = 0,
        _ value: (PersonReader) -> Value?
    ) throws -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(count)
        try forEachRow("SELECT \(columns) FROM \(source)", arguments) { row in
            if let value = value(PersonReader(row)) { values.append(value) }
        }
        return values
    }
}
