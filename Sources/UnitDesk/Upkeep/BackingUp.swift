import DurableFile
import Foundation
import Ledger
import UnitStore

extension UnitDesk {
    private static let automaticBackups = 10

    package func backup(to url: URL) throws { try store.backup(to: url) }
    package func verifyLog() throws -> JournalVerdict { try store.verifyJournal() }

    /// On request, beside the automatic ones.
    package func backUpNow() throws { try backUpAutomatically("on-request") }

    /// Before and after what can't be taken back; the last ten are kept.
    func backUpAutomatically(_ occasion: String) throws {
        try DurableFile.makeFolder(folder.backups)
        let stamp = clock.timestamp.prefix(19).filter(\.isNumber)
        try store.backup(to: folder.backups.appending(path: "canbao-\(stamp)-\(occasion).sqlite"))
        let kept = try automaticBackups()
        for old in kept.dropFirst(Self.automaticBackups) { try? FileManager.default.removeItem(at: folder.backups.appending(path: old)) }
    }

    /// Newest first.
    package func automaticBackups() throws -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.backups.path)) ?? []
        return names.filter { $0.hasPrefix("canbao-") && $0.hasSuffix(".sqlite") }.sorted(by: >)
    }

    /// Puts a checked backup in place of the data; what stood there is set aside. No desk may have the folder open.
    package static func restore(from backup: URL, into folder: DataFolder) throws -> URL? {
        guard FileManager.default.fileExists(atPath: backup.path) else { throw DeskError.notARestorableFile }
        return try LedgerBackup.restore(backup, to: folder.database, schema: .unit)
    }
}
