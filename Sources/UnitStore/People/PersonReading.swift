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
    /// Runs a statement of one integer argument for each of `rows`; those that find nothing are left out.
    func read<Value>(_ sql: String, rows: some Sequence<Int64>, _ value: (PersonReader) -> Value?) throws -> [Value] {
        let cached = try cachedStatement(sql: sql)
        let statement = cached.sqliteStatement
        let reader = PersonReader(cached)
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        var values: [Value] = []
        values.reserveCapacity(rows.underestimatedCount)
        for row in rows {
            sqlite3_reset(statement)
            sqlite3_bind_int64(statement, 1, row)
            let code = sqlite3_step(statement)
            guard code == SQLITE_ROW || code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: sql) }
            if code == SQLITE_ROW, let value = value(reader) { values.append(value) }
        }
        return values
    }
}
