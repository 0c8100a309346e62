import CenterStore
import Foundation
import Ledger

/// The one folder that holds everything of a center.
package struct CenterFolder: Sendable {
    package let url: URL

    package init(_ url: URL) { self.url = url }

    package var database: URL { url.appending(path: "center.sqlite") }
    var lock: URL { url.appending(path: "center.lock") }
    package var backups: URL { url.appending(path: "backups", directoryHint: .isDirectory) }

    /// Which file it is, whatever its name.
    struct FileIdentity: Sendable, Equatable {
        let device: UInt64
        let file: UInt64
    }

    /// nil where there is none.
    var databaseIdentity: FileIdentity? {
        var status = stat()
        guard stat(database.path, &status) == 0 else { return nil }
        return FileIdentity(device: UInt64(status.st_dev), file: UInt64(status.st_ino))
    }

    package var backupFolder: BackupFolder { CenterStore.backupFolder(backups, of: database) }

    /// Or held one: then opening says what became of it.
    package var holdsDatabase: Bool { LedgerFile.isExpected(database, backups: backupFolder) }
}
