import Enrollment
import GRDB
import Ledger
import LongWork

extension UnitStore {
    /// - Returns: the batch's number.
    package func stage(_ new: NewBatch, by act: Act, progress: WorkProgress = WorkProgress()) throws -> Int {
        try write { try Self.stage(new, by: act, progress: progress, $0) }
    }

    /// All or none.
    package func stage(_ new: [NewBatch], by act: Act, progress: WorkProgress = WorkProgress()) throws -> [Int] {
        try write { db in
            var before = 0
            return try new.map { list in
                defer { before += list.rows.count }
                return try Self.stage(list, behind: before, by: act, progress: progress, db)
            }
        }
    }

    /// `behind`: rows of other lists that the same work has stored already.
    static func stage(_ new: NewBatch, behind: Int = 0, by act: Act, progress: WorkProgress = WorkProgress(), _ db: Database) throws -> Int
    {
        try db.execute(
            sql: """
                INSERT INTO batch (layout, file_name, created, operator, state, blank_rows, heading, first_column)
                VALUES (?, ?, ?, ?, 'open', ?, ?, ?)
                """,
            arguments: [
                new.layout.rawValue, new.fileName, act.time, act.operator, new.blankRows, try JSONTexts.encode(new.heading),
                new.firstColumn,
            ])
        let number = Int(db.lastInsertedRowID)
        let insert = try db.makeStatement(
            sql: """
                INSERT INTO batch_row
                    (batch, row, sequence, fields, cells, facts, identity_type, identity_number, subject, before, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open')
                """)
        for (done, new) in new.rows.enumerated() {
            try progress.step(behind + done)
            let row = new.row
            try insert.execute(arguments: [
                number, row.number, row.sequence, try JSONTexts.encode(row.person.fields), try JSONTexts.encode(new.cells),
                Self.text(row.facts), row.person[.identityType], row.person[.identityNumber], new.subject?.reference.text,
                try new.subject.map { try JSONTexts.encode($0.person.fields) },
            ])
        }
        try Journal.append(act.entry("stage", String(number), ["file": new.fileName, "rows": String(new.rows.count)]), db)
        return number
    }

    package func setDeleted(_ isDeleted: Bool, rows: [Int], ofBatch number: Int, by act: Act) throws {
        try write { db in
            _ = try Self.openBatch(number, db)
            for row in rows {
                try db.execute(
                    sql: "UPDATE batch_row SET state = ? WHERE batch = ? AND row = ? AND state = ?",
                    arguments: [
                        isDeleted ? BatchRowState.deleted.rawValue : BatchRowState.open.rawValue, number, row,
                        isDeleted ? BatchRowState.open.rawValue : BatchRowState.deleted.rawValue,
                    ])
                guard db.changesCount == 1 else { throw StoreError.rowUnknown(batch: number, row: row) }
            }
            let action = isDeleted ? "delete rows" : "bring back rows"
            try Journal.append(act.entry(action, String(number), ["rows": rows.map(String.init).joined(separator: " ")]), db)
        }
    }

    /// The rows' new content, all or none; what was confirmed of the old one no longer counts.
    package func replace(_ rows: [NewBatchRow], ofBatch number: Int, by act: Act) throws {
        try write { db in
            _ = try Self.openBatch(number, db)
            for new in rows {
                let row = new.row
                try db.execute(
                    sql: """
                        UPDATE batch_row SET sequence = ?, fields = ?, facts = ?, cells = ?, identity_type = ?, identity_number = ?,
                            subject = iif(?, subject, ?), before = iif(?, before, ?)
                        WHERE batch = ? AND row = ? AND state = 'open'
                        """,
                    arguments: [
                        row.sequence, try JSONTexts.encode(row.person.fields), Self.text(row.facts), try JSONTexts.encode(new.cells),
                        row.person[.identityType], row.person[.identityNumber], new.keepsSubject, new.subject?.reference.text,
                        new.keepsSubject, try new.subject.map { try JSONTexts.encode($0.person.fields) }, number, row.number,
                    ])
                guard db.changesCount == 1 else { throw StoreError.rowUnknown(batch: number, row: row.number) }
                try db.execute(sql: "DELETE FROM confirmation WHERE batch = ? AND row = ?", arguments: [number, row.number])
                try Journal.append(act.entry("mend row", "\(number)-\(row.number)", Self.summary(row.person)), db)
            }
        }
    }

    package func confirm(_ codes: [FindingCode], row: Int, ofBatch number: Int, reason: String, by act: Act) throws {
        try write { db in
            _ = try Self.openBatch(number, db)
            for code in codes {
                try db.execute(
                    sql: "INSERT OR REPLACE INTO confirmation VALUES (?, ?, ?, ?, ?, ?)",
                    arguments: [number, row, code.rawValue, reason, act.operator, act.time])
            }
            let details = ["codes": codes.map(\.rawValue).joined(separator: " "), "reason": reason]
            try Journal.append(act.entry("confirm", "\(number)-\(row)", details), db)
        }
    }

