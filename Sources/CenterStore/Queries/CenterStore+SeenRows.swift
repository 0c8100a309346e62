import Enrollment
import GRDB

extension CenterStore {
    /// By unit, then reason: some thousands, counted when the rows were decided.
    package func outcomeGroups(insuranceYear: Int, unit: String? = nil) throws -> [OutcomeGroup] {
        try database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    WITH \(NewestDeclarations.table)
                    SELECT n.unit, n.id, t.kind, t.reasonCode, sum(t.people) FROM newest AS n JOIN tally AS t ON t.declaration = n.id
                    WHERE :unit IS NULL OR n.unit = :unit GROUP BY n.unit, n.id, t.kind, t.reasonCode ORDER BY n.unit, t.reasonCode, t.kind
                    """, arguments: ["year": insuranceYear, "unit": unit]
            ).map { row in
                OutcomeGroup(unit: row[0], declaration: row[1], kind: try row.word("kind"), reasonCode: row[3], people: row[4])
            }
        }
    }

    /// In the order of the declaration.
    package func rows(of group: OutcomeGroup, offset: Int, limit: Int) throws -> [SeenRow] {
        try database.read { db in
            // Findings are found by their index, the many that were accepted by their place.
            let isFinding = group.kind != .accepted
            return try Row.fetchAll(
                db,
                sql: """
                    SELECT \(SeenRow.columns) FROM outcome AS o \(isFinding ? "INDEXED BY finding" : "NOT INDEXED")
                    JOIN declared AS d ON d.declaration = o.declaration AND d.position = o.position
                    WHERE o.declaration = ?1 AND o.kind = ?5 AND o.reasonCode = ?4 \(isFinding ? "AND o.kind <> 'accepted'" : "")
                    ORDER BY o.position LIMIT ?2 OFFSET ?3
                    """, arguments: [group.declaration, limit, offset, group.reasonCode, group.kind.rawValue]
            ).map { try SeenRow(row: $0, unit: group.unit) }
        }
    }

    /// Of one declaration, in its order; with how many there are in all.
    package func rows(of declaration: DeclarationRecord, _ query: RowQuery) throws -> (total: Int, rows: [SeenRow]) {
        try database.read { db in
            let from = """
                FROM declared AS d LEFT JOIN outcome AS o ON o.declaration = d.declaration AND o.position = d.position
                WHERE d.declaration = :declaration
                    AND (:kind IS NULL OR o.kind = :kind OR (:kind = 'pending' AND o.kind IS NULL))
                    AND (:reason = '' OR o.reasonCode = :reason)
                    AND (:text = '' OR instr(d.name, :text) > 0 OR instr(d.identityNumber, :text) > 0
                        OR instr(coalesce(o.personalNumber, d.personalNumber), :text) > 0)
                """
            let arguments: StatementArguments = [
                "declaration": declaration.id, "kind": query.kind?.rawValue, "reason": query.reasonCode, "text": query.text,
            ]
            let total = try Int.fetchOne(db, sql: "SELECT count(*) " + from, arguments: arguments) ?? 0
            let rows = try Row.fetchAll(
                db, sql: "SELECT \(SeenRow.columns) \(from) ORDER BY d.position LIMIT :limit OFFSET :offset",
                arguments: arguments &+ ["limit": query.limit, "offset": query.offset])
            return (total, try rows.map { try SeenRow(row: $0, unit: declaration.unit) })
        }
    }
}

extension SeenRow {
    static let columns = """
        d.reference, d.origin, coalesce(o.personalNumber, d.personalNumber) AS personalNumber, d.name, d.identityType, d.identityNumber,
        d.plan, d.class, o.kind, o.reasonCode, o.reason, o.party, o.deadline, o.isDecided
        """

    init(row: Row, unit: String) throws {
        self.init(
            unit: unit, reference: try row.reference(), origin: try row.word("origin"), personalNumber: row["personalNumber"],
            name: row["name"], identity: Identity(type: row["identityType"], number: row["identityNumber"]), plan: row["plan"],
            className: row["class"], outcome: try RowOutcome(row: row))
    }
}

extension RowOutcome {
    /// nil where nothing was decided.
    init?(row: Row) throws {
        guard row["kind"] as String? != nil else { return nil }
        self.init(
            try row.word("kind"), personalNumber: row["personalNumber"], reasonCode: row["reasonCode"], reason: row["reason"],
            party: (row["party"] as String?).flatMap(ResponsibleParty.init(rawValue:)),
            deadline: (row["deadline"] as String?).flatMap(CalendarDate.init(iso:)), isDecided: row["isDecided"])
    }
}
