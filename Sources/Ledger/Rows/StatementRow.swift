import GRDB
import GRDBSQLite

/// The row under a statement's cursor, read straight off SQLite: for rows by the million.
package struct StatementRow {
    private let statement: SQLiteStatement

    package init(_ statement: SQLiteStatement) { self.statement = statement }

    /// Empty where it is NULL.
    package func text(_ column: CInt) -> String {
        guard let bytes = sqlite3_column_text(statement, column) else { return "" }
        return String(decoding: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))), as: UTF8.self)
    }

    /// 0 where it is NULL.
    package func integer(_ column: CInt) -> Int { Int(sqlite3_column_int64(statement, column)) }

    package func isNull(_ column: CInt) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    /// nil where it is NULL.
    package func optionalText(_ column: CInt) -> String? { isNull(column) ? nil : text(column) }

    /// The text's bytes, for what is only counted or compared; valid in `body` alone.
    package func withBytes<Value>(_ column: CInt, _ body: (UnsafeBufferPointer<UInt8>) -> Value) -> Value {
        let bytes = sqlite3_column_text(statement, column)
        return body(UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
    }
}

extension Database {
    /// Walks all rows; SQLite keeps the texts' memory from row to row.
    package func forEachRow(_ sql: String, _ arguments: StatementArguments = [], _ body: (StatementRow) throws -> Void) throws {
        let cached = try cachedStatement(sql: sql)
        try cached.setArguments(arguments)
        let statement = cached.sqliteStatement
        let row = StatementRow(statement)
        defer { sqlite3_reset(statement) }
        while true {
            let code = sqlite3_step(statement)
            guard code == SQLITE_ROW else {
                guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), sql: sql) }
                return
            }
            try body(row)
        }
    }
}
