import CenterStore
import Foundation
import Ledger

extension CenterDesk {
    package func backup(to file: URL) throws {
        try store.backup(to: file)
        try store.note(entry("backup.made", "", ["file": file.lastPathComponent]))
    }

    /// Where the former database was set aside, when there was one.
    package static func restore(from backup: URL, into folder: CenterFolder) throws -> URL? {
        try CenterStore.restore(backup, to: folder.database)
    }

    package func verifyLog() throws -> JournalVerdict { try store.verifyJournal() }
}
