import Enrollment
import GRDB

extension CenterStore {
    /// Newest first. Counts run over the index of the batch.
    package func cardBatches(insuranceYear: Int, offset: Int, limit: Int) throws -> (total: Int, batches: [CardBatch]) {
        try database.read { db in
            let names = try Self.batchNames(insuranceYear, db)
            return (
                names.count,
                try names.dropFirst(offset).prefix(limit).map { batch in
                    func count(_ table: String, _ more: String = "") throws -> Int {
                        try Int.fetchOne(
                            db, sql: "SELECT count(*) FROM \(table) AS f WHERE insuranceYear = ? AND batch = ? " + more,
                            arguments: [insuranceYear, batch]) ?? 0
                    }
                    return CardBatch(
                        batch: batch, made: try count("card"), failed: try count("cardFailure"),
                        open: try count("cardFailure", "AND NOT \(Self.isMadeLater)"))
                }
            )
        }
    }

    package func openFailures(insuranceYear: Int) throws -> Int {
        try database.read { db in
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM cardFailure AS f WHERE insuranceYear = ? AND NOT \(Self.isMadeLater)",
                arguments: [insuranceYear]) ?? 0
        }
    }

    /// Cards, and failures that are open, of the unit's roster and of what it declared.
    package func cardCounts(insuranceYear: Int, unit: String, declaration: Int?) throws -> (made: Int, open: Int) {
        try database.read { db in
            // The plus keeps the index of the year out: a year has cards by the million, a number has few.
            func count(_ table: String, _ condition: String) throws -> Int {
                try Int.fetchOne(
                    db,
                    sql: """
                        WITH \(Self.numbersOfUnit)
                        SELECT count(*) FROM numbers CROSS JOIN \(table) AS f ON f.personalNumber = number
                        WHERE +f.insuranceYear = ?1 AND \(condition)
                        """, arguments: [insuranceYear, unit, declaration]) ?? 0
            }
            return (try count("card", "1"), try count("cardFailure", "NOT " + Self.isMadeLater))
        }
    }

    /// Of one batch by personal number, else the newest batch first; straight off an index, so that a leaf reads no more than itself.
    package func cards(_ query: CardQuery, insuranceYear: Int) throws -> (total: Int, cards: [SeenCard]) {
        try database.read { db in
            let isMade = query.kind == .made
            var conditions = [query.personalNumber.isEmpty ? "f.insuranceYear = :year" : "+f.insuranceYear = :year"]
            var arguments: StatementArguments = ["year": insuranceYear]
            if !query.batch.isEmpty {
                conditions.append("f.batch = :batch")
                arguments += ["batch": query.batch]
            }
            if !query.personalNumber.isEmpty {
                conditions.append("f.personalNumber = :number")
                arguments += ["number": query.personalNumber]
            }
            if query.kind == .open { conditions.append("NOT " + Self.isMadeLater) }
            let from = "FROM \(isMade ? "card" : "cardFailure") AS f WHERE " + conditions.joined(separator: " AND ")
            let total = try Int.fetchOne(db, sql: "SELECT count(*) " + from, arguments: arguments) ?? 0
            let order = query.batch.isEmpty ? "f.batch DESC, f.personalNumber DESC" : "f.personalNumber"
            let rows = try Row.fetchAll(
                db, sql: "SELECT f.*, \(Self.isMadeLater) AS isMadeLater \(from) ORDER BY \(order) LIMIT :limit OFFSET :offset",
                arguments: arguments &+ ["limit": query.limit, "offset": query.offset])
            return (
                total,
                try rows.map { row in
                    SeenCard(
                        batch: row["batch"], personalNumber: row["personalNumber"], cardNumber: isMade ? row["cardNumber"] : "",
                        made: isMade ? try row.day("made") : nil, failure: isMade ? "" : row["reason"], isMadeLater: row["isMadeLater"],
                        holder: try Self.holder(of: row["personalNumber"], insuranceYear, db))
                }
            )
        }
    }

    private static let isMadeLater =
        "EXISTS (SELECT 1 FROM card AS later WHERE later.personalNumber = f.personalNumber"
        + " AND later.insuranceYear = f.insuranceYear AND (length(later.batch), later.batch) > (length(f.batch), f.batch))"

    /// Skips from batch to batch: a scan would read every card.
    private static func batchNames(_ year: Int, _ db: Database) throws -> [String] {
        try String.fetchAll(
            db,
            sql: """
                WITH RECURSIVE
                    ofCards (batch) AS (
                        SELECT max(batch) FROM card WHERE insuranceYear = ?1 UNION ALL
                        SELECT (SELECT max(batch) FROM card WHERE insuranceYear = ?1 AND batch < ofCards.batch)
                        FROM ofCards WHERE ofCards.batch IS NOT NULL),
                    ofFailures (batch) AS (
                        SELECT max(batch) FROM cardFailure WHERE insuranceYear = ?1 UNION ALL
                        SELECT (SELECT max(batch) FROM cardFailure WHERE insuranceYear = ?1 AND batch < ofFailures.batch)
                        FROM ofFailures WHERE ofFailures.batch IS NOT NULL)
                SELECT batch FROM ofCards WHERE batch IS NOT NULL UNION SELECT batch FROM ofFailures WHERE batch IS NOT NULL
                ORDER BY 1 DESC
                """, arguments: [year])
    }

    /// Whose a number is: in the newest declarations, else in the roster.
    static func holder(of number: String, _ year: Int, _ db: Database) throws -> SeenCard.Holder? {
        let references =
            ["P" + number]
            + (try String.fetchAll(db, sql: "SELECT reference FROM givenNumber WHERE personalNumber = ?", arguments: [number]))
        let roster = try Row.fetchOne(
            db,
            sql: "SELECT unit, name, identityType, identityNumber FROM insured WHERE insuranceYear = ? AND personalNumber = ?",
            arguments: [year, number])
        for reference in references {
            let declared = try Row.fetchOne(
                db,
                sql: """
                    WITH \(NewestDeclarations.table)
                    SELECT n.unit, d.name, d.identityType, d.identityNumber FROM newest AS n
                    CROSS JOIN declared AS d ON d.declaration = n.id AND d.reference = :reference
                    WHERE :unit IS NULL OR n.unit = :unit LIMIT 1
                    """, arguments: ["year": year, "reference": reference, "unit": roster?["unit"] as String?])
            if let row = declared ?? (reference.hasPrefix("P") ? roster : nil), let reference = PersonReference(text: reference) {
                return SeenCard.Holder(
                    unit: row[0], reference: reference, name: row[1], identity: Identity(type: row[2], number: row[3]),
                    isDeclared: declared != nil)
            }
        }
        return nil
    }
}
