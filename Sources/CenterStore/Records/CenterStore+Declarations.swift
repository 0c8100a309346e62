import Enrollment
import GRDB
import Ledger

extension CenterStore {
    /// Takes in what arrived, in this order and as a whole; each declaration with its rows and the certificates issued for its requests.
    package func takeIn(_ arrivals: [Arrival]) throws {
        try database.write { db in
            for arrival in arrivals {
                switch arrival {
                case .accepted(let declaration, let package, let entry):
                    try Self.add(declaration, received: package.time, db)
                    try PackageLedger.append(package, db)
                    try Journal.append(entry, db)
                case .refused(let package, let entry):
                    try PackageLedger.append(package, db)
                    try Journal.append(entry, db)
                }
            }
        }
    }

    private static func add(_ declaration: NewDeclaration, received: String, _ db: Database) throws {
        try db.insert(
            into: "declaration",
            "activation, unit, insuranceYear, sequence, manifest, received, delivered, seen, renewals, additions, reductions, declared",
            [
                declaration.activation, declaration.unit, declaration.insuranceYear, declaration.sequence, declaration.manifest, received,
                declaration.delivered.description, declaration.seen, declaration.totals.renewals, declaration.totals.additions,
                declaration.totals.reductions, declaration.totals.declared,
            ])
        let id = Int(db.lastInsertedRowID)
        try BulkInsert.insert(
            declaration.declared.enumerated().map { $0 }, into: "declared",
            "declaration, position, reference, origin, personalNumber, \(PersonColumns.list), confirmed, digest", db
        ) { values, row in
            let person = row.element.person
            values.add(id)
            values.add(row.offset)
            values.add(person.reference.text)
            values.add(person.origin.rawValue)
            values.add(person.personalNumber)
            values.add(person.person.fields)
            values.add(person.confirmed.isEmpty ? "" : person.confirmed.map(\.rawValue).joined(separator: " "))
            values.add(row.element.digest)
        }
        try BulkInsert.insert(
            declaration.reduced.enumerated().map { $0 }, into: "reduced",
            "declaration, position, reference, origin, personalNumber, \(PersonColumns.list), reason, date", db
        ) { values, row in
            let person = row.element
            values.add(id)
            values.add(row.offset)
            values.add(person.reference.text)
            values.add(person.origin.rawValue)
            values.add(person.personalNumber)
            values.add(person.person.fields)
            values.add(person.reason)
            values.add(person.date.description)
        }
        try rememberNumbers(declaration, id, db)
        if let certificates = declaration.certificates {
            try db.execute(
                sql: "UPDATE activation SET signingCertificate = ?, encryptionCertificate = ? WHERE id = ?",
                arguments: [certificates.signing.blob, certificates.encryption.blob, declaration.activation])
        }
    }

