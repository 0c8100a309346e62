import Enrollment
import GRDB
import Ledger

/// A decision and the number it gives, before it is stored.
package struct NewOutcome: Sendable {
    package let declaration: Int
    package let outcome: Outcome

    package init(declaration: Int, outcome: Outcome) {
        self.declaration = declaration
        self.outcome = outcome
    }
}

extension CenterStore {
    /// Stores decisions in place of earlier ones; each that differs from what stood there is one journal entry.
    ///
    /// - Parameter given: personal numbers given to people who had none.
    package func decide(
        _ outcomes: [NewOutcome], given: [(number: String, identity: Identity)], journal: (NewOutcome) -> JournalEntry
    ) throws {
        try database.write { db in
            for (number, identity) in given {
                try db.insert(
                    into: "givenNumber", "personalNumber, identityType, identityNumber", [number, identity.type, identity.number])
            }
            for new in outcomes {
                let outcome = new.outcome
                try db.insert(
                    into: "outcome", "declaration, reference, kind, personalNumber, reasonCode, reason, party, deadline",
                    [
                        new.declaration, outcome.reference.text, outcome.kind.rawValue, outcome.personalNumber, outcome.reasonCode,
                        outcome.reason, outcome.party?.rawValue, outcome.deadline?.description,
                    ], orReplace: true)
                try Journal.append(journal(new), db)
            }
        }
    }

    /// Those decided so far, by person.
    package func outcomes(_ declaration: Int) throws -> [PersonReference: Outcome] {
        try database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT outcome.*, declared.digest AS digest FROM outcome JOIN declared USING (declaration, reference)
                    WHERE declaration = ?
                    """, arguments: [declaration])
            var outcomes: [PersonReference: Outcome] = [:]
            for row in rows {
                let reference = try row.reference()
                outcomes[reference] = Outcome(
                    reference: reference, rowDigest: row["digest"], kind: try row.word("kind"), personalNumber: row["personalNumber"],
                    reasonCode: row["reasonCode"], reason: row["reason"],
                    party: (row["party"] as String?).flatMap(ResponsibleParty.init(rawValue:)),
                    deadline: (row["deadline"] as String?).flatMap(CalendarDate.init(iso:)))
            }
            return outcomes
        }
    }
}

extension CenterStore {
    /// The number each person was accepted under, in any declaration of the year.
    package func acceptedNumbers(insuranceYear: Int) throws -> [PersonReference: String] {
        try database.read { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT outcome.reference AS reference, outcome.personalNumber AS personalNumber FROM outcome
                    JOIN declaration ON declaration.id = outcome.declaration
                    WHERE outcome.kind = 'accepted' AND declaration.insuranceYear = ? ORDER BY declaration.id
                    """, arguments: [insuranceYear])
            var numbers: [PersonReference: String] = [:]
            for row in rows { numbers[try row.reference()] = row["personalNumber"] }
            return numbers
        }
    }
}
