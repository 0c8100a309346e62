import Enrollment
import GRDB
import Ledger

/// What was imported from sheets. Each import is whole: all rows or none.
extension CenterStore {
    /// Adds units; a code that exists gets the new name and kind.
    package func importUnits(_ units: [RegisteredUnit], sheet: SheetRecord?, entry: JournalEntry) throws {
        try apply(sheet, entry) { db in
            for unit in units {
                try db.cachedStatement(
                    sql: """
                        INSERT INTO unit (code, name, kind) VALUES (?, ?, ?)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind
                        """
                ).execute(arguments: [unit.code, unit.name, unit.kind.rawValue])
            }
        }
    }

    /// Replaces every table that occurs among the entries; others stay.
    package func importCodes(_ entries: [CodeEntry], sheet: SheetRecord?, entry: JournalEntry) throws {
        try apply(sheet, entry) { db in
            for table in Set(entries.map(\.table)) {
                try db.execute(sql: "DELETE FROM code WHERE tableName = ?", arguments: [table.rawValue])
            }
            for (position, code) in entries.enumerated() {
                try db.insert(
                    into: "code", "tableName, code, name, shape, position",
                    [code.table.rawValue, code.code, code.name, code.shape?.rawValue, position])
            }
        }
    }

    /// Replaces all rates.
    package func importRates(_ rates: [PlanRate], sheet: SheetRecord?, entry: JournalEntry) throws {
        try apply(sheet, entry) { db in
            try db.execute(sql: "DELETE FROM rate")
            for rate in rates {
                try db.insert(
                    into: "rate", "plan, exemptionType, personal, village, district, town, province",
                    [rate.plan, rate.exemptionType] + rate.amounts.all)
            }
        }
    }

    /// Replaces the roster of every unit in `rosters` for the current year before `insuranceYear`.
    package func importRosters(_ rosters: [String: [InsuredPerson]], insuranceYear: Int, sheet: SheetRecord?, entry: JournalEntry) throws {
        try apply(sheet, entry) { db in
            for unit in rosters.keys {
                try db.execute(sql: "DELETE FROM insured WHERE insuranceYear = ? AND unit = ?", arguments: [insuranceYear, unit])
            }
            for (unit, people) in rosters {
                for insured in people {
                    try db.insert(
                        into: "insured", "insuranceYear, unit, personalNumber, " + PersonColumns.list,
                        [insuranceYear, unit, insured.personalNumber] + PersonColumns.arguments(insured.person))
                }
            }
        }
    }

    /// The core system's register comes whole.
    package func importCore(_ records: [CoreRecord], sheet: SheetRecord?, entry: JournalEntry) throws {
        try apply(sheet, entry) { db in
            try db.execute(sql: "DELETE FROM core")
            for record in records {
                try db.insert(
                    into: "core", "identityType, identityNumber, name, standing, note",
                    [record.identity.type, record.identity.number, record.name, record.standing.rawValue, record.note])
            }
        }
    }

    /// Replaces every batch that occurs; others stay.
    package func importCards(
        _ cards: [Card], failures: [CardFailure], insuranceYear: Int, sheet: SheetRecord?, entry: JournalEntry
    ) throws {
        try apply(sheet, entry) { db in
            for batch in Set(cards.map(\.batch) + failures.map(\.batch)) {
                try db.execute(sql: "DELETE FROM card WHERE batch = ?", arguments: [batch])
                try db.execute(sql: "DELETE FROM cardFailure WHERE batch = ?", arguments: [batch])
            }
            for card in cards {
                try db.insert(
                    into: "card", "batch, personalNumber, cardNumber, made, insuranceYear",
                    [card.batch, card.personalNumber, card.cardNumber, card.made.description, insuranceYear])
            }
            for failure in failures {
                try db.insert(
                    into: "cardFailure", "batch, personalNumber, reason, insuranceYear",
                    [failure.batch, failure.personalNumber, failure.reason, insuranceYear])
            }
        }
    }

    private func apply(_ sheet: SheetRecord?, _ entry: JournalEntry, _ change: (Database) throws -> Void) throws {
        try database.write { db in
            try change(db)
            if let sheet {
                try db.insert(
                    into: "sheetImport", "kind, fileName, digest, rows, time",
                    [sheet.kind.rawValue, sheet.fileName, sheet.digest, sheet.rows, sheet.time])
            }
            try Journal.append(entry, db)
        }
    }
}
