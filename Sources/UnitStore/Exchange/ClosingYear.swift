import Enrollment
import GRDB
import Ledger

/// A year that is over: read-only, still searchable.
package struct ClosedYear: Sendable, Hashable {
    package let insuranceYear: Int
    /// RFC 3339.
    package let closed: String
}

extension UnitStore {
    /// Newest first.
    package func closedYears() throws -> [ClosedYear] {
        try writer.read { db in
            try Row.fetchAll(db, sql: "SELECT insurance_year, closed FROM closed_year ORDER BY insurance_year DESC").map {
                ClosedYear(insuranceYear: $0[0], closed: $0[1])
            }
        }
    }

    /// nil before the first activation.
    static func openYear(_ db: Database) throws -> Int? { try Int.fetchOne(db, sql: "SELECT insurance_year FROM unit") }

    /// Sets the open year's rows aside, each as it stands. Nothing of it is lost, and nothing of it can change any more.
    static func closeYear(by act: Act, _ db: Database) throws {
        guard let year = try openYear(db) else { return }
        try Journal.append(act.entry("close year", String(year)), db)
        try db.execute(
            sql: """
                INSERT INTO closed_year SELECT insurance_year, ?, name, kind, opens, closes, (SELECT max(id) FROM journal) FROM unit
                """, arguments: [act.time])
        for table in UnitSchema.yearTables + UnitSchema.lastingTables {
            try db.execute(sql: "INSERT INTO former_\(table) SELECT ?, * FROM \(table)", arguments: [year])
        }
        for table in UnitSchema.yearTables { try db.execute(sql: "DELETE FROM \(table)") }
    }
}

extension UnitStore {
    /// Names of the open year's tables, in this connection alone, for those of a closed one: every query reads it unchanged.
    static func viewsOfClosedYear(_ year: Int) -> String {
        let rows = (UnitSchema.yearTables + UnitSchema.lastingTables).map { table in
            // The queries walk people and rosters by their row numbers.
            "CREATE TEMP VIEW \(table) AS SELECT rowid AS rowid, * FROM main.former_\(table) WHERE insurance_year = \(year);"
        }
        let last = "(SELECT last_entry FROM main.closed_year WHERE insurance_year = \(year))"
        let first = "(SELECT coalesce(max(last_entry), 0) FROM main.closed_year WHERE insurance_year < \(year))"
        return
            (rows + [
                "CREATE TEMP VIEW journal AS SELECT rowid AS rowid, * FROM main.journal WHERE id > \(first) AND id <= \(last);",
                "CREATE TEMP VIEW package AS SELECT * FROM main.package WHERE insurance_year = \(year);",
                "CREATE TEMP VIEW closed_year AS SELECT * FROM main.closed_year WHERE insurance_year < \(year);",
                """
                CREATE TEMP VIEW unit AS SELECT u.id, u.code, y.name, y.kind, y.insurance_year, y.opens, y.closes, u.center_code, u.center_name,
                    u.activation, u.activation_sequence, u.next_declaration, u.next_result
                    FROM main.unit u JOIN main.closed_year y ON y.insurance_year = \(year);
                """,
            ]).joined(separator: "\n")
    }
}
