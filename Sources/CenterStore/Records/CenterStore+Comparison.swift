import Enrollment
import GRDB
import Ledger

/// What a comparison reads.
extension CenterStore {
    /// Each row of a declaration beside what the center knows of it, in the order of the declaration.
    ///
    /// - Parameter register: to look up few people only; nil: everybody is looked up.
    package func comparedRows(_ declaration: DeclarationRecord, _ register: RegisterDigest? = nil) throws -> [ComparedRow] {
        try database.read { db in
            var rows: [ComparedRow] = []
            rows.reserveCapacity(declaration.totals.declared)
            try db.forEachRow(Self.beside, [declaration.id, declaration.insuranceYear, declaration.unit]) { row in
                guard let reference = PersonReference(text: row.text(1)), let origin = Origin(rawValue: row.text(2)) else {
                    throw LedgerError.damaged
                }
                var compared = ComparedRow(
                    position: row.integer(0), reference: reference, origin: origin, personalNumber: row.text(3), name: row.text(4),
                    identity: Identity(type: row.text(5), number: row.text(6)), plan: row.text(10), isExempt: row.integer(7) == 1,
                    exemptionType: row.text(8), community: row.text(9), givenNumber: row.optionalText(11),
                    knownNumber: row.optionalText(12), isExemptionConfirmed: row.integer(13) == 1)
                compared.register = try Self.register(row, compared, register, db)
                // 1: the unit's own roster has the number and agrees with the row in everything.
                if row.integer(14) != 1, !compared.personalNumber.isEmpty, compared.givenNumber != compared.personalNumber {
                    compared.holder = try Self.holder(compared.personalNumber, declaration.insuranceYear, db)
                    if let holder = compared.holder, holder.identity != compared.identity {
                        compared.registeredNameOfHolder = try Self.coreRecord(holder.identity, db)?.name
                    }
                }
                rows.append(compared)
            }
            Self.leaveNumbersOfOthers(&rows)
            return rows
        }
    }

    /// Whoever bore an identity before may be declared beside who bears it now.
    private static func leaveNumbersOfOthers(_ rows: inout [ComparedRow]) {
        let seekers = rows.indices.filter { place in
            rows[place].personalNumber.isEmpty && rows[place].givenNumber == nil && rows[place].knownNumber != nil
        }
        guard !seekers.isEmpty else { return }
        let taken = Set(rows.flatMap { [$0.personalNumber, $0.givenNumber ?? ""] })
        for place in seekers where rows[place].knownNumber.map(taken.contains) == true { rows[place].knownNumber = nil }
    }

    private static func register(
        _ row: StatementRow, _ compared: ComparedRow, _ register: RegisterDigest?, _ db: Database
    ) throws -> CoreRecord? {
        guard let register else { return try coreRecord(compared.identity, db) }
        let identity = row.withBytes(5) { type in row.withBytes(6) { IdentityHash.of(type, $0) } }
        return switch register.answer(identity, name: row.withBytes(4) { IdentityHash.of($0) }) {
        case .absent: nil
        case .agrees: CoreRecord(identity: compared.identity, name: compared.name, standing: .normal, note: "")
        case .ask: try coreRecord(compared.identity, db)
        }
    }

