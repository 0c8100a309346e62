import GRDB
import GRDBSQLite

/// Many rows into one table through one statement, bound and stepped by SQLite's own interface.
package struct BulkInsert {
    private let db: Database
    private let sql: String
    private let statement: SQLiteStatement

    /// - Parameters:
    ///   - columns: with commas between, as many as each row binds.
    ///   - conflict: `OR REPLACE` and the like; empty: a conflict throws.
    package init(_ db: Database, into table: String, _ columns: String, conflict: String = "") throws {
        let places = Array(repeating: "?", count: columns.count { $0 == "," } + 1).joined(separator: ", ")
        sql = "INSERT \(conflict) INTO \(table) (\(columns)) VALUES (\(places))"
        self.db = db
        statement = try db.cachedStatement(sql: sql).sqliteStatement
    }

    /// Binds one value a column, in order.
    package func row(_ bind: (inout Binder) -> Void) throws {
        sqlite3_reset(statement)
        var binder = Binder(statement: statement)
        bind(&binder)
        let code = sqlite3_step(statement)
        guard code == SQLITE_DONE else {
            sqlite3_reset(statement)
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: sql)
        }
        sqlite3_reset(statement)
    }

    package struct Binder {
        let statement: SQLiteStatement
        private var column: CInt = 0
        /// SQLITE_TRANSIENT: SQLite keeps its own copy.
        private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

        init(statement: SQLiteStatement) { self.statement = statement }

        package mutating func add(_ text: String) {
            column += 1
            var text = text
            text.withUTF8 { bytes in
                // An empty buffer has no address, and no address would be NULL.
                guard let start = bytes.baseAddress, !bytes.isEmpty else {
                    sqlite3_bind_text(statement, column, "", 0, Self.copied)
                    return
                }
                start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    _ = sqlite3_bind_text(statement, column, $0, CInt(bytes.count), Self.copied)
                }
            }
        }

        package mutating func add(_ texts: [String]) {
            for text in texts { add(text) }
        }

        package mutating func add(_ integer: Int) {
            column += 1
            sqlite3_bind_int64(statement, column, Int64(integer))
        }

        package mutating func add(optional text: String?) {
            guard let text else {
                column += 1
                sqlite3_bind_null(statement, column)
                return
            }
            add(text)
        }
    }
}
