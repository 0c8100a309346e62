import Enrollment
import GRDB

/// As little of a person as finding one takes.
package struct PersonTitle: Sendable {
    package let row: Int64
    package let name: String
    package let identityNumber: String
    package let personalNumber: String
    package let className: String
}

extension UnitStore {
    /// Everyone of the unit, those in the declared year first.
    package func titles() throws -> [PersonTitle] {
        try titles(of: "person ORDER BY state, rowid")
    }

    /// The center's roster of the current year.
    package func insuredTitles() throws -> [PersonTitle] { try titles(of: "insured ORDER BY rowid") }

    private func titles(of source: String) throws -> [PersonTitle] {
        try writer.read { db in
            var titles: [PersonTitle] = []
            let rows = try Row.fetchCursor(db, sql: "SELECT rowid, name, identityNumber, personal_number, class FROM \(source)")
            while let row = try rows.next() {
                titles.append(PersonTitle(row: row[0], name: row[1], identityNumber: row[2], personalNumber: row[3], className: row[4]))
            }
            return titles
        }
    }

    /// Heads by plan and exemption type, of those the query names.
    package func heads(_ query: RosterQuery) throws -> [PlanHeads] {
        try writer.read { db in
            let (condition, arguments) = try Self.condition(query, db)
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT plan, CASE WHEN exempt = 'Y' THEN exemptionType ELSE '' END AS type, exempt = 'Y' AS is_exempt, count(*)
                    FROM person WHERE \(condition) GROUP BY plan, type, is_exempt
                    """, arguments: arguments
            ).map { PlanHeads(plan: $0[0], exemptionType: $0[1], isExempt: $0[2], count: $0[3]) }
        }
    }

    package func standings(_ references: some Sequence<PersonReference>) throws -> [PersonReference: PersonStanding] {
        try writer.read { db in
            let wanted = try JSONTexts.encode(references.map(\.text))
            let statement = try db.cachedStatement(
                sql: """
                    SELECT value, kind, EXISTS (SELECT 1 FROM sent_row WHERE sent_row.reference = value), answered IS NOT NULL AND
                        (SELECT version FROM sent_row WHERE sequence = answered AND sent_row.reference = value) IS NOT
                            (SELECT version FROM person WHERE person.reference = value)
                    FROM json_each(?) LEFT JOIN outcome ON outcome.reference = value
                    """)
            var standings: [PersonReference: PersonStanding] = [:]
            let rows = try Row.fetchCursor(statement, arguments: [wanted])
            while let row = try rows.next() {
                guard let reference = PersonReference(text: row[0]) else { continue }
                standings[reference] = PersonStanding(
                    standing: (row[1] as String?).flatMap(Standing.init) ?? ((row[2] as Bool) ? .unanswered : .unsent), isOlder: row[3])
            }
            return standings
        }
    }
}
