import GRDB
import Ledger

/// What is imported from sheets. Each import is whole: all rows or none.
extension CenterStore {
    /// Lends a stage for one sheet, on the writing connection: nothing else of the store may be asked meanwhile.
    package func stage<Result>(_ kind: SheetKind, _ work: (SheetStage) throws -> Result) throws -> Result {
        try database.writeWithoutTransaction { db in
            defer {
                if db.isInsideTransaction { try? db.rollback() }
                try? SheetStage.clear(db)
            }
            return try work(SheetStage(kind.table, db))
        }
    }

    /// Rows from no file, of which no two clash.
    package func take(_ kind: SheetKind, _ rows: [some SheetRow], _ entry: JournalEntry) throws {
        try stage(kind) { stage in
            for (index, row) in rows.enumerated() { try stage.append(row, row: index + 1) }
            _ = try stage.apply(nil) { _ in entry }
        }
    }
}

extension SheetStage {
    /// Makes the tables what the sheet says, in one transaction with its entry; only what differs is written.
    ///
    /// - Parameter sheet: nil where the rows came from no file.
    package func apply(_ sheet: SheetRecord?, _ entry: (SheetChanges) -> JournalEntry) throws -> SheetChanges {
        try sort()
        var changes: SheetChanges?
        try db.inTransaction(.immediate) {
            let planned = try self.changes()
            for target in table.targets { try write(target, planned) }
            for sql in table.afterwards { try db.execute(sql: sql) }
            if let sheet {
                try db.insert(
                    into: "sheetImport", "kind, fileName, digest, rows, time",
                    [sheet.kind.rawValue, sheet.fileName, sheet.digest, sheet.rows, sheet.time])
            }
            try Journal.append(entry(planned), db)
            changes = planned
            return .commit
        }
        guard let changes else { throw LedgerError.damaged }
        return changes
    }

    private func write(_ target: SheetTable.Target, _ planned: SheetChanges) throws {
        // A column that may stand once is free before it is given to another.
        let kept = table.unique.isEmpty ? table.key : table.key + target.values
        let isRewritten = table.scope.isEmpty && planned.same < planned.changed + planned.removed
        if isRewritten {
            try db.execute(sql: "DELETE FROM \(target.name)")
        } else if planned.changed + planned.removed > 0 {
            try db.execute(
                sql: """
                    DELETE FROM \(target.name) AS standing WHERE \(isInScope)
                    AND NOT EXISTS (SELECT 1 FROM \(Self.sorted) AS sheet WHERE \(target.condition) AND \(alike(kept)))
                    """)
        }
        let columns = table.key + target.values
        let updates = target.values.map { "\($0) = excluded.\($0)" } + (table.order.map { ["\($0) = excluded.\($0)"] } ?? [])
        let order = table.order.map { " AND sheet.sheetRow IS standing.\($0)" } ?? ""
        try db.execute(
            sql: """
                INSERT INTO \(target.name) (\((columns + [table.order].compactMap { $0 }).joined(separator: ", ")))
                SELECT \((columns + (table.order == nil ? [] : ["sheetRow"])).joined(separator: ", ")) FROM \(Self.sorted) AS sheet
                WHERE \(target.condition)
                    AND NOT EXISTS (SELECT 1 FROM \(target.name) AS standing WHERE \(alike(columns))\(order))
                ORDER BY \(table.key.joined(separator: ", "))
                ON CONFLICT (\(table.key.joined(separator: ", "))) DO UPDATE SET \(updates.joined(separator: ", "))
                """)
    }
}
