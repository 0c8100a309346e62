import Enrollment
import GRDB
import Ledger

/// What a comparison reads.
extension CenterStore {
    /// Each row of a declaration beside what the center knows of it, in the order of the declaration.
    package func comparedRows(_ declaration: DeclarationRecord) throws -> [ComparedRow] {
        try database.read { db in
            var rows: [ComparedRow] = []
            rows.reserveCapacity(declaration.totals.declared)
            try db.forEachRow(
                Self.beside, [declaration.id, declaration.insuranceYear, declaration.unit]
            ) { row in
                guard let reference = PersonReference(text: row.text(1)), let origin = Origin(rawValue: row.text(2)) else {
                    throw LedgerError.damaged
                }
                let identity = Identity(type: row.text(5), number: row.text(6))
                rows.append(
                    ComparedRow(
                        position: row.integer(0), reference: reference, origin: origin, personalNumber: row.text(3), name: row.text(4),
                        identity: identity, isExempt: row.integer(7) == 1, exemptionType: row.text(8), community: row.text(9),
                        digest: row.text(10), register: try Self.register(row, identity),
                        holder: row.isNull(14)
                            ? nil
                            : NumberHolder(
                                unit: row.text(14), name: row.text(15), identity: Identity(type: row.text(16), number: row.text(17))),
                        registeredNameOfHolder: row.optionalText(18), givenNumber: row.optionalText(19), knownNumber: row.optionalText(20),
                        isExemptionConfirmed: row.integer(21) == 1))
            }
            return rows
        }
    }

    private static func register(_ row: StatementRow, _ identity: Identity) throws -> CoreRecord? {
        guard let word = row.optionalText(11) else { return nil }
        guard let standing = CoreStanding(rawValue: word) else { throw LedgerError.damaged }
        return CoreRecord(identity: identity, name: row.text(12), standing: standing, note: row.text(13))
    }

    /// What costs a look-up of its own is asked only where it can say something.
    private static let beside = """
        SELECT d.position, d.reference, d.origin, d.personalNumber, d.name, d.identityType, d.identityNumber,
            d.exempt = 'Y', d.exemptionType, d.community, d.digest,
            c.standing, c.name, c.note,
            i.unit, i.name, i.identityType, i.identityNumber,
            CASE WHEN i.identityNumber <> d.identityNumber OR i.identityType <> d.identityType THEN
                (SELECT name FROM core WHERE identityType = i.identityType AND identityNumber = i.identityNumber) END,
            CASE d.origin WHEN 'addition' THEN (SELECT g.personalNumber FROM givenNumber AS g WHERE g.reference = d.reference) END,
            CASE d.origin WHEN 'addition' THEN coalesce(
                (SELECT g.personalNumber FROM givenNumber AS g
                    WHERE g.identityType = d.identityType AND g.identityNumber = d.identityNumber ORDER BY g.personalNumber LIMIT 1),
                (SELECT k.personalNumber FROM insured AS k
                    WHERE k.identityType = d.identityType AND k.identityNumber = d.identityNumber
                    ORDER BY k.insuranceYear DESC, k.unit LIMIT 1)) END,
            CASE d.exempt WHEN 'Y' THEN EXISTS (SELECT 1 FROM exemption AS e WHERE e.identityType = d.identityType
                AND e.identityNumber = d.identityNumber AND e.exemptionType = d.exemptionType) ELSE 0 END
        FROM declared AS d
        LEFT JOIN core AS c ON c.identityType = d.identityType AND c.identityNumber = d.identityNumber
        LEFT JOIN insured AS i ON i.insuranceYear = ?2 AND i.personalNumber = d.personalNumber
            AND (i.unit <> ?3 OR i.name <> d.name OR i.identityType <> d.identityType OR i.identityNumber <> d.identityNumber)
        WHERE d.declaration = ?1 ORDER BY d.position
        """

    /// Every identity of a declaration with its place, straight off the index: type and number with U+001F between.
    package func forEachIdentity(
        _ declaration: Int, _ body: (_ position: Int, _ type: UnsafeBufferPointer<UInt8>, _ number: UnsafeBufferPointer<UInt8>) -> Void
    ) throws {
        try database.read { db in
            try db.forEachRow(
                "SELECT position, identityType, identityNumber FROM declared INDEXED BY sqlite_autoindex_declared_2 WHERE declaration = ?",
                [declaration]
            ) { row in
                let position = row.integer(0)
                row.withBytes(1) { type in row.withBytes(2) { number in body(position, type, number) } }
            }
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
    private static func rosterYears(_ db: Database) throws -> [Int] {
        var years: [Int] = []
        while let next = try Int.fetchOne(
            db, sql: "SELECT min(insuranceYear) FROM insured WHERE insuranceYear > ?", arguments: [years.last ?? 0])
        { years.append(next) }
        return years
    }
}
