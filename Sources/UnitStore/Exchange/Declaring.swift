import Enrollment
import GRDB
import Ledger

/// One row as it was sent.
package struct SentRow: Sendable {
    package let person: PersonRecord
    package let digest: String

    package init(person: PersonRecord, digest: String) {
        self.person = person
        self.digest = digest
    }
}

/// What passed between the unit and its center under the present activation.
package struct Correspondence: Sendable {
    package let sent: [(sequence: Int, manifest: String, time: String)]
    package let accepted: [(sequence: Int, manifest: String, time: String)]
    package let highestSent: Int
    package let highestSeen: Int
}

extension UnitStore {
    /// A consistent picture: everyone declared and reduced, with the equation.
    package func roster() throws -> (declared: [PersonRecord], reduced: [PersonRecord], equation: Equation) {
        try writer.read { db in
            let people = try db.read(PersonReader.columns, from: "person ORDER BY origin DESC, reference") { $0.record() }
            return (people.filter { $0.state == .active }, people.filter { $0.state == .reduced }, try Self.equation(db))
        }
    }

    package func equation() throws -> Equation { try writer.read { try Self.equation($0) } }

    static func equation(_ db: Database) throws -> Equation {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(CASE WHEN origin = 'renewal' THEN 1 END), count(CASE WHEN origin = 'addition' THEN 1 END),
                    count(CASE WHEN state = 'reduced' THEN 1 END) FROM person
                """)
        return Equation(renewals: row?[0] ?? 0, additions: row?[1] ?? 0, reductions: row?[2] ?? 0)
    }

    package func correspondence(with unit: UnitRecord) throws -> Correspondence {
        let marks = side.marks(of: unit.centerCode)
        return try writer.read { db in
            Correspondence(
                sent: try PackageLedger.passed(.sent, counterpart: unit.centerCode, activation: unit.activation, db),
                accepted: try PackageLedger.passed(.received, counterpart: unit.centerCode, activation: unit.activation, db),
                highestSent: max(
                    try PackageLedger.highest(.sent, counterpart: unit.centerCode, db), marks.sent?.sequence ?? 0, unit.nextDeclaration - 1,
                    // What the center has received of this unit was sent, whatever this PC remembers.
                    try Int.fetchOne(db, sql: "SELECT max(sequence) FROM receipt") ?? 0),
                highestSeen: max(
                    try PackageLedger.highest(.received, counterpart: unit.centerCode, db), marks.seen?.sequence ?? 0, unit.nextResult - 1))
        }
    }

    package func recordDeclaration(_ package: PackageRecord, rows: [SentRow], sheet: DeclarationSheet, by act: Act) throws {
        try write { db in
            try PackageLedger.append(package, db)
            try Self.keep(sheet, sequence: package.sequence, db)
            try Self.insert(rows, sequence: package.sequence, db)
            try Journal.append(
                act.entry("declare", String(package.sequence), ["manifest": package.manifest, "rows": String(rows.count)]), db)
        }
        try side.raise(package.counterpart, sent: SideFile.Mark(sequence: package.sequence, manifest: package.manifest))
    }

    private static func insert(_ rows: [SentRow], sequence: Int, _ db: Database) throws {
        let insert = try db.cachedStatement(
            sql: "INSERT INTO sent_row (sequence, reference, digest, version, name, identity_number) VALUES (?, ?, ?, ?, ?, ?)")
        for row in rows {
            let person = row.person
            try insert.execute(arguments: [
                sequence, person.reference.text, row.digest, person.version, person.person.name, person.person[.identityNumber],
            ])
        }
    }

    /// How the package left: to a stick, as an e-mail.
    package func recordDelivery(_ sequence: Int, by way: String, to place: String, act: Act) throws {
        try write { try Journal.append(act.entry("deliver", String(sequence), ["way": way, "place": place]), $0) }
    }

    package func packages() throws -> [PackageRecord] { try writer.read { try PackageLedger.all($0) } }

    package func recordRefusal(_ package: PackageRecord) throws { try write { try PackageLedger.append(package, $0) } }
}
