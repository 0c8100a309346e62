import GRDB
import GRDBSQLite

/// Many rows into one table, several to a statement, bound and stepped by SQLite's own interface.
package enum BulkInsert {
    /// - Parameters:
    ///   - columns: with commas between.
    ///   - values: what stands for one row, a place for each value that is bound; nil: a place a column.
    ///   - conflict: `OR REPLACE` and the like; empty: a conflict throws.
    ///   - bind: adds one value a column, in order.
    package static func insert<Rows: Collection>(
        _ rows: Rows, into table: String, _ columns: String, values: String? = nil, conflict: String = "", _ db: Database,
        _ bind: (inout Binder, Rows.Element) -> Void
    ) throws {
        guard !rows.isEmpty else { return }
        let row = values ?? Array(repeating: "?", count: columns.count { $0 == "," } + 1).joined(separator: ", ")
        let width = row.count { $0 == "?" }
        // Starting a statement costs about as much as a narrow row.
        let several = max(1, 400 / width)
        let texts = Texts()
        defer { texts.free() }
        var index = rows.startIndex
        var left = rows.count
        while left > 0 {
            let count = left >= several ? several : 1
            let sql =
                "INSERT \(conflict) INTO \(table) (\(columns)) VALUES "
                + Array(repeating: "(\(row))", count: count).joined(separator: ", ")
            let statement = try db.cachedStatement(sql: sql).sqliteStatement
            // What was bound is gone when this ends.
            defer { sqlite3_clear_bindings(statement) }
            for _ in 0..<left / count {
                var binder = Binder(statement: statement, texts: texts)
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

    /// Room for the texts of one statement, so that SQLite need not copy each for itself.
    fileprivate struct Texts {
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 256 << 10)

        func free() { room.deallocate() }
    }

    package struct Binder {
        private let statement: SQLiteStatement
        private let texts: Texts
        private var place: CInt = 0
        private var used = 0
        /// SQLITE_TRANSIENT: SQLite keeps its own copy.
        private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

        fileprivate init(statement: SQLiteStatement, texts: Texts) {
            self.statement = statement
            self.texts = texts
        }

        /// A word that stays where it is.
        package mutating func add(constant word: StaticString) {
            place += 1
            word.withUTF8Buffer { bind($0, nil) }
        }

        package mutating func add(_ text: String) {
            // An empty buffer has no address, and no address would be NULL.
            guard !text.isEmpty else { return add(constant: "") }
            place += 1
            var text = text
            text.withUTF8 { bytes in
                guard used + bytes.count <= texts.room.count else { return bind(bytes, Self.copied) }
                let kept = UnsafeMutableBufferPointer(rebasing: texts.room[used..<used + bytes.count])
                _ = kept.initialize(fromContentsOf: bytes)
                used += bytes.count
                bind(UnsafeBufferPointer(kept), nil)
            }
        }

        private func bind(_ bytes: UnsafeBufferPointer<UInt8>, _ destructor: sqlite3_destructor_type?) {
            guard let start = bytes.baseAddress else { return }
            start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                _ = sqlite3_bind_text(statement, place, $0, CInt(bytes.count), destructor)
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