    static func coreRecord(_ identity: Identity, _ db: Database) throws -> CoreRecord? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT name, standing, note FROM core WHERE identityType = ? AND identityNumber = ?"),
            arguments: [identity.type, identity.number]
        ).map { CoreRecord(identity: identity, name: $0["name"], standing: try $0.word("standing"), note: $0["note"]) }
    }

    /// Numbers are unique in a year's rosters; those the center gave are in none of them yet.
    private static func holder(_ number: String, _ insuranceYear: Int, _ db: Database) throws -> NumberHolder? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT unit, name, identityType, identityNumber FROM insured WHERE insuranceYear = ? AND personalNumber = ?"),
            arguments: [insuranceYear, number]
        ).map { NumberHolder(unit: $0[0], name: $0[1], identity: Identity(type: $0[2], number: $0[3])) }
            ?? Row.fetchOne(
                db.cachedStatement(sql: "SELECT unit, identityType, identityNumber FROM givenNumber WHERE personalNumber = ?"),
                arguments: [number]
            ).map { NumberHolder(unit: $0[0], name: "", identity: Identity(type: $0[1], number: $0[2])) }
    }

    /// What costs a look-up of its own is asked only where it can say something. A number of the roster goes by the identity unless
    /// its person bears another by now: in this year's roster, or in what its unit declares.
    private static let beside = """
        SELECT d.position, d.reference, d.origin, d.personalNumber, d.name, d.identityType, d.identityNumber,
            d.exempt = 'Y', d.exemptionType, d.community, d.plan,
            CASE d.origin WHEN 'addition' THEN 
                (SELECT g.personalNumber FROM givenNumber AS g WHERE g.unit = ?3 AND g.reference = d.reference) END,
            CASE d.origin WHEN 'addition' THEN coalesce(
                (SELECT g.personalNumber FROM givenNumber AS g
                    WHERE g.identityType = d.identityType AND g.identityNumber = d.identityNumber ORDER BY g.personalNumber LIMIT 1),
                (SELECT k.personalNumber FROM insured AS k
                    WHERE k.identityType = d.identityType AND k.identityNumber = d.identityNumber
                        AND NOT EXISTS (SELECT 1 FROM insured AS now WHERE now.insuranceYear = ?2 AND now.personalNumber = k.personalNumber
                            AND (now.identityType, now.identityNumber) <> (d.identityType, d.identityNumber))
                        AND NOT EXISTS (SELECT 1 FROM declared AS mended WHERE mended.declaration =
                                (SELECT max(id) FROM declaration WHERE unit = k.unit AND insuranceYear = ?2)
                            AND mended.reference = 'P' || k.personalNumber
                            AND (mended.identityType, mended.identityNumber) <> (d.identityType, d.identityNumber))
                    ORDER BY k.insuranceYear DESC, k.unit LIMIT 1)) END,
            CASE d.exempt WHEN 'Y' THEN EXISTS (SELECT 1 FROM exemption AS e WHERE e.identityType = d.identityType
                AND e.identityNumber = d.identityNumber AND e.exemptionType = d.exemptionType) ELSE 0 END,
            i.name = d.name AND i.identityNumber = d.identityNumber AND i.identityType = d.identityType
        FROM declared AS d
        LEFT JOIN insured AS i ON i.insuranceYear = ?2 AND i.unit = ?3 AND i.personalNumber = d.personalNumber
        WHERE d.declaration = ?1 ORDER BY d.position
        """

    /// The place and the hash of every identity of a declaration.
    package func forEachIdentity(_ declaration: Int, _ body: (_ position: Int, _ hash: UInt64) -> Void) throws {
        try database.read { db in
            try db.forEachRow(
                "SELECT position, identityType, identityNumber FROM declared WHERE declaration = ? ORDER BY position",
                [declaration]
            ) { row in body(row.integer(0), row.withBytes(1) { type in row.withBytes(2) { IdentityHash.of(type, $0) } }) }
        }
    }

    /// Identities at the given places of a declaration.
    package func identities(_ declaration: Int, at positions: [Int]) throws -> [Int: Identity] {
        try database.read { db in
            var identities: [Int: Identity] = [:]
            for position in positions {
                try db.forEachRow(
                    "SELECT identityType, identityNumber FROM declared WHERE declaration = ? AND position = ?", [declaration, position]
                ) { identities[position] = Identity(type: $0.text(0), number: $0.text(1)) }
            }
            return identities
        }
    }

    /// The units whose newest declaration holds the identity, by code.
    package func declarers(of identity: Identity, insuranceYear: Int) throws -> [String] {
        try database.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT unit FROM declaration WHERE id IN (SELECT max(id) FROM declaration WHERE insuranceYear = ? GROUP BY unit)
                        AND EXISTS (SELECT 1 FROM declared WHERE declaration = declaration.id AND identityType = ? AND identityNumber = ?)
                    ORDER BY unit
                    """, arguments: [insuranceYear, identity.type, identity.number])
        }
    }

    /// The communities each unit may declare; a unit without any may declare all.
    package func unitCommunities() throws -> [String: Set<String>] {
        try database.read { db in
            var communities: [String: Set<String>] = [:]
            try db.forEachRow("SELECT unit, community FROM unitCommunity") { communities[$0.text(0), default: []].insert($0.text(1)) }
            return communities
        }
    }

    package func isCoreLoaded() throws -> Bool {
        try database.read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM sheetImport WHERE kind = 'core')") ?? false }
    }

    /// Confirmed exemptions were imported once.
    package func areExemptionsLoaded() throws -> Bool {
        try database.read { try Bool.fetchOne($0, sql: "SELECT EXISTS (SELECT 1 FROM sheetImport WHERE kind = 'exemptions')") ?? false }
    }

    /// The highest number after the year that anybody has, of those the center gives: the year, then six digits or more.
    package func highestGiven(insuranceYear: Int) throws -> Int {
        let year = String(insuranceYear)
        return try database.read { db in
            var highest = 0
            func look(_ sql: String, _ arguments: StatementArguments) throws {
                try db.forEachRow(sql, arguments) { row in
                    let digits = row.text(0).dropFirst(year.count)
                    guard digits.utf8.count >= 6, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return }
                    highest = max(highest, Int(digits) ?? 0)
                }
            }
            let range = "personalNumber > ?1 AND personalNumber < ?1 || ':' AND length(personalNumber) BETWEEN 10 AND 16"
            try look("SELECT personalNumber FROM givenNumber WHERE " + range, [year])
            for rosterYear in try Self.rosterYears(db) {
                try look("SELECT personalNumber FROM insured WHERE insuranceYear = ?2 AND " + range, [year, rosterYear])
            }
            return highest
        }
    }

    /// Skips from year to year: a scan would read every person.
    static func rosterYears(_ db: Database) throws -> [Int] {
        var years: [Int] = []
        while let next = try Int.fetchOne(
            db, sql: "SELECT min(insuranceYear) FROM insured WHERE insuranceYear > ?", arguments: [years.last ?? 0])
        { years.append(next) }
        return years
    }
}
