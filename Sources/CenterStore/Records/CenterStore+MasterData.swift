import Enrollment
import GRDB
import Ledger

/// What stands in the imported tables.
extension CenterStore {
    /// By code.
    package func units() throws -> [RegisteredUnit] { try database.read(Self.units) }

    static func units(_ db: Database) throws -> [RegisteredUnit] {
        try Row.fetchAll(db, sql: "SELECT * FROM unit ORDER BY code").map { row in
            RegisteredUnit(code: row["code"], name: row["name"], kind: try row.word("kind"))
        }
    }

    package func addUnit(_ unit: RegisteredUnit, entry: JournalEntry) throws {
        try database.write { db in
            try db.insert(into: "unit", "code, name, kind", [unit.code, unit.name, unit.kind.rawValue])
            try Journal.append(entry, db)
        }
    }

    /// What the center made of findings, as it goes out in activations and results.
    package func ruleSeverities() throws -> [RuleRow] {
        try database.read { db in
            try Row.fetchAll(db, sql: "SELECT code, severity FROM ruleSeverity ORDER BY code").map { row in
                RuleRow(code: try row.word("code"), severity: try row.word("severity"))
            }
        }
    }

    /// In the order of the sheet.
    package func codes() throws -> [CodeEntry] {
        try database.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM code ORDER BY position, tableName").map { row in
                CodeEntry(
                    table: try row.word("tableName"), code: row["code"], name: row["name"],
                    shape: (row["shape"] as String?).flatMap(IdentityShape.init(rawValue:)))
            }
        }
    }

    /// Plans by code, those who are not exempt first; a plan is named as in the code table.
    package func rates() throws -> [PlanRate] { try database.read(Self.rates) }

    static func rates(_ db: Database) throws -> [PlanRate] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT rate.*, coalesce(code.name, '') AS planName FROM rate
                LEFT JOIN code ON code.tableName = 'plan' AND code.code = rate.plan ORDER BY plan, exemptionType
                """
        ).map { row in
            PlanRate(
                plan: row["plan"], planName: row["planName"], exemptionType: row["exemptionType"],
                amounts: Amounts(
                    personal: row["personal"], village: row["village"], district: row["district"], town: row["town"],
                    province: row["province"]))
        }
    }

    /// The current-year roster of a unit, by personal number.
    package func insured(unit: String, insuranceYear: Int) throws -> [InsuredPerson] {
        try database.read { db in
            var people: [InsuredPerson] = []
            try db.forEachRow(
                "SELECT personalNumber, \(PersonColumns.list) FROM insured WHERE insuranceYear = ? AND unit = ? ORDER BY personalNumber",
                [insuranceYear, unit]
            ) { people.append(InsuredPerson(personalNumber: $0.text(0), person: Person($0, at: 1))) }
            return people
        }
    }

    /// By batch, then personal number; of all years when nil, since no number is given twice.
    package func cards(insuranceYear: Int? = nil) throws -> [Card] {
        try database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM card WHERE ?1 IS NULL OR insuranceYear = ?1 ORDER BY batch, personalNumber",
                arguments: [insuranceYear]
            ).map { row in
                Card(
                    batch: row["batch"], personalNumber: row["personalNumber"], cardNumber: row["cardNumber"], made: try row.day("made"))
            }
        }
    }

    package func cardFailures(insuranceYear: Int) throws -> [CardFailure] {
        try database.read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM cardFailure WHERE insuranceYear = ? ORDER BY batch, personalNumber", arguments: [insuranceYear]
            ).map { row in
                CardFailure(batch: row["batch"], personalNumber: row["personalNumber"], reason: row["reason"])
            }
        }
    }
}
