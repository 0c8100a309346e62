import Enrollment
import GRDB
import Ledger
import LongWork

extension UnitStore {
    /// Takes a whole batch back. What no package has carried yet disappears; what was sent is compensated by the opposite change.
    /// - Returns: how many rows were taken back.
    package func undo(_ number: Int, on date: CalendarDate, by act: Act, progress: WorkProgress = WorkProgress()) throws -> Int {
        try write { db in
            let record = try Self.batch(number, db)
            guard record.state == .submitted || record.submittedRows > 0, record.state != .undone else {
                if record.state == .open { throw StoreError.batchNotSubmitted(number) }
                throw StoreError.batchSubmitted(number)
            }
            let sent = try PackageLedger.highest(.sent, counterpart: Self.center(db), db)
            let count: Int
            switch record.layout {
            case .additions, .reductions: count = try Self.undo(record, sent: sent, on: date, by: act, progress: progress, db)
            case .amendments:
                let (people, changed) = try Self.amended(by: number, sent: sent, db)
                guard changed.isEmpty else { throw StoreError.laterChange(names: changed) }
                try Self.takeBack(people, by: act, progress: progress, db)
                count = people.count
            }
            if record.openRows > 0 {
                // Rows that wait here are nobody's to throw away, so the others come back to them.
                try db.execute(
                    sql: """
                        UPDATE batch_row SET state = 'open', reference = NULL, submitted_after = NULL, amended_version = NULL
                        WHERE batch = ? AND state = 'submitted'
                        """, arguments: [number])
            } else {
                try db.execute(sql: "UPDATE batch SET state = 'undone' WHERE number = ?", arguments: [number])
            }
            try Journal.append(act.entry("undo", String(number), ["rows": String(count)]), db)
            return count
        }
    }

    private static func undo(
        _ batch: BatchRecord, sent: Int, on date: CalendarDate, by act: Act, progress: WorkProgress, _ db: Database
    ) throws -> Int {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT batch_row.reference, submitted_after, person.reduction_batch IS batch_row.batch
                FROM batch_row LEFT JOIN person USING (reference) WHERE batch_row.batch = ? AND batch_row.state = 'submitted' ORDER BY row
                """, arguments: [batch.number])
        var people: [(PersonRecord, isSent: Bool)] = []
        var changed: [String] = []
        for row in rows {
            guard let reference = PersonReference(text: row[0]), let person = try find(reference, db) else { continue }
            // Restored and reduced anew is a later change too.
            let isAsLeft = batch.layout == .additions ? person.state == .active && person.version == 1 : row[2] as Bool
            if !isAsLeft { changed.append(person.person.name) }
            people.append((person, isSent: sent > (row[1] as Int)))
        }
        guard changed.isEmpty else { throw StoreError.laterChange(names: changed) }
        for (done, (person, isSent)) in people.enumerated() {
            try progress.step(done)
            if batch.layout == .reductions {
                try restore(person.reference, action: "undo reduction", by: act, db)
            } else if isSent {
                try reduce(person.reference, reason: "撤销第 \(batch.number) 批", on: date, batch: nil, by: act, db)
            } else {
                try db.cachedStatement(sql: "DELETE FROM person WHERE reference = ?").execute(arguments: [person.reference.text])
                try Journal.append(act.entry("undo addition", person.reference.text, summary(person.person)), db)
            }
        }
        return people.count
    }
}
