import Enrollment
import GRDB
import Ledger

/// What an activation brings, ready to be written.
package struct Adoption: Sendable {
    package let unit: UnitRecord
    package let codes: [CodeEntry]
    package let rates: [PlanRate]
    package let severities: [FindingCode: Severity]
    package let insured: [InsuredPerson]
    /// The last declaration as the center holds it; nil on a first activation.
    package let declared: [DeclaredPerson]?
    package let reduced: [ReducedPerson]
    package let keys: KeyRingRecord
    package let package: PackageRecord

    package init(
        unit: UnitRecord, codes: [CodeEntry], rates: [PlanRate], severities: [FindingCode: Severity], insured: [InsuredPerson],
        declared: [DeclaredPerson]?, reduced: [ReducedPerson], keys: KeyRingRecord, package: PackageRecord
    ) {
        self.unit = unit
        self.codes = codes
        self.rates = rates
        self.severities = severities
        self.insured = insured
        self.declared = declared
        self.reduced = reduced
        self.keys = keys
        self.package = package
    }
}

extension UnitStore {
    /// Over an existing unit: keeps people, batches and the journal; people the unit does not know yet are merged in by reference.
    /// Of a later year: closes the year that is open first.
    package func adopt(_ adoption: Adoption, by act: Act) throws {
        try write { db in
            let unit = adoption.unit
            let isKnown = try String.fetchOne(db, sql: "SELECT activation FROM unit") == unit.activation
            if let open = try Self.openYear(db), open != unit.profile.insuranceYear { try Self.closeYear(by: act, db) }
            try db.execute(
                sql: "INSERT OR REPLACE INTO unit VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    unit.profile.code, unit.profile.name, unit.profile.kind.rawValue, unit.profile.insuranceYear,
                    unit.profile.opens.description,
                    unit.profile.closes.description, unit.centerCode, unit.centerName, unit.activation, unit.activationSequence,
                    unit.nextDeclaration, unit.nextResult,
                ])
            try Self.replace(codes: adoption.codes, db)
            try Self.replace(rates: adoption.rates, db)
            try Self.replace(severities: adoption.severities, db)
            try Self.replace(adoption.keys, db)
            try db.execute(sql: "UPDATE login SET failures = 0, locked_until = 0")
            // Whom the unit added stays who they are, also where the center's roster has them by now: so they come first.
            try Self.merge(additions: adoption.declared ?? [], adoption.reduced, db)
            try Self.merge(insured: adoption.insured, by: act, db)
            try Self.merge(declared: adoption.declared ?? [], reduced: adoption.reduced, db)
            if !isKnown { try PackageLedger.append(adoption.package, db) }
            try Journal.append(
                act.entry(
                    "activate", unit.profile.code, ["insured": String(adoption.insured.count), "sequence": String(unit.activationSequence)]),
                db)
        }
    }

    /// The roster of the current year becomes the given one; everyone in it who is new is a renewal.
    static func merge(insured: [InsuredPerson], by act: Act, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM insured")
        let insert = try db.makeStatement(
            sql: "INSERT INTO insured (personal_number, \(PersonColumns.list)) VALUES (?, \(PersonColumns.placeholders))")
        for person in insured {
            try insert.execute(arguments: StatementArguments([person.personalNumber] + person.person.arguments))
            guard try find(person.reference, db) == nil else { continue }
            // Somebody the unit has added already, by identity or number, stays who they are: one child is declared once.
            if let known = try known(person, db) {
                try Journal.append(
                    act.entry(
                        "already declared", known.reference.text,
                        summary(person.person).merging(["personalNumber": person.personalNumber]) { old, _ in old }), db)
                continue
            }
            try self.insert(
                person.person, reference: person.reference, origin: .renewal, personalNumber: person.personalNumber, confirmed: [],
                batch: nil, db)
        }
        // Whom the center no longer renews is no part of the equation any more.
        try db.execute(sql: "DELETE FROM person WHERE origin = 'renewal' AND personal_number NOT IN (SELECT personal_number FROM insured)")
    }

    private static func known(_ person: InsuredPerson, _ db: Database) throws -> PersonRecord? {
        if let known = try find(person.person.identity, db) { return known }
        return try owner(ofNumber: person.personalNumber, db).flatMap(PersonReference.init(text:)).flatMap { try find($0, db) }
    }

    private static func merge(additions declared: [DeclaredPerson], _ reduced: [ReducedPerson], _ db: Database) throws {
        let people =
            declared
            + reduced.map {
                DeclaredPerson(reference: $0.reference, origin: $0.origin, personalNumber: $0.personalNumber, person: $0.person)
            }
        for row in people where row.origin == .addition {
            guard try find(row.reference, db) == nil, try find(row.person.identity, db) == nil else { continue }
            try insert(
                row.person, reference: row.reference, origin: row.origin, personalNumber: row.personalNumber, confirmed: row.confirmed,
                batch: nil,
                db)
        }
    }

    /// A fresh file knows only last year's values; the declaration may have amended them. What this PC has changed itself stays.
    private static func merge(declared: [DeclaredPerson], reduced: [ReducedPerson], _ db: Database) throws {
        let amended = try declared.filter { $0.origin == .renewal }.compactMap { row in
            try find(row.reference, db).flatMap { held in
                held.version == 1 && held.state == .active && held.declared != row ? (row: row, held: held.person) : nil
            }
        }
        // Two people may have swapped their numbers: all are free before the first is taken.
        for (row, _) in amended {
            try db.execute(sql: "UPDATE person SET identityNumber = '' WHERE reference = ?", arguments: [row.reference.text])
        }
        for (row, held) in amended {
            var person = row.person
            // Somebody of this PC bears the declared identity by now: both keep what they have.
            if try find(person.identity, db) != nil {
                person[.identityType] = held[.identityType]
                person[.identityNumber] = held[.identityNumber]
            }
            try db.execute(
                sql: "UPDATE person SET \(PersonColumns.assignments), confirmed = ? WHERE reference = ?",
                arguments: StatementArguments(
                    person.arguments + [row.confirmed.map(\.rawValue).joined(separator: " "), row.reference.text]))
        }
        for row in reduced {
            try db.execute(
                sql: """
                    UPDATE person SET state = 'reduced', reduction_reason = ?, reduction_date = ?
                    WHERE reference = ? AND version = 1 AND state = 'active'
                    """, arguments: [row.reason, row.date.description, row.reference.text])
        }
    }
}
