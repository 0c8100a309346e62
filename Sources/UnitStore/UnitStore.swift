import DurableFile
import Enrollment
import Foundation
import GRDB
import Ledger

/// The unit's one SQLite file. Every write is one named method: one transaction that keeps the invariants and the journal.
package final class UnitStore: Sendable {
    let writer: any DatabaseWriter
    package let side: SideFile
    private let file: URL
    /// The insurance year that is shown when it is a closed one; nothing can be written then.
    package let closedYear: Int?
    private let watcher: DatabaseQueue

    package init(file: URL, backups: URL) throws {
        writer = try LedgerFile.open(file, schema: .unit, backups: backups)
        side = SideFile(beside: file)
        self.file = file
        closedYear = nil
        watcher = try DatabaseQueue(path: file.path, configuration: LedgerFile.configuration(isReadOnly: true))
    }

    /// A closed year of a file that is open already: read-only, with the same queries.
    package init(closedYear year: Int, of file: URL) throws {
        var configuration = LedgerFile.configuration(isReadOnly: true)
        configuration.prepareDatabase { try $0.execute(sql: Self.viewsOfClosedYear(year)) }
        let reader = try DatabaseQueue(path: file.path, configuration: configuration)
        writer = reader
        watcher = reader
        side = SideFile(beside: file)
        self.file = file
        closedYear = year
    }

    /// Every transaction goes through here.
    func write<Value>(_ change: (Database) throws -> Value) throws -> Value {
        if let closedYear { throw StoreError.yearClosed(closedYear) }
        return try writer.write(change)
    }

    /// Differs after every change to the data, ours or another program's. Read it before what it is to vouch for.
    ///
    /// SQLite's data_version, asked of a connection that never writes: it moves in the moment in which a commit can be seen, where the
    /// write-ahead log's size and time move before.
    package var revision: Int {
        get throws { try watcher.unsafeRead { try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0 } }
    }

    /// Who does something, and when; both go into the journal.
    package struct Act: Sendable {
        package let `operator`: String
        /// RFC 3339.
        package let time: String

        package init(operator: String, time: String) {
            self.operator = `operator`
            self.time = time
        }

        func entry(_ action: String, _ reference: String = "", _ details: [String: String] = [:]) -> JournalEntry {
            JournalEntry(time: time, operator: `operator`, action: action, reference: reference, details: details)
        }
    }

    package func backup(to url: URL) throws { try LedgerBackup.write(writer, to: url) }

    package func backup(in folder: BackupFolder, _ occasion: BackupFile.Occasion, at time: Date) throws {
        try folder.make(from: writer, occasion, at: time)
        try writer.read { try JournalMark.advance(beside: file, $0) }
    }

    package func isBackedUp(in folder: BackupFolder) throws -> Bool { try folder.isUpToDate(writer) }
    package func entriesSince(_ backup: BackupFile, in folder: BackupFolder) throws -> Int? { try folder.entriesSince(backup, writer) }

    package func close() throws {
        try watcher.close()
        try LedgerFile.close(writer)
    }

    /// How many entries there are, and the hash of the last.
    package func journalEnd() throws -> (entries: Int, head: String) { try writer.read { try Journal.end($0) } }

    /// nil before anything was done.
    package func lastEntryTime() throws -> String? { try writer.read { try Journal.lastTime($0) } }

    /// The chain, and that it holds every head that a package has carried away: a chain that was cut off at its end is whole in itself.
    package func verifyJournal() throws -> JournalVerdict {
        try writer.read { db in
            let verdict = try Journal.verify(db, mark: JournalMark.read(beside: file))
            guard verdict.isIntact else { return verdict }
            let cut = try Int.fetchOne(
                db,
                sql: """
                    SELECT min(journal_entries) FROM (SELECT journal_entries, journal_head FROM declaration
                        UNION ALL SELECT journal_entries, journal_head FROM former_declaration)
                    WHERE NOT EXISTS (SELECT 1 FROM journal WHERE id = journal_entries AND hash = journal_head)
                    """)
            return cut == nil ? verdict : JournalVerdict(entries: verdict.entries, firstFault: verdict.entries + 1)
        }
    }

    package func setting(_ name: String) throws -> String? { try writer.read { try Settings.value(name, $0) } }
    package func setSetting(_ name: String, _ value: String) throws { try write { try Settings.set(name, value, $0) } }
}
