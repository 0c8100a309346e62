import Enrollment
import GRDB

extension CenterStore {
    /// By code; with how many there are in all.
    package func standings(_ query: UnitQuery, insuranceYear: Int) throws -> (total: Int, units: [UnitStanding]) {
        try database.read { db in
            let condition = """
                (:state IS NULL OR state = :state) AND (:isMissing = 0 OR missing > 0)
                    AND (:isNotCompared = 0
                        OR standing.people > (SELECT coalesce(sum(tally.people), 0) FROM tally WHERE tally.declaration = standing.newest))
                    AND (:text = '' OR instr(code, :text) > 0 OR instr(name, :text) > 0)
                """
            let arguments: StatementArguments = [
                "year": insuranceYear, "state": query.state?.rawValue, "isMissing": query.isMissing, "isNotCompared": query.isNotCompared,
                "text": query.text,
            ]
            let total = try Int.fetchOne(db, sql: Self.standing + "SELECT count(*) FROM standing WHERE " + condition, arguments: arguments)
            let rows = try Row.fetchAll(
                db, sql: Self.standing + Self.columns + "WHERE \(condition) ORDER BY code LIMIT :limit OFFSET :offset",
                arguments: arguments &+ ["limit": query.limit, "offset": query.offset])
            return (total ?? 0, try rows.map(UnitStanding.init(row:)))
        }
    }

    /// nil for a code nobody has.
    package func standing(of code: String, insuranceYear: Int) throws -> UnitStanding? {
        try database.read { db in
            try Row.fetchOne(
                db, sql: Self.standing + Self.columns + "WHERE code = :code", arguments: ["year": insuranceYear, "code": code]
            )
            .map(UnitStanding.init(row:))
        }
    }

    /// How many units are in each state, and how many lack a number.
    package func unitCounts(insuranceYear: Int) throws -> (byState: [UnitState: Int], missing: Int) {
        try database.read { db in
            var counts: [UnitState: Int] = [:]
            var missing = 0
            for row in try Row.fetchAll(
                db, sql: Self.standing + "SELECT state, count(*), sum(missing > 0) FROM standing GROUP BY state",
                arguments: ["year": insuranceYear])
            {
                counts[try row.word("state")] = row[1]
                missing += row[2]
            }
            return (counts, missing)
        }
    }

    /// Of all newest declarations.
    package func declaredPeople(insuranceYear: Int) throws -> Int {
        try database.read { db in
            try Int.fetchOne(
                db, sql: "WITH \(NewestDeclarations.table) SELECT sum(declared) FROM newest JOIN declaration USING (id)",
                arguments: ["year": insuranceYear]) ?? 0
        }
    }

    private static let columns = """
        SELECT standing.code, standing.name, standing.kind AS unitKind, standing.state, standing.missing, d.*,
            \(heads("accepted")) AS acceptedHeads, \(heads("rejected")) AS rejectedHeads
        FROM standing LEFT JOIN declaration AS d ON d.id = standing.newest

        """

    private static func heads(_ kind: String) -> String {
        "(SELECT coalesce(sum(people), 0) FROM tally WHERE tally.declaration = d.id AND tally.kind = '\(kind)')"
    }

    /// A result that left after the newest declaration came in has answered it, until something else is decided.
    private static let standing = """
        WITH \(NewestDeclarations.table), standing AS (
            SELECT u.code AS code, u.name AS name, u.kind AS kind, d.id AS newest, d.declared AS people,
                CASE WHEN a.id IS NULL THEN 'not-activated' WHEN d.id IS NULL THEN 'silent'
                    WHEN d.isNews = 0 AND EXISTS (SELECT 1 FROM package AS r JOIN package AS s ON s.counterpart = r.counterpart AND s.id > r.id
                        WHERE r.direction = 'received' AND r.counterpart = u.code AND r.manifest = d.manifest
                            AND s.direction = 'sent' AND s.kind = 'result') THEN 'answered'
                    ELSE 'received' END AS state,
                coalesce((SELECT h.highest - a.firstDeclaration + 1 - count(DISTINCT p.sequence)
                    FROM (SELECT max(r.sequence) AS highest FROM package AS r WHERE r.counterpart = u.code AND r.kind = 'declaration'
                            AND r.activation = a.manifest AND r.direction = 'received') AS h
                        JOIN package AS p ON p.counterpart = u.code AND p.kind = 'declaration' AND p.activation = a.manifest
                            AND p.sequence BETWEEN a.firstDeclaration AND h.highest
                            AND (p.direction = 'received' OR p.code = 'sequence.stale')), 0) AS missing
            FROM unit AS u LEFT JOIN activation AS a ON a.unit = u.code AND a.isCurrent = 1
            LEFT JOIN newest AS n ON n.unit = u.code LEFT JOIN declaration AS d ON d.id = n.id)

        """
}

extension UnitStanding {
    init(row: Row) throws {
        let declaration = row["id"] as Int? == nil ? nil : try DeclarationRecord(row: row)
        let (accepted, rejected) = (row["acceptedHeads"] as Int, row["rejectedHeads"] as Int)
        self.init(
            unit: RegisteredUnit(code: row["code"], name: row["name"], kind: try row.word("unitKind")), state: try row.word("state"),
            missing: row["missing"], declaration: declaration, accepted: accepted, rejected: rejected,
            pending: (declaration?.totals.declared ?? 0) - accepted - rejected)
    }
}
