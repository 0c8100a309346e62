import Foundation
import Ledger
import UnitStore

/// What going back to one of the automatic backups would cost.
package struct RestorePlan: Sendable, Hashable {
    package let backup: BackupFile
    /// Entries of the journal that would have to be done again; nil where the backup is of another beginning.
    package let entriesSince: Int?
}

extension UnitDesk {
    /// - Parameter name: of the backup's file.
    /// - Returns: nil where no good backup has this name.
    package func planRestore(_ name: String) throws -> RestorePlan? {
        guard let backup = folder.backupFolder.good(named: name) else { return nil }
        return RestorePlan(backup: backup, entriesSince: try store.entriesSince(backup, in: folder.backupFolder))
    }

    /// What is asked or written after it is refused.
    package func close() throws { try store.close() }

    /// Puts a checked backup in place of the data; what stood there is set aside. No desk may have the folder open.
    package static func restore(from backup: URL, into folder: DataFolder) throws -> URL? {
        guard FileManager.default.fileExists(atPath: backup.path) else { throw DeskError.notARestorableFile }
        return try LedgerBackup.restore(backup, to: folder.database, schema: .unit)
    }

    /// Where the data are damaged and no backup helps: they are set aside with the backups, and the next start is a first one.
    package static func beginAnew(in folder: DataFolder) throws {
        try SettingAside.everything(folder.database, backups: folder.backups, schema: .unit)
    }
}
