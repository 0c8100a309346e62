import Enrollment
import GRDB
import Ledger

/// The unit and what ties it to its center.
package struct UnitRecord: Sendable {
    package let profile: UnitProfile
    package let centerCode: String
    package let centerName: String
    /// Hex SHA-256 of the activation's manifest.
    package let activation: String
    package let activationSequence: Int
    package let nextDeclaration: Int
    package let nextResult: Int

    package init(
        profile: UnitProfile, centerCode: String, centerName: String, activation: String, activationSequence: Int, nextDeclaration: Int,
        nextResult: Int
    ) {
        self.profile = profile
        self.centerCode = centerCode
        self.centerName = centerName
        self.activation = activation
        self.activationSequence = activationSequence
        self.nextDeclaration = nextDeclaration
        self.nextResult = nextResult
    }
}

extension UnitStore {
    /// nil before the first activation.
    package func unit() throws -> UnitRecord? {
        try writer.read { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM unit") else { return nil }
            guard let kind = UnitKind(rawValue: row["kind"]), let opens = CalendarDate(iso: row["opens"]),
                let closes = CalendarDate(iso: row["closes"])
            else { throw LedgerError.damaged }
            return UnitRecord(
                profile: UnitProfile(
                    code: row["code"], name: row["name"], kind: kind, insuranceYear: row["insurance_year"], opens: opens, closes: closes),
                centerCode: row["center_code"], centerName: row["center_name"], activation: row["activation"],
                activationSequence: row["activation_sequence"], nextDeclaration: row["next_declaration"], nextResult: row["next_result"])
        }
    }

    package func codeTables() throws -> CodeTables {
        try writer.read { db in
            CodeTables(
                entries: try Row.fetchAll(db, sql: "SELECT table_name, code, name, shape FROM code ORDER BY table_name, code").compactMap {
                    row in
                    CodeTableName(rawValue: row[0]).map {
                        CodeEntry(table: $0, code: row[1], name: row[2], shape: IdentityShape(rawValue: row[3]))
                    }
                })
        }
    }

    package func planRates() throws -> [PlanRate] {
        try writer.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM plan_rate ORDER BY plan, exemption_type").map { row in
                PlanRate(
                    plan: row["plan"], planName: row["plan_name"], exemptionType: row["exemption_type"],
                    amounts: Amounts(
                        personal: row["personal"], village: row["village"], district: row["district"], town: row["town"],
                        province: row["province"]))
            }
        }
    }

    package func severities() throws -> [FindingCode: Severity] {
        try writer.read { db in
            var severities: [FindingCode: Severity] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT code, severity FROM rule") {
                if let code = FindingCode(rawValue: row[0]) { severities[code] = Severity(rawValue: row[1]) }
            }
            return severities
        }
    }

    static func replace(codes: [CodeEntry], _ db: Database) throws {
        try db.execute(sql: "DELETE FROM code")
        let insert = try db.makeStatement(sql: "INSERT INTO code VALUES (?, ?, ?, ?)")
        for entry in codes { try insert.execute(arguments: [entry.table.rawValue, entry.code, entry.name, entry.shape?.rawValue ?? ""]) }
    }

    static func replace(rates: [PlanRate], _ db: Database) throws {
        try db.execute(sql: "DELETE FROM plan_rate")
        let insert = try db.makeStatement(sql: "INSERT INTO plan_rate VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for rate in rates {
            try insert.execute(
                arguments: StatementArguments([rate.plan, rate.planName, rate.exemptionType]) + StatementArguments(rate.amounts.all))
        }
    }

    static func replace(severities: [FindingCode: Severity], _ db: Database) throws {
        try db.execute(sql: "DELETE FROM rule")
        for (code, severity) in severities {
            try db.execute(sql: "INSERT INTO rule VALUES (?, ?)", arguments: [code.rawValue, severity.rawValue])
        }
    }

    static func set(profile: UnitProfile, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE unit SET name = ?, kind = ?, insurance_year = ?, opens = ?, closes = ?",
            arguments: [profile.name, profile.kind.rawValue, profile.insuranceYear, profile.opens.description, profile.closes.description])
    }
}
