import Enrollment
import Foundation
import GRDB
import Ledger

/// The center's database: every write is one method, one transaction, and at least one journal entry.
package final class CenterStore: Sendable {
    let database: any DatabaseWriter

    /// Opens the file, creates it when there is none, and makes a backup before a migration.
    package convenience init(file: URL, backups: URL) throws {
        self.init(database: try LedgerFile.open(file, schema: CenterSchema.ledger, backups: backups))
    }

    /// In memory, for tests.
    package convenience init() throws { self.init(database: try LedgerFile.inMemory(schema: CenterSchema.ledger)) }

    private init(database: any DatabaseWriter) { self.database = database }

    package func journalHead() throws -> String { try database.read(Journal.head) }
    package func verifyJournal() throws -> JournalVerdict { try database.read(Journal.verify) }
    package func backup(to file: URL) throws { try LedgerBackup.write(database, to: file) }

    /// What stood at `file` is set aside; its new place is returned.
    package static func restore(_ backup: URL, to file: URL) throws -> URL? {
        try LedgerBackup.restore(backup, to: file, schema: CenterSchema.ledger)
    }
}

extension CenterStore {
    /// Something was done that changed no table.
    package func note(_ entry: JournalEntry) throws { try database.write { try Journal.append(entry, $0) } }
}