    /// People of the given rows enter the declared year. `references` by row.
    package func submitAdditions(
        _ rows: [(row: BatchRow, reference: PersonReference, confirmed: [FindingCode])], ofBatch number: Int, by act: Act,
        progress: WorkProgress = WorkProgress()
    ) throws {
        try write { db in
            _ = try Self.openBatch(number, db)
            let after = try PackageLedger.highest(.sent, counterpart: Self.center(db), db)
            for (done, (row, reference, confirmed)) in rows.enumerated() {
                try progress.step(done)
                try Self.insert(
                    row.person.onOneLine, reference: reference, origin: .addition, personalNumber: "", confirmed: confirmed, batch: number,
                    db)
                try Self.markSubmitted(row.number, batch: number, reference: reference, after: after, db)
                try Journal.append(act.entry("add", reference.text, Self.summary(row.person, batch: number)), db)
            }
            try Self.closeIfDone(number, by: act, rows: rows.count, db)
        }
    }

    package func submitReductions(
        _ rows: [(row: Int, reference: PersonReference)], ofBatch number: Int, reason: String, on date: CalendarDate, by act: Act,
        progress: WorkProgress = WorkProgress()
    ) throws {
        try write { try Self.submitReductions(rows, ofBatch: number, reason: reason, on: date, by: act, progress: progress, $0) }
    }

    static func submitReductions(
        _ rows: [(row: Int, reference: PersonReference)], ofBatch number: Int, reason: String, on date: CalendarDate, by act: Act,
        progress: WorkProgress, _ db: Database
    ) throws {
        _ = try openBatch(number, db)
        let after = try PackageLedger.highest(.sent, counterpart: center(db), db)
        for (done, (row, reference)) in rows.enumerated() {
            try progress.step(done)
            try reduce(reference, reason: reason, on: date, batch: number, by: act, db)
            try markSubmitted(row, batch: number, reference: reference, after: after, db)
        }
        try closeIfDone(number, by: act, rows: rows.count, db)
    }

    /// People picked from the roster, reduced as one batch that can be undone.
    /// - Returns: the batch's number.
    package func reduce(_ picked: NewBatch, reason: String, on date: CalendarDate, by act: Act, progress: WorkProgress = WorkProgress())
        throws -> Int
    {
        try write { db in
            let number = try Self.stage(picked, by: act, db)
            let rows = try picked.rows.map { new in
                guard let subject = new.subject else { throw StoreError.personUnknown }
                return (row: new.row.number, reference: subject.reference)
            }
            try Self.submitReductions(rows, ofBatch: number, reason: reason, on: date, by: act, progress: progress, db)
            return number
        }
    }

    /// - Returns: how many rows it held.
    package func discard(_ number: Int, by act: Act) throws -> Int {
        try write { db in
            let record = try Self.openBatch(number, db)
            let state: BatchState = record.submittedRows > 0 ? .submitted : .discarded
            try db.execute(sql: "UPDATE batch_row SET state = 'deleted' WHERE batch = ? AND state = 'open'", arguments: [number])
            try db.execute(sql: "UPDATE batch SET state = ? WHERE number = ?", arguments: [state.rawValue, number])
            try Journal.append(act.entry("discard", String(number), ["rows": String(record.openRows)]), db)
            return record.openRows
        }
    }

    static func center(_ db: Database) throws -> String { try String.fetchOne(db, sql: "SELECT center_code FROM unit") ?? "" }

    static func markSubmitted(_ row: Int, batch: Int, reference: PersonReference, after: Int, _ db: Database) throws {
        try db.execute(
            sql:
                "UPDATE batch_row SET state = 'submitted', reference = ?, submitted_after = ? WHERE batch = ? AND row = ? AND state = 'open'",
            arguments: [reference.text, after, batch, row])
        guard db.changesCount == 1 else { throw StoreError.rowUnknown(batch: batch, row: row) }
    }

    static func closeIfDone(_ number: Int, by act: Act, rows: Int, _ db: Database) throws {
        if try batch(number, db).openRows == 0 {
            try db.execute(sql: "UPDATE batch SET state = 'submitted' WHERE number = ?", arguments: [number])
        }
        try Journal.append(act.entry("submit", String(number), ["rows": String(rows)]), db)
    }

    private static func text(_ facts: Set<SourceFact>) -> String { facts.map(\.rawValue).sorted().joined(separator: " ") }
}
