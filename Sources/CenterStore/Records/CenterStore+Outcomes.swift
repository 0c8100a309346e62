import Enrollment
import GRDB
import Ledger

/// What a comparison, or an operator, leaves of one declaration.
package struct DecidedRows: Sendable {
    package let declaration: Int
    /// Rows that nothing was decided of before.
    package var fresh: [(position: Int, outcome: RowOutcome)] = []
    /// Rows that were decided otherwise before.
    package var changed: [(position: Int, outcome: RowOutcome)] = []
    package var entries: [JournalEntry] = []
    /// How all rows of the declaration stand, where whoever decided has seen them all; nil: they are counted anew.
    package var tally: [Tallied: Int]?

    package init(declaration: Int) { self.declaration = declaration }

    /// Something that a result tells is other than before.
    package private(set) var isNews = false

    package mutating func add(_ outcome: RowOutcome, at position: Int, before: RowOutcome?) {
        if before?.told != outcome.told { isNews = true }
        if before == nil { fresh.append((position, outcome)) } else { changed.append((position, outcome)) }
    }

    package var count: Int { fresh.count + changed.count }
}

extension CenterStore {
    /// Stores outcomes in place of earlier ones, counts them anew, and journals what was decided: all of it or nothing.
    package func decide(_ rows: [DecidedRows], given: [GivenNumber]) throws {
        try database.write { db in
            try Self.remember(given, db)
            for decided in rows { try Self.store(decided, db) }
        }
    }

    static func remember(_ numbers: [GivenNumber], _ db: Database) throws {
        try BulkInsert.insert(
            numbers, into: "givenNumber", "unit, reference, personalNumber, identityType, identityNumber", conflict: "OR REPLACE", db
        ) { values, given in
            values.add(given.unit)
            values.add(given.reference.text)
            values.add(given.number)
            values.add(given.identity.type)
            values.add(given.identity.number)
        }
    }

    static func store(_ decided: DecidedRows, _ db: Database) throws {
        // Most rows are accepted by the rules, and only their numbers differ.
        let plain = decided.fresh.filter { $0.outcome.kind == .accepted && !$0.outcome.isDecided }
        try BulkInsert.insert(
            plain, into: "outcome", columns, values: "?, ?, 'accepted', ?, '', '', NULL, NULL, 0", db
        ) { values, row in
            values.add(decided.declaration)
            values.add(row.position)
            values.add(row.outcome.personalNumber)
        }
        try insert(decided.fresh.filter { $0.outcome.kind != .accepted || $0.outcome.isDecided }, decided.declaration, "", db)
        try insert(decided.changed, decided.declaration, "OR REPLACE", db)
        if decided.count > 0 {
            if decided.isNews { try db.execute(sql: "UPDATE declaration SET isNews = 1 WHERE id = ?", arguments: [decided.declaration]) }
            try db.execute(sql: "DELETE FROM tally WHERE declaration = ?", arguments: [decided.declaration])
            if let tally = decided.tally {
                try insert(tally, decided.declaration, db)
            } else {
                try db.execute(sql: count, arguments: [decided.declaration])
            }
        }
        for entry in decided.entries { try Journal.append(entry, db) }
    }

    private static let columns = "declaration, position, kind, personalNumber, reasonCode, reason, party, deadline, isDecided"

    private static func insert(
        _ outcomes: [(position: Int, outcome: RowOutcome)], _ declaration: Int, _ conflict: String, _ db: Database
    ) throws {
        try BulkInsert.insert(
            outcomes, into: "outcome", columns, conflict: conflict, db
        ) { values, row in
            values.add(declaration)
            values.add(row.position)
            values.add(constant: row.outcome.kind.word)
            values.add(row.outcome.personalNumber)
            values.add(row.outcome.reasonCode)
            values.add(row.outcome.reason)
            values.add(optional: row.outcome.party?.rawValue)
            values.add(optional: row.outcome.deadline?.description)
            values.add(row.outcome.isDecided ? 1 : 0)
        }
    }

    private static func insert(_ tally: [Tallied: Int], _ declaration: Int, _ db: Database) throws {
        for (heads, people) in tally {
            try db.insert(
                into: "tally", "declaration, kind, reasonCode, plan, isExempt, exemptionType, people",
                [declaration, heads.kind.rawValue, heads.reasonCode, heads.plan, heads.isExempt, heads.exemptionType, people])
        }
    }

    private static let count = """
        INSERT INTO tally
        SELECT declaration, kind, reasonCode, plan, exempt = 'Y', CASE exempt WHEN 'Y' THEN exemptionType ELSE '' END, count(*)
        FROM outcome LEFT JOIN declared USING (declaration, position) WHERE declaration = ? GROUP BY 2, 3, 4, 5, 6
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

    /// How many people of a declaration were decided how, by reason, plan and exemption.
    package func tally(_ declaration: Int) throws -> [Tallied: Int] {
        try database.read { db in
            var tally: [Tallied: Int] = [:]
            try db.forEachRow(
                "SELECT kind, reasonCode, plan, exemptionType, isExempt, people FROM tally WHERE declaration = ?", [declaration]
            ) { row in
                guard let kind = OutcomeKind(rawValue: row.text(0)) else { throw LedgerError.damaged }
                let heads = Tallied(
                    kind: kind, reasonCode: row.text(1), plan: row.text(2), exemptionType: row.text(3), isExempt: row.integer(4) == 1)
                tally[heads] = row.integer(5)
            }
            return tally
        }
    }
}

extension OutcomeKind {
    /// The raw value.
    fileprivate var word: StaticString {
        switch self {
        case .accepted: "accepted"
        case .rejected: "rejected"
        case .pending: "pending"
        }
    }
}
