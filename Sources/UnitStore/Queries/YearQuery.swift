import Enrollment
import GRDB

package struct CardRecord: Sendable {
    package let personalNumber: String
    package let person: Person?
    package let batch: String
    package let cardNumber: String
    package let made: String
    /// Empty unless the newest batch failed.
    package let failure: String
}

extension UnitStore {
    /// The center's figures; empty before the first result that has any.
    package func centerFees() throws -> [PlanFee] {
        try writer.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM fee ORDER BY plan").map { row in
                let personal: Int? = row["personal"]
                return PlanFee(
                    plan: row["plan"], insured: row["insured"], exempt: row["exempt"],
                    amounts: personal.map {
                        Amounts(
                            personal: $0, village: row["village"], district: row["district"], town: row["town"], province: row["province"])
                    })
            }
        }
    }

    /// Row numbers of the people that a query of cards is about: one personal number, or every active person.
    package func cardRows(personalNumber: String, order: RosterOrder = RosterOrder()) throws -> [Int64] {
        try writer.read { db in
            try Int64.fetchAll(
                db,
                sql: """
                    SELECT rowid FROM person WHERE personal_number <> '' AND (personal_number = ?1 OR (?1 = '' AND state = 'active'))
                    ORDER BY \(order.sql(last: "personal_number"))
                    """, arguments: [personalNumber])
        }
    }

    /// In the order of the rows; of several cards the newest batch's.
    package func cards(rows: some Sequence<Int64>) throws -> [CardRecord] {
        try writer.read { db in
            let newest = "card.batch = (SELECT max(batch) FROM card c WHERE c.personal_number = person.personal_number)"
            func card(_ column: String) -> String {
                "(SELECT \(column) FROM card WHERE card.personal_number = person.personal_number AND \(newest))"
            }
            let failure = """
                (SELECT reason FROM card_failure f WHERE f.personal_number = person.personal_number ORDER BY f.batch DESC LIMIT 1)
                """
            let columns = ["person.personal_number", card("batch"), card("card_number"), card("made"), failure]
            return try db.read(
                (columns + PersonColumns.names.map { "person." + $0 }).joined(separator: ", "), of: "person", rows: rows
            ) {
                CardRecord(
                    personalNumber: $0.text(0), person: $0.person(at: 5), batch: $0.text(1), cardNumber: $0.text(2), made: $0.text(3),
                    failure: $0.text(2).isEmpty ? $0.text(4) : "")
            }
        }
    }

    /// Empty: every batch. A failure is open until a later batch makes the card.
    package func cardFailures(batch: String) throws -> [(record: CardRecord, isMade: Bool)] {
        try writer.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT f.batch, f.personal_number, f.reason, EXISTS (
                            SELECT 1 FROM card WHERE card.personal_number = f.personal_number
                                AND (length(card.batch), card.batch) > (length(f.batch), f.batch)),
                        \(PersonColumns.names.map { "person." + $0 }.joined(separator: ", ")), person.reference
                    FROM card_failure f LEFT JOIN person ON person.personal_number = f.personal_number
                    WHERE ?1 = '' OR f.batch = ?1 ORDER BY f.batch DESC, f.personal_number
                    """, arguments: [batch]
            ).map { row in
                let isKnown = (row["reference"] as String?) != nil
                let record = CardRecord(
                    personalNumber: row[1], person: isKnown ? PersonColumns.person(row, at: 4) : nil, batch: row[0], cardNumber: "",
                    made: "", failure: row[2])
                return (record, isMade: row[3])
            }
        }
    }
}
