import Enrollment
import GRDB
import Ledger

extension UnitStore {
    /// Takes a whole batch back. What no package has carried yet disappears; what was sent is compensated by a reduction or a restoration.
    /// - Returns: how many rows were taken back.
    package func undo(_ number: Int, on date: CalendarDate, by act: Act) throws -> Int {
        try writer.write { db in
            let record = try Self.batch(number, db)
            let rows = try Row.fetchAll(
                db, sql: "SELECT reference, submitted_after FROM batch_row WHERE batch = ? AND state = 'submitted' ORDER BY row",
                arguments: [number])
            guard record.state == .submitted || !rows.isEmpty, record.state != .undone else {
                if record.state == .open { throw StoreError.batchNotSubmitted(number) }
                throw StoreError.batchSubmitted(number)
            }
            let sent = try PackageLedger.highest(.sent, counterpart: Self.center(db), db)
            var people: [(PersonRecord, isSent: Bool)] = []
            var changed: [String] = []
            for row in rows {
                guard let reference = PersonReference(text: row[0]), let person = try Self.find(reference, db) else { continue }
                let expected: PersonState = record.layout == .additions ? .active : .reduced
                if person.state != expected || (record.layout == .additions && person.version > 1) { changed.append(person.person.name) }
                people.append((person, isSent: sent > (row[1] as Int)))
            }
            guard changed.isEmpty else { throw StoreError.laterChange(names: changed) }
            for (person, isSent) in people {
                switch record.layout {
                case .reductions: try Self.restore(person.reference, action: "undo reduction", by: act, db)
                case .additions where isSent:
                    try Self.reduce(person.reference, reason: "撤销第 \(number) 批", on: date, batch: nil, by: act, db)
                case .additions:
                    try db.execute(sql: "DELETE FROM person WHERE reference = ?", arguments: [person.reference.text])
                    try Journal.append(act.entry("undo addition", person.reference.text, Self.summary(person.person)), db)
                }
            }
            try db.execute(sql: "UPDATE batch_row SET state = 'deleted' WHERE batch = ? AND state = 'open'", arguments: [number])
            try db.execute(sql: "UPDATE batch SET state = 'undone' WHERE number = ?", arguments: [number])
            try Journal.append(act.entry("undo", String(number), ["rows": String(people.count)]), db)
            return people.count
        }
    }
}
