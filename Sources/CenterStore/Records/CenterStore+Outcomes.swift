import Enrollment
import GRDB
import Ledger

/// What a comparison, or an operator, leaves of one declaration.
package struct DecidedRows: Sendable {
    package let declaration: Int
    /// Only those that are other than before.
    package let changed: [(position: Int, outcome: RowOutcome)]
    package let entries: [JournalEntry]

    package init(declaration: Int, changed: [(position: Int, outcome: RowOutcome)], entries: [JournalEntry]) {
        self.declaration = declaration
        self.changed = changed
        self.entries = entries
    }
}

extension CenterStore {
    /// Stores outcomes in place of earlier ones, counts them anew, and journals what was decided: all of it or nothing.
    package func decide(_ rows: [DecidedRows], given: [GivenNumber]) throws {
        try database.write { db in
            for number in given { try Self.remember(number, db) }
            for decided in rows { try Self.store(decided, db) }
        }
    }

    static func remember(_ number: GivenNumber, _ db: Database) throws {
        try db.insert(
            into: "givenNumber", "reference, personalNumber, identityType, identityNumber",
            [number.reference.text, number.number, number.identity.type, number.identity.number], orReplace: true)
    }

    static func store(_ decided: DecidedRows, _ db: Database) throws {
        let rows = try BulkInsert(
            db, into: "outcome", "declaration, position, kind, personalNumber, reasonCode, reason, party, deadline, isDecided",
            conflict: "OR REPLACE")
        for (position, outcome) in decided.changed {
            try rows.row { values in
                values.add(decided.declaration)
                values.add(position)
                values.add(outcome.kind.rawValue)
                values.add(outcome.personalNumber)
                values.add(outcome.reasonCode)
                values.add(outcome.reason)
                values.add(optional: outcome.party?.rawValue)
                values.add(optional: outcome.deadline?.description)
                values.add(outcome.isDecided ? 1 : 0)
            }
        }
        if !decided.changed.isEmpty {
            try db.execute(sql: "DELETE FROM tally WHERE declaration = ?", arguments: [decided.declaration])
            try db.execute(sql: count, arguments: [decided.declaration])
        }
        for entry in decided.entries { try Journal.append(entry, db) }
    }

    private static let count = """
        INSERT INTO tally
        SELECT declaration, kind, plan, exempt = 'Y', CASE exempt WHEN 'Y' THEN exemptionType ELSE '' END, count(*)
        FROM outcome JOIN declared USING (declaration, position) WHERE declaration = ? GROUP BY 2, 3, 4, 5
        """

    /// Those decided so far, by place in the declaration.
    package func outcomes(_ declaration: Int) throws -> [Int: RowOutcome] {
        try database.read { db in
            var outcomes: [Int: RowOutcome] = [:]
            try db.forEachRow(
                "SELECT position, kind, personalNumber, reasonCode, reason, party, deadline, isDecided FROM outcome WHERE declaration = ?",
                [declaration]
            ) { row in outcomes[row.integer(0)] = try RowOutcome(row, at: 1) }
            return outcomes
        }
    }

    /// In the order of the declaration.
    package func answers(_ declaration: Int) throws -> [AnsweredRow] {
        try database.read { db in
            var rows: [AnsweredRow] = []
            try db.forEachRow(
                """
                SELECT d.reference, d.digest, d.personalNumber,
                    o.kind, o.personalNumber, o.reasonCode, o.reason, o.party, o.deadline, o.isDecided
                FROM declared AS d LEFT JOIN outcome AS o ON o.declaration = d.declaration AND o.position = d.position
                WHERE d.declaration = ? ORDER BY d.position
                """, [declaration]
            ) { row in
                guard let reference = PersonReference(text: row.text(0)) else { throw LedgerError.damaged }
                rows.append(
                    AnsweredRow(
                        reference: reference, digest: row.text(1), personalNumber: row.text(2),
                        outcome: row.isNull(3) ? nil : try RowOutcome(row, at: 3)))
            }
            return rows
        }
    }

    /// How many people of a declaration were decided how, by plan and exemption.
    package func tally(_ declaration: Int) throws -> [TalliedHeads] {
        try database.read { db in
            var heads: [TalliedHeads] = []
            try db.forEachRow(
                "SELECT kind, plan, isExempt, exemptionType, people FROM tally WHERE declaration = ?", [declaration]
            ) { row in
                guard let kind = OutcomeKind(rawValue: row.text(0)) else { throw LedgerError.damaged }
                heads.append(
                    TalliedHeads(
                        kind: kind,
                        heads: PlanHeads(
                            plan: row.text(1), exemptionType: row.text(3), isExempt: row.integer(2) == 1, count: row.integer(4))))
            }
            return heads
        }
    }
}
