import Enrollment
import GRDB
import Ledger

/// What operators decided, which outlives every comparison.
extension CenterStore {
    /// The decision, or its end (nil), with what it leaves of the row: one transaction.
    package func settle(
        _ decision: DecisionRecord?, unit: String, reference: PersonReference, insuranceYear: Int, rows: DecidedRows, given: [GivenNumber]
    ) throws {
        try database.write { db in
            try db.execute(
                sql: "DELETE FROM decision WHERE insuranceYear = ? AND unit = ? AND reference = ?",
                arguments: [insuranceYear, unit, reference.text])
            if let decision {
                try db.insert(
                    into: "decision", "insuranceYear, unit, reference, kind, note, operator, time, digest, judged",
                    [
                        insuranceYear, unit, reference.text, decision.kind.rawValue, decision.note, decision.operator, decision.time,
                        decision.digest, decision.judged,
                    ])
            }
            try Self.remember(given, db)
            try Self.store(rows, db)
        }
    }

    /// By person.
    package func decisions(insuranceYear: Int, unit: String) throws -> [PersonReference: DecisionRecord] {
        try database.read { db in
            let decisions = try Row.fetchAll(
                db, sql: "SELECT * FROM decision WHERE insuranceYear = ? AND unit = ?", arguments: [insuranceYear, unit]
            ).map(DecisionRecord.init(row:))
            return Dictionary(decisions.map { ($0.reference, $0) }, uniquingKeysWith: { $1 })
        }
    }
}

extension DecisionRecord {
    init(row: Row) throws {
        self.init(
            unit: row["unit"], reference: try row.reference(), kind: try row.word("kind"), note: row["note"], operator: row["operator"],
            time: row["time"], digest: row["digest"], judged: row["judged"])
    }
}
