import CenterStore
import DurableFile
import Foundation
import Ledger

extension CenterDesk {
    /// Backups that follow a piece of work; older ones make room.
    private static let automaticBackups = 5

    package func backup(to file: URL) throws {
        try store.backup(to: file)
        try store.note(entry("backup.made", "", ["file": file.lastPathComponent]))
    }

    /// After every run that gave out numbers, so that a center that is restored has as few of them to forget as can be. What the run
    /// did stands, whether there is room for a backup or not.
    func backUp(after occasion: String) {
        do {
            try DurableFile.makeFolder(folder.backups)
            DurableFile.removeLeftovers(in: folder.backups)
            let stamp = clock.timestamp.prefix(19).filter { $0.isNumber }
            try store.backup(to: folder.backups.appending(path: "center-\(stamp)-\(occasion).sqlite"))
            let made = try FileManager.default.contentsOfDirectory(atPath: folder.backups.path).filter { $0.hasPrefix("center-") }
            for old in made.sorted().dropLast(Self.automaticBackups) {
                try? FileManager.default.removeItem(at: folder.backups.appending(path: old))
            }
        } catch {
            tell("这一步已经做完，但是自动备份没有写成。请检查“\(folder.backups.path)”所在的磁盘，再用 backup 备份一次。")
        }
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
