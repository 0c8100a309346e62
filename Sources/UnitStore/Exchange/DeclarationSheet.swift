import Enrollment
import Foundation
import GRDB
import Ledger

/// What a package said as a whole when it was made: what the 申报表 prints.
package struct DeclarationSheet: Sendable, Hashable {
    package let totals: Equation
    /// The unit's own estimate.
    package let fees: [PlanFee]
    /// How long the journal was, and its head, which travels in the package.
    package let journalEntries: Int
    package let journalHead: String
    package let `operator`: String

    package init(totals: Equation, fees: [PlanFee], journalEntries: Int, journalHead: String, operator name: String) {
        self.totals = totals
        self.fees = fees
        self.journalEntries = journalEntries
        self.journalHead = journalHead
        self.operator = name
    }
}

extension UnitStore {
    static func keep(_ sheet: DeclarationSheet, sequence: Int, _ db: Database) throws {
        let fees = String(decoding: try JSONEncoder().encode(sheet.fees), as: UTF8.self)
        try db.execute(
            sql: "INSERT INTO declaration VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                sequence, sheet.totals.renewals, sheet.totals.additions, sheet.totals.reductions, fees, sheet.journalEntries,
                sheet.journalHead, sheet.operator,
            ])
    }

    /// nil for a package that was made before this was kept.
    package func declarationSheet(_ sequence: Int) throws -> DeclarationSheet? {
        try writer.read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM declaration WHERE sequence = ?", arguments: [sequence]).map { row in
                DeclarationSheet(
                    totals: Equation(renewals: row["renewals"], additions: row["additions"], reductions: row["reductions"]),
                    fees: try JSONDecoder().decode([PlanFee].self, from: Data((row["fees"] as String).utf8)),
                    journalEntries: row["journal_entries"], journalHead: row["journal_head"], operator: row["operator"])
            }
        }
    }
}
