import GRDB
import Ledger

extension SheetStage {
    private static let few = 5

    /// What `apply` would change now. Nothing is written.
    package func changes() throws -> SheetChanges {
        try sort()
        let counts = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*) AS rows, count(standing.\(table.key[0])) AS known,
                    count(CASE WHEN standing.\(table.key[0]) IS NOT NULL AND \(alike(table.values)) THEN 1 END) AS same
                FROM \(Self.sorted) AS sheet LEFT JOIN \(table.source) AS standing ON \(alike(table.key))
                """)
        let rows: Int = counts?["rows"] ?? 0
        let known: Int = counts?["known"] ?? 0
        let same: Int = counts?["same"] ?? 0
        let standing = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table.source) AS standing WHERE \(isInScope)") ?? 0
        return SheetChanges(
            added: rows - known, changed: known - same, same: same, removed: standing - known,
            firstAdded: rows > known ? try firstAdded() : [], firstChanged: known > same ? try firstChanged() : [],
            firstRemoved: standing > known ? try firstRemoved() : [])
    }

    /// All columns of both sides are equal; NULL equals NULL.
    func alike(_ columns: [String]) -> String {
        columns.isEmpty ? "TRUE" : columns.map { "sheet.\($0) IS standing.\($0)" }.joined(separator: " AND ")
    }

    /// Of a row that stands: the sheet replaces it.
    var isInScope: String {
        guard !table.scope.isEmpty else { return "TRUE" }
        let standing = table.scope.map { "standing." + $0 }.joined(separator: ", ")
        return "(\(standing)) IN (SELECT DISTINCT \(table.scope.joined(separator: ", ")) FROM \(Self.sorted))"
    }

    private func firstAdded() throws -> [String] {
        try labels(
            "sheet",
            """
            FROM \(Self.sorted) AS sheet WHERE NOT EXISTS (SELECT 1 FROM \(table.source) AS standing WHERE \(alike(table.key)))
            """)
    }

    private func firstRemoved() throws -> [String] {
        try labels(
            "standing",
            """
            FROM \(table.source) AS standing WHERE \(isInScope)
            AND NOT EXISTS (SELECT 1 FROM \(Self.sorted) AS sheet WHERE \(alike(table.key)))
            """)
    }

    private func labels(_ side: String, _ source: String) throws -> [String] {
        try Row.fetchAll(db, sql: "SELECT \(columns(table.label, of: side)) \(source) LIMIT \(Self.few)").map { label($0) }
    }

    private func label(_ row: Row) -> String { table.label.indices.map { text(row, $0) }.filter { !$0.isEmpty }.joined(separator: " ") }

    private func firstChanged() throws -> [SheetChanges.Amendment] {
        let width = table.label.count
        return try Row.fetchAll(
            db,
            sql: """
                SELECT \(columns(table.label, of: "sheet")), \(columns(table.values, of: "standing")), \(columns(table.values, of: "sheet"))
                FROM \(Self.sorted) AS sheet JOIN \(table.source) AS standing ON \(alike(table.key))
                WHERE NOT (\(alike(table.values))) LIMIT \(Self.few)
                """
        ).map { row in
            let values = table.values.enumerated().map { index, column in
                SheetChanges.Amendment.Value(
                    column: column, before: text(row, width + index), after: text(row, width + table.values.count + index))
            }
            return SheetChanges.Amendment(label: label(row), values: values.filter { $0.before != $0.after })
        }
    }

    private func columns(_ names: [String], of side: String) -> String { names.map { side + "." + $0 }.joined(separator: ", ") }

    private func text(_ row: Row, _ index: Int) -> String { (row[index] as DatabaseValue).storage.value.map { "\($0)" } ?? "" }
}
