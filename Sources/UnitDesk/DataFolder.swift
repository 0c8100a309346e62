import Foundation
import Ledger
import UnitStore

/// The one folder that holds everything of one unit: the database, what stands beside it, and copies of what passed.
package struct DataFolder: Sendable {
    package let url: URL

    package init(_ url: URL) { self.url = url }

    package var database: URL { url.appending(path: "canbao.sqlite") }
    /// Every declaration package that was made, to be copied again.
    package var outbox: URL { url.appending(path: "outbox", directoryHint: .isDirectory) }
    /// Packages that were opened from outside and wait for the page; see `Inbox`.
    package var inbox: URL { url.appending(path: "inbox", directoryHint: .isDirectory) }
    package var backups: URL { url.appending(path: "backups", directoryHint: .isDirectory) }
    /// A folder of its own, so that demonstration data never mixes with the unit's.
    package var demonstration: URL { url.appending(path: "demo", directoryHint: .isDirectory) }

    package var backupFolder: BackupFolder { BackupFolder(backups, of: database, schema: .unit) }

    /// Or held one: then opening says what became of it.
    package var holdsDatabase: Bool { LedgerFile.isExpected(database, backups: backupFolder) }
}
