import Enrollment
import GRDB
import GRDBSQLite

/// People read straight off the statement: a page has a hundred with 25 columns each, an export 65,000.
struct PersonReader {
    static let columns = PersonRecord.columns
    private let statement: SQLiteStatement

    /// The statement selects `columns` first.
    init(_ statement: Statement) { self.statement = statement.sqliteStatement }

    /// The row under the statement's cursor; nil when it is none of ours.
    func record() -> PersonRecord? {
        guard let reference = PersonReference(text: text(0)), let origin = Origin(rawValue: text(1)),
            let state = PersonState(rawValue: text(5))
        else { return nil }
        let confirmed = text(3)
        return PersonRecord(
            reference: reference, origin: origin, personalNumber: text(2), person: person(at: 8),
            confirmed: confirmed.isEmpty ? [] : confirmed.split(separator: " ").compactMap { FindingCode(rawValue: String($0)) },
            version: Int(sqlite3_column_int64(statement, 4)), state: state, reductionReason: text(6),
            reductionDate: state == .active ? nil : CalendarDate(iso: text(7)))
    }

    func person(at offset: CInt) -> Person { Person(fields: (0..<CInt(PersonField.allCases.count)).map { text(offset + $0) }) }

    /// Empty where it is NULL.
    func text(_ column: CInt) -> String {
        guard let bytes = sqlite3_column_text(statement, column) else { return "" }
        return String(decoding: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self)
    }
}

extension Database {
    /// Rows of a table by their numbers and in that order; those that are gone are left out.
    ///
    /// One statement walks them all: SQLite keeps the texts' memory from row to row. A CROSS JOIN is never turned round.
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
        let sql = "SELECT \(columns) FROM \(source)"
        let cached = try cachedStatement(sql: sql)
        try cached.setArguments(arguments)
        let statement = cached.sqliteStatement
        let reader = PersonReader(cached)
        defer { sqlite3_reset(statement) }
        var values: [Value] = []
        values.reserveCapacity(count)
        while true {
            let code = sqlite3_step(statement)
            guard code == SQLITE_ROW else {
                guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: sql) }
                return values
            }
            if let value = value(reader) { values.append(value) }
        }
    }
}
