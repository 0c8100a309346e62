import DurableFile
import Foundation
import GRDB

/// SQLite's online backup, believed only after it was opened and checked.
package enum LedgerBackup {
    /// Appears whole under its name or not at all, in one file that can be read where nothing can be written.
    package static func write(_ source: some DatabaseReader, to destination: URL) throws {
        try write(source, to: destination, mode: "DELETE")
    }

    private static func write(_ source: some DatabaseReader, to destination: URL, mode: String) throws {
        DurableFile.removeLeftovers(in: destination.deletingLastPathComponent(), of: destination.lastPathComponent)
        // Nobody else reads it while it is being written; and SQLite says only "unable to open", this tells why.
        let temporary = try DurableFile.stage([], for: destination).temporary
        do {
            let target = try DatabaseQueue(path: temporary.path)
            // A file under a temporary name may be torn by a power cut; it is flushed before it gets its own.
            try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
            try source.backup(to: target)
            try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = \(mode)") }
            try target.read(LedgerFile.checkPages)
            try target.close()
            chmod(temporary.path, 0o600)
            try DurableFile.flush(temporary)
            try StagedFile.commit(temporary, as: destination)
        } catch {
            for suffix in ["", "-journal", "-wal", "-shm"] { unlink(temporary.path + suffix) }
            // The disk that is full is the backup's, not the data's.
            throw LedgerError(error) == .diskFull ? DurableFileError(path: destination.path, errno: ENOSPC) : error
        }
    }

    /// Puts a checked copy of the backup in the database's place; what stood there is set aside, and its place returned.
    package static func restore(_ backup: URL, to database: URL, schema: LedgerSchema) throws -> URL? {
        try verify(backup, schema: schema)
        try DurableFile.makeFolder(database.deletingLastPathComponent())
        // From the moment in which this has its name the backup is what counts; the next start does what is left to do.
        let queue = try DatabaseQueue(path: backup.path, configuration: LedgerFile.configuration(isReadOnly: true))
        // In the mode in which it will be opened, so that nothing is changed in it under its final name.
        try write(queue, to: SettingAside.incoming(for: database), mode: "WAL")
        return try SettingAside.finish(database, schema: schema)
    }

    static func verify(_ backup: URL, schema: LedgerSchema) throws {
        do {
            let queue = try DatabaseQueue(path: backup.path, configuration: LedgerFile.configuration(isReadOnly: true))
            try queue.read { db in
                try LedgerFile.judge(db, schema: schema)
                guard try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") == "ok" else { throw LedgerError.damaged }
            }
        } catch is DatabaseError {
            throw LedgerError.damaged
        }
    }
}
