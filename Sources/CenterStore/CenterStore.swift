import Enrollment
import Foundation
import GRDB
import Ledger

/// The center's database: every write is one method, one transaction, and at least one journal entry.
package final class CenterStore: Sendable {
    let database: any DatabaseWriter
    private let file: URL?

    /// Opens the file, creates it when there is none, and makes a backup before a migration.
    package convenience init(file: URL, backups: URL) throws {
        self.init(database: try LedgerFile.open(file, schema: CenterSchema.ledger, backups: backups), file: file)
    }

    /// In memory, for tests.
    package convenience init() throws { self.init(database: try LedgerFile.inMemory(schema: CenterSchema.ledger), file: nil) }

    private init(database: any DatabaseWriter, file: URL?) {
        self.database = database
        self.file = file
    }

    package func journalHead() throws -> String { try database.read(Journal.head) }
    package func verifyJournal() throws -> JournalVerdict {
        try database.read { try Journal.verify($0, mark: file.flatMap(JournalMark.read)) }
    }
    package func backup(to file: URL) throws { try LedgerBackup.write(database, to: file) }

    package func backup(in folder: BackupFolder, _ occasion: BackupFile.Occasion, at time: Date, keeping count: Int) throws {
        try folder.make(from: database, occasion, at: time, keeping: count)
        if let file { try database.read { try JournalMark.advance(beside: file, $0) } }
    }

    package func isBackedUp(in folder: BackupFolder) throws -> Bool { try folder.isUpToDate(database) }

    package func close() throws { try LedgerFile.close(database) }

    /// What stood at `file` is set aside; its new place is returned.
    package static func restore(_ backup: URL, to file: URL) throws -> URL? {
        try LedgerBackup.restore(backup, to: file, schema: CenterSchema.ledger)
    }
}

extension CenterStore {
    package static func backupFolder(_ url: URL, of file: URL) -> BackupFolder { BackupFolder(url, of: file, schema: CenterSchema.ledger) }

    /// Something was done that changed no table.
    package func note(_ entry: JournalEntry) throws { try database.write { try Journal.append(entry, $0) } }
}
