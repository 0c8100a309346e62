import Enrollment
import GRDB
import Ledger

/// Cards and failures of a unit's people: those of its roster, and those it declared.
extension CenterStore {
    /// ?1 the year, ?2 the unit, ?3 the declaration. A number that was only claimed, and not accepted, may be somebody else's.
    static let numbersOfUnit = """
        numbers (number) AS (
            SELECT personalNumber FROM insured WHERE insuranceYear = ?1 AND unit = ?2
            UNION SELECT personalNumber FROM outcome WHERE declaration = ?3 AND kind = 'accepted')
        """

    /// By personal number, then batch.
    package func cards(insuranceYear: Int, unit: String, declaration: Int?) throws -> [Card] {
        try ofUnit("card", "cardNumber, made", insuranceYear, unit, declaration) { row in
            guard let made = CalendarDate(iso: row.text(3)) else { throw LedgerError.damaged }
            return Card(batch: row.text(0), personalNumber: row.text(1), cardNumber: row.text(2), made: made)
        }
    }

    package func cardFailures(insuranceYear: Int, unit: String, declaration: Int?) throws -> [CardFailure] {
        try ofUnit("cardFailure", "reason", insuranceYear, unit, declaration) { row in
            CardFailure(batch: row.text(0), personalNumber: row.text(1), reason: row.text(2))
        }
    }

    private func ofUnit<Value>(
        _ table: String, _ columns: String, _ insuranceYear: Int, _ unit: String, _ declaration: Int?,
        _ value: (StatementRow) throws -> Value
    ) throws -> [Value] {
        try database.read { db in
            var values: [Value] = []
            // Before the first batch nobody has to be looked up.
            guard
                try Bool.fetchOne(
                    db, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE insuranceYear = ?)", arguments: [insuranceYear]) == true
            else { return values }
            // The plus keeps the index of the year out: a year has cards by the million, a number has few.
            try db.forEachRow(
                """
                WITH \(Self.numbersOfUnit)
                SELECT batch, personalNumber, \(columns) FROM numbers CROSS JOIN \(table) ON \(table).personalNumber = number
                WHERE +insuranceYear = ?1 ORDER BY personalNumber, batch
                """, [insuranceYear, unit, declaration]
            ) { values.append(try value($0)) }
            return values
        }
    }
}