    /// A number follows its person when the identity is mended. A center that was restored has forgotten numbers it gave; a unit that was
    /// told one still says so, and nobody else's is taken.
    private static func rememberNumbers(_ declaration: NewDeclaration, _ id: Int, _ db: Database) throws {
        guard declaration.declared.contains(where: { $0.person.origin == .addition }) else { return }
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO givenNumber
                SELECT given.unit, declared.reference, given.personalNumber, declared.identityType, declared.identityNumber
                FROM declared JOIN givenNumber AS given ON given.unit = ?2 AND given.reference = declared.reference
                WHERE declaration = ?1 AND origin = 'addition'
                    AND (declared.identityType, declared.identityNumber) <> (given.identityType, given.identityNumber)
                """, arguments: [id, declaration.unit])
        // What the center gives: the year, six digits or seven.
        let year = String(declaration.insuranceYear)
        guard declaration.declared.contains(where: { $0.person.origin == .addition && $0.person.personalNumber.hasPrefix(year) }) else {
            return
        }
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO givenNumber
                SELECT ?2, reference, personalNumber, identityType, identityNumber FROM declared
                WHERE declaration = ?1 AND origin = 'addition' AND personalNumber GLOB ?3 || '[0-9][0-9][0-9][0-9][0-9][0-9]*'
                    AND length(personalNumber) BETWEEN 10 AND 11 AND substr(personalNumber, 5) NOT GLOB '*[^0-9]*'
                    AND NOT EXISTS (SELECT 1 FROM givenNumber AS given WHERE given.personalNumber = declared.personalNumber)
                    AND NOT EXISTS (SELECT 1 FROM insured WHERE insured.personalNumber = declared.personalNumber
                        AND insuranceYear IN (SELECT value FROM json_each(?4)))
                """,
            arguments: [id, declaration.unit, year, "[" + rosterYears(db).map(String.init).joined(separator: ",") + "]"])
    }

    /// Every declaration accepted, oldest first.
    package func declarations(insuranceYear: Int? = nil, unit: String? = nil) throws -> [DeclarationRecord] {
        try database.read { db in
            let conditions = [insuranceYear.map { _ in "insuranceYear = :year" }, unit.map { _ in "unit = :unit" }].compactMap(\.self)
            let these = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
            var arguments: StatementArguments = []
            if let insuranceYear { arguments = arguments &+ ["year": insuranceYear] }
            if let unit { arguments = arguments &+ ["unit": unit] }
            return try Row.fetchAll(db, sql: "SELECT * FROM declaration \(these) ORDER BY id", arguments: arguments)
                .map(DeclarationRecord.init(row:))
        }
    }

    /// The newest of each unit: what the unit asks for now. By unit.
    package func newestDeclarations(insuranceYear: Int) throws -> [DeclarationRecord] {
        try database.read { try Self.newestDeclarations(insuranceYear: insuranceYear, $0) }
    }

    static func newestDeclarations(insuranceYear: Int, _ db: Database) throws -> [DeclarationRecord] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM declaration WHERE id IN (SELECT max(id) FROM declaration WHERE insuranceYear = ? GROUP BY unit)
                ORDER BY unit
                """, arguments: [insuranceYear]
        ).map(DeclarationRecord.init(row:))
    }

    /// nil while the unit has not declared for the year.
    package func newestDeclaration(insuranceYear: Int, unit: String) throws -> DeclarationRecord? {
        try database.read { db in
            try Row.fetchOne(
                db, sql: "SELECT * FROM declaration WHERE unit = ? AND insuranceYear = ? ORDER BY id DESC LIMIT 1",
                arguments: [unit, insuranceYear]
            ).map(DeclarationRecord.init(row:))
        }
    }

    /// In the order of the package.
    package func declared(_ declaration: Int) throws -> [DeclaredRow] {
        try database.read { db in
            var rows: [DeclaredRow] = []
            try db.forEachRow(
                "SELECT \(Self.declaredColumns) FROM declared WHERE declaration = ? ORDER BY position", [declaration]
            ) { rows.append(try DeclaredRow($0)) }
            return rows
        }
    }

    /// The fields of the row at a place, and its digest.
    package func fields(_ declaration: Int, at position: Int) throws -> (person: Person, digest: String) {
        try database.read { db in
            var fields = (person: Person(), digest: "")
            try db.forEachRow(
                "SELECT digest, \(PersonColumns.list) FROM declared WHERE declaration = ? AND position = ?", [declaration, position]
            ) { fields = (Person($0, at: 1), $0.text(0)) }
            return fields
        }
    }

    /// The rows that were decided so, in the order of the package.
    package func decidedRows(_ declaration: Int, _ kind: OutcomeKind) throws -> [(row: DeclaredRow, outcome: RowOutcome)] {
        try database.read { db in
            var rows: [(row: DeclaredRow, outcome: RowOutcome)] = []
            try db.forEachRow(
                """
                SELECT \(Self.declaredColumns), kind, outcome.personalNumber, reasonCode, outcome.reason, party, deadline, isDecided
                FROM outcome JOIN declared USING (declaration, position) WHERE declaration = ? AND kind = ? ORDER BY position
                """, [declaration, kind.rawValue]
            ) { rows.append((try DeclaredRow($0), try RowOutcome($0, at: DeclaredRow.columnCount))) }
            return rows
        }
    }

    static let declaredColumns = "reference, origin, declared.personalNumber, confirmed, digest, \(PersonColumns.list)"

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

extension DeclaredRow {
    static let columnCount = 5 + CInt(PersonField.allCases.count)

    /// Of a statement that selects `declaredColumns` first.
    init(_ row: StatementRow) throws {
        guard let reference = PersonReference(text: row.text(0)), let origin = Origin(rawValue: row.text(1)) else {
            throw LedgerError.damaged
        }
        let confirmed = row.text(3).split(separator: " ").compactMap { FindingCode(rawValue: String($0)) }
        self.init(
            person: DeclaredPerson(
                reference: reference, origin: origin, personalNumber: row.text(2),
                person: Person(row, at: 5), confirmed: confirmed),
            digest: row.text(4))
    }
}

extension DeclarationRecord {
    init(row: Row) throws {
        self.init(
            id: row["id"], activation: row["activation"], unit: row["unit"], insuranceYear: row["insuranceYear"],
            sequence: row["sequence"], manifest: row["manifest"], received: row["received"], delivered: try row.day("delivered"),
            seen: row["seen"],
            totals: Equation(renewals: row["renewals"], additions: row["additions"], reductions: row["reductions"]))
    }
}
