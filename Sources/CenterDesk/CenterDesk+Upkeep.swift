import CenterStore
import DurableFile
import Foundation
import Ledger

extension CenterDesk {
    /// Of millions of rows each; older ones make room.
    private static let automaticBackups = 5

    package func backup(to file: URL) throws {
        try store.backup(to: file)
        try store.note(entry("backup.made", "", ["file": file.lastPathComponent]))
    }

    /// After every run that gave out numbers, so that a center that is restored has as few of them to forget as can be. What the run
    /// did stands, whether there is room for a backup or not.
    func backUp(_ occasion: BackupFile.Occasion) {
        do {
            try store.backup(in: folder.backupFolder, occasion, at: clock.now(), keeping: Self.automaticBackups)
        } catch {
            tell("这一步已经做完，但是自动备份没有写成。请检查“\(folder.backups.path)”所在的磁盘，再用 backup 备份一次。")
        }
    }

    /// The last thing that a desk does.
    package func closeDown() throws {
        if try !store.isBackedUp(in: folder.backupFolder) { backUp(.exit) }
        try store.close()
    }

    /// Where the former database was set aside, when there was one.
    package static func restore(
        from backup: URL, into folder: CenterFolder, whenBusy: () throws -> Void = { throw CenterRefusal.busy }
    ) throws -> URL? {
        try DurableFile.makeFolder(folder.url)
        return try WorkLock(file: folder.lock).whileHeld(whenBusy: whenBusy) { try CenterStore.restore(backup, to: folder.database) }
    }

    package func verifyLog() throws -> JournalVerdict { try store.verifyJournal() }
}
