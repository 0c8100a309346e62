import Enrollment
import GRDB
import Ledger

extension CenterStore {
    /// Of the unit's newest declaration; nil where nobody in it has the reference.
    package func rowFile(_ declaration: DeclarationRecord, _ reference: PersonReference) throws -> RowFile? {
        try database.read { db in
            guard let (row, outcome) = try Self.row(declaration.id, reference, db) else { return nil }
            let (year, unit) = (declaration.insuranceYear, declaration.unit)
            let number = outcome?.personalNumber ?? row.person.personalNumber
            return RowFile(
                declaration: declaration, row: row, outcome: outcome, decision: try Self.decision(year, unit, reference, db),
                core: try Self.coreRecord(row.person.person.identity, db), exemptions: try Self.exemptions(row.person.person.identity, db),
                insured: try Self.insured(number, year, db), otherUnits: try Self.otherUnits(row.person.person.identity, year, unit, db),
                declarations: try Self.earlier(reference, row.digest, year, unit, db),
                entries: try Self.entries(reference, unit, db), cards: try Self.cards(number, year, db),
                failures: try Self.failures(number, year, db))
        }
    }

    private static func row(
        _ declaration: Int, _ reference: PersonReference, _ db: Database
    ) throws -> (DeclaredRow, RowOutcome?)? {
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM declared WHERE declaration = ? AND reference = ?", arguments: [declaration, reference.text])
        else { return nil }
        let confirmed = (row["confirmed"] as String).split(separator: " ").compactMap { FindingCode(rawValue: String($0)) }
        let person = DeclaredPerson(
            reference: reference, origin: try row.word("origin"), personalNumber: row["personalNumber"], person: Person(row: row),
            confirmed: confirmed)
        let outcome = try Row.fetchOne(
            db, sql: "SELECT * FROM outcome WHERE declaration = ? AND position = ?", arguments: [declaration, row["position"] as Int])
        return (DeclaredRow(person: person, digest: row["digest"]), try outcome.flatMap { try RowOutcome(row: $0) })
    }

    private static func exemptions(_ identity: Identity, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT exemptionType FROM exemption WHERE identityType = ? AND identityNumber = ? ORDER BY exemptionType",
            arguments: [identity.type, identity.number])
    }

    private static func insured(_ number: String, _ year: Int, _ db: Database) throws -> (unit: String, person: Person)? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM insured WHERE insuranceYear = ? AND personalNumber = ?", arguments: [year, number]
        ).map { ($0["unit"], Person(row: $0)) }
    }

    private static func otherUnits(_ identity: Identity, _ year: Int, _ unit: String, _ db: Database) throws -> [RegisteredUnit] {
        try Row.fetchAll(
            db,
            sql: """
                WITH \(NewestDeclarations.table)
                SELECT u.* FROM newest AS n CROSS JOIN declared AS d
                    ON d.declaration = n.id AND d.identityType = :type AND d.identityNumber = :number
                JOIN unit AS u ON u.code = n.unit WHERE n.unit <> :unit ORDER BY u.code
                """, arguments: ["year": year, "type": identity.type, "number": identity.number, "unit": unit]
        ).map { RegisteredUnit(code: $0["code"], name: $0["name"], kind: try $0.word("kind")) }
    }

    private static func earlier(
        _ reference: PersonReference, _ digest: String, _ year: Int, _ unit: String, _ db: Database
    ) throws -> [RowFile.Earlier] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM declaration WHERE unit = ? AND insuranceYear = ? ORDER BY id", arguments: [unit, year]
        ).map(DeclarationRecord.init(row:)).compactMap { declaration in
            try row(declaration.id, reference, db).map { row, outcome in
                RowFile.Earlier(declaration: declaration, isSame: row.digest == digest, outcome: outcome)
            }
        }
    }

    /// Two units may declare one reference, a number of the roster.
    private static func entries(_ reference: PersonReference, _ unit: String, _ db: Database) throws -> [JournalEntry] {
        try Journal.entries(about: reference.text, db).filter { $0.values["unit"] == unit }
    }

    private static func cards(_ number: String, _ year: Int, _ db: Database) throws -> [Card] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM card WHERE personalNumber = ? AND +insuranceYear = ? ORDER BY batch", arguments: [number, year]
        ).map { Card(batch: $0["batch"], personalNumber: number, cardNumber: $0["cardNumber"], made: try $0.day("made")) }
    }

    private static func failures(_ number: String, _ year: Int, _ db: Database) throws -> [CardFailure] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM cardFailure WHERE personalNumber = ? AND +insuranceYear = ? ORDER BY batch", arguments: [number, year]
        ).map { CardFailure(batch: $0["batch"], personalNumber: number, reason: $0["reason"]) }
    }

    private static func decision(
        _ year: Int, _ unit: String, _ reference: PersonReference, _ db: Database
    ) throws -> DecisionRecord? {
        try Row.fetchOne(
            db, sql: "SELECT * FROM decision WHERE insuranceYear = ? AND unit = ? AND reference = ?",
            arguments: [year, unit, reference.text]
        ).map(DecisionRecord.init(row:))
    }
}
