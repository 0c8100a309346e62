import Delivery
import DurableFile
import Foundation
import Ledger
import UnitStore

extension UnitDesk {
    package func backup(to url: URL) throws { try store.backup(to: url) }
    package func verifyLog() throws -> JournalVerdict { try store.verifyJournal() }

    /// On request, beside the automatic ones.
    package func backUpNow() throws { try backUp(.request) }

    /// Out of this computer.
    package func copy(_ backup: BackupFile, to volume: Volume) throws -> VolumeCopy {
        try volume.copy(Array(Data(contentsOf: backup.url)), as: backup.name)
    }

    /// Newest first; the last ten are kept.
    package func automaticBackups() -> [BackupFile] { folder.backupFolder.files }

    /// Before what can't be taken back: without a backup it is not begun.
    func backUp(_ occasion: BackupFile.Occasion) throws { try store.backup(in: folder.backupFolder, occasion, at: clock.now()) }

    /// What was done stands, whether there is room for a backup or not; the next one follows at the latest when the program ends.
    func backUpIfPossible(_ occasion: BackupFile.Occasion) { try? backUp(occasion) }

    /// The last thing that a desk does.
    package func closeDown() throws {
        if try profile != nil, try !store.isBackedUp(in: folder.backupFolder) { try backUp(.exit) }
        try close()
    }

    /// What a killed program left under temporary names.
    func removeLeftovers() {
        for folder in [folder.url, folder.outbox, folder.backups] { DurableFile.removeLeftovers(in: folder) }
    }
}
