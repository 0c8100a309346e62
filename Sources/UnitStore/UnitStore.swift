import DurableFile
import Enrollment
import Foundation
import GRDB
import Ledger

/// The unit's one SQLite file. Every write is one named method: one transaction that keeps the invariants and the journal.
package final class UnitStore: Sendable {
    let writer: any DatabaseWriter
    package let side: SideFile
    private let watcher: DatabaseQueue

    package init(file: URL, backups: URL) throws {
        writer = try LedgerFile.open(file, schema: .unit, backups: backups)
        side = SideFile(beside: file)
        watcher = try DatabaseQueue(path: file.path, configuration: LedgerFile.configuration(isReadOnly: true))
    }

    /// Every transaction goes through here.
    func write<Value>(_ change: (Database) throws -> Value) throws -> Value { try writer.write(change) }

    /// Differs after every change to the data, ours or another program's. Read it before what it is to vouch for.
    ///
    /// SQLite's data_version, asked of a connection that never writes: it moves in the moment in which a commit can be seen, where the
    /// write-ahead log's size and time move before.
    package var revision: Int {
        get throws { try watcher.unsafeRead { try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0 } }
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
