import Enrollment
import GRDB
import Ledger

/// An accepted row of a unit's newest declaration.
package struct AcceptedRow: Sendable {
    package let reference: PersonReference
    package let origin: Origin
    package let personalNumber: String
    package let person: Person
    /// By an operator, and not by a rule.
    package let isDecided: Bool
}

/// The open year as it stands at one moment; what is written meanwhile is not seen. Rows come one by one, however many there are.
package struct AcceptedRows {
    package let profile: CenterProfile
    /// By code.
    package let units: [RegisteredUnit]
    package let rates: [PlanRate]
    /// The newest of each unit.
    package let declarations: [String: DeclarationRecord]
    private let db: Database

    fileprivate init?(_ db: Database) throws {
        guard let profile = try CenterStore.profile(db) else { return nil }
        self.profile = profile
        units = try CenterStore.units(db)
        rates = try CenterStore.rates(db)
        declarations = Dictionary(
            try CenterStore.newestDeclarations(insuranceYear: profile.insuranceYear, db).map { ($0.unit, $0) }, uniquingKeysWith: { $1 })
        self.db = db
    }

    /// In the order of the declaration.
    package func forEach(of declaration: DeclarationRecord, _ body: (AcceptedRow) throws -> Void) throws {
        let person = 4..<4 + CInt(PersonField.allCases.count)
        try db.forEachRow(
            """
            SELECT reference, origin, outcome.personalNumber, isDecided, \(PersonColumns.list)
            FROM outcome JOIN declared USING (declaration, position) WHERE declaration = ? AND kind = 'accepted' ORDER BY position
            """, [declaration.id]
        ) { row in
            guard let reference = PersonReference(text: row.text(0)), let origin = Origin(rawValue: row.text(1)) else {
                throw LedgerError.damaged
            }
            try body(
                AcceptedRow(
                    reference: reference, origin: origin, personalNumber: row.text(2), person: Person(fields: person.map(row.text)),
                    isDecided: row.integer(3) == 1))
        }
    }

    /// Cards made for the year, by batch and personal number.
    package func forEachCard(_ body: (Card) throws -> Void) throws {
        try db.forEachRow(
            "SELECT batch, personalNumber, cardNumber, made FROM card WHERE insuranceYear = ? ORDER BY batch, personalNumber",
            [profile.insuranceYear]
        ) { row in
            guard let made = CalendarDate(iso: row.text(3)) else { throw LedgerError.damaged }
            try body(Card(batch: row.text(0), personalNumber: row.text(1), cardNumber: row.text(2), made: made))
        }
    }
}

extension CenterStore {
    /// nil before `init`.
    package func readAccepted<Result>(_ body: (AcceptedRows) throws -> Result) throws -> Result? {
        try database.read { db in try AcceptedRows(db).map(body) }
    }
}
