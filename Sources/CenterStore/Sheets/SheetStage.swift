import Enrollment
import GRDB
import Ledger

/// The rows of one sheet, laid out beside the database until all are there: in temporary tables, on disk where there are millions.
///
/// After the last row: ask what clashes and what would change, then apply or not.
package final class SheetStage {
    static let sorted = "temp.sortedSheet"
    /// So many rows wait for a statement that takes several.
    private static let batch = 400

    let table: SheetTable
    let db: Database
    private var waiting: [(row: Int, cells: [SheetCell])] = []
    private var isSorted = false

    init(_ table: SheetTable, _ db: Database) throws {
        self.table = table
        self.db = db
        try Self.clear(db)
        try db.execute(sql: "CREATE TEMP TABLE sheetRow (sheetRow INTEGER PRIMARY KEY, \(table.declarations)); BEGIN")
    }

    static func clear(_ db: Database) throws {
        try db.execute(sql: "DROP TABLE IF EXISTS temp.sheetRow; DROP TABLE IF EXISTS temp.sortedSheet")
    }

    /// - Parameter row: as Excel shows it.
    package func append(_ value: some SheetRow, row: Int) throws {
        waiting.append((row, value.cells))
        if waiting.count == Self.batch { try layOut() }
    }

    private func layOut() throws {
        try BulkInsert.insert(waiting, into: "temp.sheetRow", "sheetRow, " + table.columns.joined(separator: ", "), db) { binder, waiting in
            binder.add(waiting.row)
            for cell in waiting.cells {
                switch cell {
                case .text(let text): binder.add(text)
                case .number(let number): binder.add(number)
                case .none: binder.add(optional: nil)
                }
            }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// In the order of the key, once.
    func sort() throws {
        guard !isSorted else { return }
        try layOut()
        let columns = table.columns.joined(separator: ", ")
        let key = table.key.joined(separator: ", ")
        try db.execute(
            sql: """
                CREATE TEMP TABLE sortedSheet (\(table.declarations), sheetRow INTEGER, PRIMARY KEY (\(key), sheetRow)) WITHOUT ROWID;
                INSERT INTO temp.sortedSheet SELECT \(columns), sheetRow FROM temp.sheetRow ORDER BY \(key), sheetRow;
                DROP TABLE temp.sheetRow;
                COMMIT;
                """)
        isSorted = true
    }

    /// Rows that repeat one another or take what others keep, in the order of the sheet.
    package func clashes(upTo limit: Int) throws -> [SheetClash] {
        try sort()
        let isKeyLoose = table.unique.contains { Set($0).isSubset(of: table.key) }
        var found: [SheetClash] = []
        // A unique column of the key finds what repeats the whole of it.
        if !isKeyLoose { found += try repeated(table.key, "TRUE", limit) + held(table.key, limit) }
        for columns in table.unique {
            found += try repeated(columns, "\(columns[columns.count - 1]) <> ''", limit)
            found += try held(columns, limit)
        }
        return Array(found.sorted { ($0.row, $0.column) < ($1.row, $1.column) }.prefix(limit))
    }

    private func repeated(_ columns: [String], _ condition: String, _ limit: Int) throws -> [SheetClash] {
        guard let last = columns.last else { return [] }
        let list = columns.joined(separator: ", ")
        return try Row.fetchAll(
            db,
            sql: """
                WITH repeated AS (
                    SELECT \(list), min(sheetRow) AS first FROM \(Self.sorted) WHERE \(condition) GROUP BY \(list) HAVING count(*) > 1)
                SELECT sheetRow, first FROM repeated JOIN \(Self.sorted) USING (\(list)) WHERE sheetRow > first ORDER BY sheetRow LIMIT \(limit)
                """
        ).map { SheetClash(row: $0[0], column: last, other: .row($0[1])) }
    }

    /// What a row takes from one that the sheet leaves where it is.
    private func held(_ columns: [String], _ limit: Int) throws -> [SheetClash] {
        guard let last = columns.last, let holder = table.scope.last, !Set(table.scope).isSubset(of: columns) else { return [] }
        let scope = table.scope.joined(separator: ", ")
        let alike = columns.map { "standing.\($0) = sheet.\($0)" }.joined(separator: " AND ")
        return try Row.fetchAll(
            db,
            sql: """
                SELECT sheetRow, standing.\(holder) FROM \(Self.sorted) AS sheet JOIN \(table.source) AS standing ON \(alike)
                WHERE sheet.\(last) <> '' AND (\(table.scope.map { "standing." + $0 }.joined(separator: ", ")))
                    NOT IN (SELECT DISTINCT \(scope) FROM \(Self.sorted))
                ORDER BY sheetRow LIMIT \(limit)
                """
        ).map { SheetClash(row: $0[0], column: last, other: .standing(of: $0[1])) }
    }
}
