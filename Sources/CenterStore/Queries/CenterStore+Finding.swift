import Enrollment
import GRDB

extension CenterStore {
    /// People of the newest declarations with this identity number, of whatever type, or this personal number.
    package func find(_ number: String, insuranceYear: Int, limit: Int) throws -> [SeenRow] {
        try database.read { db in
            func rows(_ condition: String, _ more: StatementArguments) throws -> [SeenRow] {
                try Row.fetchAll(
                    db,
                    sql: """
                        WITH \(NewestDeclarations.table)
                        SELECT n.unit AS unit, \(SeenRow.columns) FROM newest AS n CROSS JOIN declared AS d ON d.declaration = n.id
                            AND \(condition)
                        LEFT JOIN outcome AS o ON o.declaration = d.declaration AND o.position = d.position
                        ORDER BY n.unit LIMIT :limit
                        """, arguments: ["year": insuranceYear, "limit": limit] &+ more
                ).map { try SeenRow(row: $0, unit: $0["unit"]) }
            }
            let types = try String.fetchAll(db, sql: "SELECT code FROM code WHERE tableName = 'identity-type'")
            let byIdentity = try types.flatMap { type in
                try rows("d.identityType = :type AND d.identityNumber = :number", ["type": type, "number": number])
            }
            guard let holder = try Self.holder(of: number, insuranceYear, db) else { return byIdentity }
            return byIdentity
                + (try rows("d.reference = :reference AND n.unit = :unit", ["reference": holder.reference.text, "unit": holder.unit]))
        }
    }
}
