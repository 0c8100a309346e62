import Enrollment
import Foundation
import GRDB
import Ledger

extension UnitStore {
    /// Newest first.
    package func batches() throws -> [BatchRecord] {
        try writer.read { try Row.fetchAll($0, sql: Self.batchSQL + " GROUP BY number ORDER BY number DESC").compactMap(Self.batch) }
    }

    package func batch(_ number: Int) throws -> BatchRecord { try writer.read { try Self.batch(number, $0) } }

    package func rows(ofBatch number: Int) throws -> [BatchRowRecord] {
        try writer.read { db in
            var confirmed: [Int: Set<FindingCode>] = [:]
            for row in try Row.fetchAll(db, sql: "SELECT row, code FROM confirmation WHERE batch = ?", arguments: [number]) {
                if let code = FindingCode(rawValue: row[1]) { confirmed[row[0], default: []].insert(code) }
            }
            return try Row.fetchAll(
                db, sql: "SELECT row, sequence, fields, facts, cells, state, subject, before FROM batch_row WHERE batch = ? ORDER BY row",
                arguments: [number]
            ).map { row in
                let facts = (row[3] as String).split(separator: " ").compactMap { SourceFact(rawValue: String($0)) }
                let number: Int = row[0]
                return BatchRowRecord(
                    row: BatchRow(number: number, sequence: row[1], person: Person(fields: JSONTexts.decode(row[2])), facts: Set(facts)),
                    cells: JSONTexts.decode(row[4]), state: BatchRowState(rawValue: row[5]) ?? .open, confirmed: confirmed[number] ?? [],
                    subject: (row[6] as String?).flatMap(PersonReference.init(text:)),
                    before: (row[7] as String?).map { Person(fields: JSONTexts.decode($0)) })
            }
        }
    }

    /// What the rules ask of the unit's people, for these rows of a batch (nil: of none yet).
    package func rosterView(for rows: [BatchRow], besides batch: Int?) throws -> RosterView {
        try writer.read { db in
            var view = RosterView()
            let byIdentity = try db.makeStatement(
                sql: "SELECT name, state FROM person WHERE identityNumber = ? AND identityType = ? AND identityNumber <> ''")
            let insured = try db.makeStatement(sql: "SELECT name FROM insured WHERE identityType = ? AND identityNumber = ?")
            let alike = try db.makeStatement(
                sql: "SELECT identityType, identityNumber FROM person WHERE name = ? AND sex = ? AND birthDate = ? AND state = 'active'")
            let elsewhere = try db.makeStatement(
                sql: """
                    SELECT batch FROM batch_row JOIN batch ON batch.number = batch_row.batch AND batch.state = 'open'
                    WHERE identity_number = ? AND identity_type = ? AND batch_row.state = 'open' AND batch IS NOT ? LIMIT 1
                    """)
            for row in rows where !row.person[.identityNumber].isEmpty || !row.person.name.isEmpty {
                let identity = row.person.identity
                if let found = try Row.fetchOne(byIdentity, arguments: [identity.number, identity.type]) {
                    if found[1] == PersonState.active.rawValue {
                        view.declared[identity] = found[0]
                    } else {
                        view.reduced[identity] = found[0]
                    }
                }
                if let name = try String.fetchOne(insured, arguments: [identity.type, identity.number]) {
                    view.insuredNames[identity] = name
                }
                if let other = try Int.fetchOne(elsewhere, arguments: [identity.number, identity.type, batch]) {
                    view.otherBatches[identity] = other
                }
                let likeness = RosterView.Likeness(row.person)
                let others = try Row.fetchAll(alike, arguments: [likeness.name, likeness.sex, likeness.birthDate])
                if !others.isEmpty { view.alike[likeness] = Set(others.map { Identity(type: $0[0], number: $0[1]) }) }
            }
            return view
        }
    }

    static let batchSQL = """
        SELECT batch.*, count(CASE WHEN batch_row.state = 'open' THEN 1 END) AS open_rows,
            count(CASE WHEN batch_row.state = 'submitted' THEN 1 END) AS submitted_rows
        FROM batch LEFT JOIN batch_row ON batch_row.batch = batch.number
        """

    static func batch(_ number: Int, _ db: Database) throws -> BatchRecord {
        guard let row = try Row.fetchOne(db, sql: batchSQL + " WHERE number = ? GROUP BY number", arguments: [number]),
            let record = batch(row)
        else {
            throw StoreError.batchUnknown(number)
        }
        return record
    }

    static func batch(_ row: Row) -> BatchRecord? {
        guard let layout = Layout(rawValue: row["layout"]), let state = BatchState(rawValue: row["state"]) else { return nil }
        return BatchRecord(
            number: row["number"], layout: layout, fileName: row["file_name"], created: row["created"], operator: row["operator"],
            state: state,
            blankRows: row["blank_rows"], heading: JSONTexts.decodeRows(row["heading"]), firstColumn: row["first_column"],
            openRows: row["open_rows"],
            submittedRows: row["submitted_rows"])
    }

    static func openBatch(_ number: Int, _ db: Database) throws -> BatchRecord {
        let record = try batch(number, db)
        guard record.state == .open else { throw StoreError.batchSubmitted(number) }
        return record
    }
}

/// Lists of texts in a JSON column.
enum JSONTexts {
    static func encode(_ texts: some Encodable) throws -> String { String(decoding: try JSONEncoder().encode(texts), as: UTF8.self) }
    static func decode(_ json: String) -> [String] { (try? JSONDecoder().decode([String].self, from: Data(json.utf8))) ?? [] }
    static func decodeRows(_ json: String) -> [[String]] { (try? JSONDecoder().decode([[String]].self, from: Data(json.utf8))) ?? [] }
}
