import Enrollment
import GRDB
import Ledger
import LongWork

extension UnitStore {
    package func submitAmendments(
        _ rows: [(row: Int, amendment: Amendment)], ofBatch number: Int, by act: Act, progress: WorkProgress = WorkProgress()
    ) throws {
        try write { db in
            _ = try Self.openBatch(number, db)
            let after = try PackageLedger.highest(.sent, counterpart: Self.center(db), db)
            let former = try Self.amend(rows.map(\.amendment), batch: number, by: act, progress: progress, db)
            let keep = try db.makeStatement(
                sql: """
                    UPDATE batch_row SET before = ?, fields = ?, identity_type = ?, identity_number = ?, amended_version = ?
                    WHERE batch = ? AND row = ?
                    """)
            for ((row, amendment), record) in zip(rows, former) {
                try Self.markSubmitted(row, batch: number, reference: record.reference, after: after, db)
                // Both sides of the change as it was made: should the row come back, it changes no more than it did.
                try keep.execute(arguments: [
                    try JSONTexts.encode(record.person.fields), try JSONTexts.encode(amendment.person.fields),
                    amendment.person[.identityType], amendment.person[.identityNumber],
                    amendment.person == record.person ? nil : record.version + 1, number, row,
                ])
            }
            try Self.closeIfDone(number, by: act, rows: rows.count, db)
        }
    }

    /// Of a batch of amendments: who has them now, and what stood there before; names of those who were changed since.
    static func amended(by number: Int, sent: Int, _ db: Database) throws -> (
        people: [(record: PersonRecord, before: Person, isSent: Bool)], changed: [String]
    ) {
        var people: [(record: PersonRecord, before: Person, isSent: Bool)] = []
        var changed: [String] = []
        for row in try Row.fetchAll(
            db,
            sql: """
                SELECT reference, before, amended_version, submitted_after FROM batch_row
                WHERE batch = ? AND state = 'submitted' AND amended_version IS NOT NULL ORDER BY row
                """,
            arguments: [number])
        {
            guard let reference = PersonReference(text: row[0]), let record = try find(reference, db) else { continue }
            if record.version != row[2] || record.state != .active { changed.append(record.person.name) }
            people.append((record, before: Person(fields: JSONTexts.decode(row[1])), isSent: sent > (row[3] as Int)))
        }
        return (people, changed)
    }
}
