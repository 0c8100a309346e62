import GRDB
import GRDBSQLite

/// Many rows into one table, several to a statement, bound and stepped by SQLite's own interface.
package enum BulkInsert {
    /// - Parameters:
    ///   - columns: with commas between.
    ///   - conflict: `OR REPLACE` and the like; empty: a conflict throws.
    ///   - bind: adds one value a column, in order.
    package static func insert<Rows: Collection>(
        _ rows: Rows, into table: String, _ columns: String, conflict: String = "", _ db: Database,
        _ bind: (inout Binder, Rows.Element) -> Void
    ) throws {
        guard !rows.isEmpty else { return }
        let width = columns.count { $0 == "," } + 1
        // Starting a statement costs about as much as a narrow row.
        let several = max(1, 400 / width)
        var index = rows.startIndex
        var left = rows.count
        while left > 0 {
            let count = left >= several ? several : 1
            let place = "(" + Array(repeating: "?", count: width).joined(separator: ", ") + ")"
            let sql =
                "INSERT \(conflict) INTO \(table) (\(columns)) VALUES " + Array(repeating: place, count: count).joined(separator: ", ")
            let statement = try db.cachedStatement(sql: sql).sqliteStatement
            for _ in 0..<left / count {
                var binder = Binder(statement: statement)
                for _ in 0..<count {
                    bind(&binder, rows[index])
                    rows.formIndex(after: &index)
                }
                let code = sqlite3_step(statement)
                sqlite3_reset(statement)
                guard code == SQLITE_DONE else {
                    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage, sql: "INSERT INTO \(table)")
                }
            }
            left %= count
        }
    }

    package struct Binder {
        private let statement: SQLiteStatement
        private var place: CInt = 0
        /// SQLITE_TRANSIENT: SQLite keeps its own copy.
        private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

        fileprivate init(statement: SQLiteStatement) { self.statement = statement }

        package mutating func add(_ text: String) {
            place += 1
            var text = text
            text.withUTF8 { bytes in
                // An empty buffer has no address, and no address would be NULL.
                guard let start = bytes.baseAddress, !bytes.isEmpty else {
                    sqlite3_bind_text(statement, place, "", 0, Self.copied)
                    return
                }
                start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    _ = sqlite3_bind_text(statement, place, $0, CInt(bytes.count), Self.copied)
                }
            }
        }

        package mutating func add(_ texts: [String]) {
            for text in texts { add(text) }
        }

        package mutating func add(_ integer: Int) {
            place += 1
            sqlite3_bind_int64(statement, place, Int64(integer))
        }

        package mutating func add(optional text: String?) {
            guard let text else {
                place += 1
                sqlite3_bind_null(statement, place)
                return
            }
            add(text)
        }
    }
}
