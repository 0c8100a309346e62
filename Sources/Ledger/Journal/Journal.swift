import Crypto
import Foundation
import GRDB

/// One thing that was done, by whom and when. `details` is JSON with sorted keys.
package struct JournalEntry: Sendable, Hashable {
    /// RFC 3339 with offset.
    package let time: String
    package let `operator`: String
    package let action: String
    /// A person's reference, a batch, a package: whatever the action is about.
    package let reference: String
    package let details: String

    package init(time: String, operator: String, action: String, reference: String = "", details: [String: String] = [:]) {
        self.time = time
        self.operator = `operator`
        self.action = action
        self.reference = reference
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.details = (try? encoder.encode(details)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    package init(time: String, operator: String, action: String, reference: String, detailsJSON: String) {
        self.time = time
        self.operator = `operator`
        self.action = action
        self.reference = reference
        details = detailsJSON
    }
}

extension JournalEntry {
    /// The details by name.
    package var values: [String: String] { Self.values(details) }

    package static func values(_ details: String) -> [String: String] {
        (try? JSONDecoder().decode([String: String].self, from: Data(details.utf8))) ?? [:]
    }
}

/// What a check of the whole chain found.
package struct JournalVerdict: Sendable, Hashable {
    package let entries: Int
    /// Number of the first entry that does not fit the one before it, from 1.
    package let firstFault: Int?

    package init(entries: Int, firstFault: Int?) {
        self.entries = entries
        self.firstFault = firstFault
    }

    package var isIntact: Bool { firstFault == nil }
}

/// The append-only log: each entry carries the hash of the one before, so no change goes unseen.
package enum Journal {
    /// Before the first entry.
    package static let genesis = String(repeating: "0", count: 64)

    package static func createTable(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE journal (
                    id INTEGER PRIMARY KEY,
                    time TEXT NOT NULL CHECK (length(time) = 25),
                    operator TEXT NOT NULL,
                    action TEXT NOT NULL CHECK (action <> ''),
                    reference TEXT NOT NULL,
                    details TEXT NOT NULL CHECK (json_valid(details)),
                    previous TEXT NOT NULL UNIQUE CHECK (length(previous) = 64),
                    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
                ) STRICT;
                CREATE INDEX journal_time ON journal (time);
                CREATE INDEX journal_reference ON journal (reference);
                CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
                CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
                """)
    }

    /// Call within the transaction of the change itself.
    package static func append(_ entry: JournalEntry, _ db: Database) throws {
        let (number, previous) = try last(db)
        try db.cachedStatement(
            sql: "INSERT INTO journal (id, time, operator, action, reference, details, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            number + 1, entry.time, entry.operator, entry.action, entry.reference, entry.details, previous,
            hash(entry, number: number + 1, after: previous),
        ])
    }

    /// Oldest first.
    package static func entries(about reference: String, _ db: Database) throws -> [JournalEntry] {
        try Row.fetchAll(
            db, sql: "SELECT time, operator, action, reference, details FROM journal WHERE reference = ? ORDER BY id",
            arguments: [reference]
        ).map { JournalEntry(time: $0[0], operator: $0[1], action: $0[2], reference: $0[3], detailsJSON: $0[4]) }
    }

    package static func head(_ db: Database) throws -> String { try last(db).hash }

    /// nil where nothing was done yet, or somebody took the table away: that is `verify`'s to tell.
    package static func lastTime(_ db: Database) throws -> String? {
        guard try db.tableExists("journal") else { return nil }
        return try String.fetchOne(db, sql: "SELECT time FROM journal ORDER BY id DESC LIMIT 1")
    }

    /// How many entries there are, and the hash of the last.
    package static func end(_ db: Database) throws -> (entries: Int, head: String) {
        let last = try last(db)
        return (last.number, last.hash)
    }

    /// Sees a change, a swap, an insertion or a deletion before the last entry. A cut-off end leaves a whole chain, which only a head
    /// that somebody else keeps, such as the mark beside the database and the one in every package sent, can show to be too short.
    package static func verify(_ db: Database, mark: JournalMark? = nil) throws -> JournalVerdict {
        guard try db.tableExists("journal") else { return JournalVerdict(entries: 0, firstFault: 1) }
        var previous = genesis
        var count = 0
        let rows = try Row.fetchCursor(
            db, sql: "SELECT id, time, operator, action, reference, details, previous, hash FROM journal ORDER BY id")
        while let row = try rows.next() {
            count += 1
            let entry = JournalEntry(time: row[1], operator: row[2], action: row[3], reference: row[4], detailsJSON: row[5])
            let expected = hash(entry, number: count, after: previous)
            guard row[0] == count, row[6] == previous, row[7] == expected else { return JournalVerdict(entries: count, firstFault: count) }
            previous = expected
        }
        let isHeld = try mark?.isHeld(db) ?? true
        return JournalVerdict(entries: count, firstFault: isHeld ? nil : min(count + 1, mark?.entries ?? count))
    }

    private static func last(_ db: Database) throws -> (number: Int, hash: String) {
        guard let row = try Row.fetchOne(db, sql: "SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1") else { return (0, genesis) }
        return (row[0], row[1])
    }

    /// Every field with its length before it, so that no two entries encode alike.
    private static func hash(_ entry: JournalEntry, number: Int, after previous: String) -> String {
        var hasher = SHA256()
        for field in [previous, String(number), entry.time, entry.operator, entry.action, entry.reference, entry.details] {
            let bytes = Array(field.utf8)
            withUnsafeBytes(of: UInt64(bytes.count).bigEndian) { hasher.update(bufferPointer: $0) }
            hasher.update(data: bytes)
        }
        return hasher.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
