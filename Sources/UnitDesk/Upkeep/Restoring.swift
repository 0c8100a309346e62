import Foundation
import Ledger
import UnitStore

extension UnitDesk {
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
