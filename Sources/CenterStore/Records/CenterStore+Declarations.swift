import Enrollment
import GRDB
import Ledger

extension CenterStore {
    /// Accepts a declaration with its rows, and the certificates issued for its requests.
    package func addDeclaration(_ declaration: NewDeclaration, package: PackageRecord, entry: JournalEntry) throws {
        try database.write { db in
            try db.insert(
                into: "declaration",
                "activation, unit, insuranceYear, sequence, manifest, received, seen, renewals, additions, reductions, declared",
                [
                    declaration.activation, declaration.unit, declaration.insuranceYear, declaration.sequence, declaration.manifest,
                    package.time, declaration.seen, declaration.totals.renewals, declaration.totals.additions,
                    declaration.totals.reductions, declaration.totals.declared,
                ])
            let id = db.lastInsertedRowID
            for (position, row) in declaration.declared.enumerated() {
                let person = row.person
                try db.insert(
                    into: "declared",
                    "declaration, position, reference, origin, personalNumber, \(PersonColumns.list), confirmed, digest",
                    [id, position, person.reference.text, person.origin.rawValue, person.personalNumber]
                        + PersonColumns.arguments(person.person)
                        + [person.confirmed.map(\.rawValue).joined(separator: " "), row.digest])
            }
            for (position, person) in declaration.reduced.enumerated() {
                try db.insert(
                    into: "reduced", "declaration, position, reference, origin, personalNumber, \(PersonColumns.list), reason, date",
                    [id, position, person.reference.text, person.origin.rawValue, person.personalNumber]
                        + PersonColumns.arguments(person.person) + [person.reason, person.date.description])
            }
            if let certificates = declaration.certificates {
                try db.execute(
                    sql: "UPDATE activation SET signingCertificate = ?, encryptionCertificate = ? WHERE id = ?",
                    arguments: [certificates.signing.blob, certificates.encryption.blob, declaration.activation])
            }
            try PackageLedger.append(package, db)
            try Journal.append(entry, db)
        }
    }

    /// Every declaration accepted, oldest first.
    package func declarations(insuranceYear: Int? = nil, unit: String? = nil) throws -> [DeclarationRecord] {
        try database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM declaration WHERE (?1 IS NULL OR insuranceYear = ?1) AND (?2 IS NULL OR unit = ?2) ORDER BY id",
                arguments: [insuranceYear, unit]
            ).map(DeclarationRecord.init(row:))
        }
    }

    /// The newest of each unit: what the unit asks for now. By unit.
    package func newestDeclarations(insuranceYear: Int) throws -> [DeclarationRecord] {
        try database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM declaration WHERE id IN (SELECT max(id) FROM declaration WHERE insuranceYear = ? GROUP BY unit)
                    ORDER BY unit
                    """, arguments: [insuranceYear]
            ).map(DeclarationRecord.init(row:))
        }
    }

    /// In the order of the package.
    package func declared(_ declaration: Int) throws -> [DeclaredRow] {
        try database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM declared WHERE declaration = ? ORDER BY position", arguments: [declaration])
                .map { row in
                    let confirmed = (row["confirmed"] as String).split(separator: " ").compactMap { FindingCode(rawValue: String($0)) }
                    return DeclaredRow(
                        person: DeclaredPerson(
                            reference: try row.reference(), origin: try row.word("origin"), personalNumber: row["personalNumber"],
                            person: Person(row: row), confirmed: confirmed),
                        digest: row["digest"])
                }
        }
    }

    package func reduced(_ declaration: Int) throws -> [ReducedPerson] {
        try database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM reduced WHERE declaration = ? ORDER BY position", arguments: [declaration]).map {
                row in
                ReducedPerson(
                    reference: try row.reference(), origin: try row.word("origin"), personalNumber: row["personalNumber"],
                    person: Person(row: row), reason: row["reason"], date: try row.day("date"))
            }
        }
    }
}

extension DeclarationRecord {
    init(row: Row) {
        self.init(
            id: row["id"], activation: row["activation"], unit: row["unit"], insuranceYear: row["insuranceYear"],
            sequence: row["sequence"], manifest: row["manifest"], received: row["received"], seen: row["seen"],
            totals: Equation(renewals: row["renewals"], additions: row["additions"], reductions: row["reductions"]))
    }
}
