import Enrollment
import GRDB

/// Accepted people of a unit's newest declaration by plan and exemption.
package struct UnitHeads: Sendable, Hashable {
    package let unit: RegisteredUnit
    package let heads: [PlanHeads]
}

extension CenterStore {
    /// Accepted people of all units by plan and exemption.
    package func acceptedHeads(insuranceYear: Int) throws -> [PlanHeads] {
        try database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    WITH \(NewestDeclarations.table)
                    SELECT plan, exemptionType, isExempt, sum(people) FROM newest JOIN tally ON tally.declaration = newest.id
                    WHERE kind = 'accepted' GROUP BY plan, exemptionType, isExempt
                    """, arguments: ["year": insuranceYear]
            ).map(PlanHeads.init(row:))
        }
    }

    /// Units with accepted people, by code; with how many there are in all. An empty plan: any.
    package func acceptedHeads(
        insuranceYear: Int, plan: String, offset: Int, limit: Int
    ) throws -> (total: Int, units: [UnitHeads]) {
        try database.read { db in
            let units = """
                WITH \(NewestDeclarations.table), unitWithHeads AS (
                    SELECT u.*, newest.id AS newest FROM newest JOIN unit AS u ON u.code = newest.unit
                    WHERE EXISTS (SELECT 1 FROM tally WHERE declaration = newest.id AND kind = 'accepted' AND (:plan = '' OR plan = :plan)))

                """
            let arguments: StatementArguments = ["year": insuranceYear, "plan": plan]
            let total = try Int.fetchOne(db, sql: units + "SELECT count(*) FROM unitWithHeads", arguments: arguments) ?? 0
            let page = try Row.fetchAll(
                db, sql: units + "SELECT * FROM unitWithHeads ORDER BY code LIMIT :limit OFFSET :offset",
                arguments: arguments &+ ["limit": limit, "offset": offset])
            return (
                total,
                try page.map { row in
                    let heads = try Row.fetchAll(
                        db,
                        sql: """
                            SELECT plan, exemptionType, isExempt, people FROM tally
                            WHERE declaration = ?1 AND kind = 'accepted' AND (?2 = '' OR plan = ?2)
                            """, arguments: [row["newest"] as Int, plan])
                    return UnitHeads(
                        unit: RegisteredUnit(code: row["code"], name: row["name"], kind: try row.word("kind")),
                        heads: heads.map(PlanHeads.init(row:)))
                }
            )
        }
    }
}

extension PlanHeads {
    /// plan, exemptionType, isExempt, people.
    fileprivate init(row: Row) { self.init(plan: row[0], exemptionType: row[1], isExempt: row[2], count: row[3]) }
}
