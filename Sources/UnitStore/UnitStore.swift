import DurableFile
import Enrollment
import Foundation
import GRDB
import Ledger
import Synchronization

/// The unit's one SQLite file. Every write is one named method: one transaction that keeps the invariants and the journal.
package final class UnitStore: Sendable {
    let writer: any DatabaseWriter
    package let side: SideFile
    private let log: URL
    private let writes = Atomic<Int>(0)

    package init(file: URL, backups: URL) throws {
        writer = try LedgerFile.open(file, schema: .unit, backups: backups)
        side = SideFile(beside: file)
        log = URL(filePath: file.path + "-wal")
    }

    /// Every transaction goes through here, so that whoever remembers an answer knows when it is no longer true.
    func write<Value>(_ change: (Database) throws -> Value) throws -> Value {
        defer { writes.add(1, ordering: .sequentiallyConsistent) }
        return try writer.write(change)
    }

    /// Differs after every change to the data, ours or another program's. Read it before what it is to vouch for.
    package var revision: Revision {
        var status = stat()
        let found = stat(log.path, &status) == 0
        return Revision(
            writes: writes.load(ordering: .sequentiallyConsistent), size: found ? Int(status.st_size) : 0,
            seconds: found ? status.st_mtim.tv_sec : 0, nanoseconds: found ? status.st_mtim.tv_nsec : 0)
    }

    package struct Revision: Sendable, Hashable {
        /// Of this program.
        let writes: Int
        /// Of the write-ahead log, which every commit of any program touches.
        let size: Int
        let seconds: Int
        let nanoseconds: Int
    }

    /// Who does something, and when; both go into the journal.
    package struct Act: Sendable {
        package let `operator`: String
        /// RFC 3339.
        package let time: String

        package init(operator: String, time: String) {
            self.operator = `operator`
            self.time = time
        }

        func entry(_ action: String, _ reference: String = "", _ details: [String: String] = [:]) -> JournalEntry {
            JournalEntry(time: time, operator: `operator`, action: action, reference: reference, details: details)
        }
    }

    package func backup(to url: URL) throws { try LedgerBackup.write(writer, to: url) }
    package func journalHead() throws -> String { try writer.read { try Journal.head($0) } }
    package func verifyJournal() throws -> JournalVerdict { try writer.read { try Journal.verify($0) } }

    package func setting(_ name: String) throws -> String? { try writer.read { try Settings.value(name, $0) } }
    package func setSetting(_ name: String, _ value: String) throws { try write { try Settings.set(name, value, $0) } }
}
