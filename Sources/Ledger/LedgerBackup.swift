import DurableFile
import Foundation
import GRDB

/// SQLite's online backup, believed only after it was opened and checked.
package enum LedgerBackup {
    /// Appears whole under its name or not at all.
    package static func write(_ source: some DatabaseReader, to destination: URL) throws {
        // Nobody else reads it while it is being written; and SQLite says only "unable to open", this tells why.
        let temporary = try DurableFile.stage([], for: destination).temporary
        do {
            let target = try DatabaseQueue(path: temporary.path)
            // A file under a temporary name may be torn by a power cut; it is flushed before it gets its own.
            try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
            try source.backup(to: target)
            try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try target.read(LedgerFile.checkPages)
            try target.close()
            chmod(temporary.path, 0o600)
            try flush(temporary)
            try StagedFile.commit(temporary, as: destination)
        } catch {
            try? FileManager.default.removeItem(at: temporary)
            throw error
        }
    }

    static func write(from source: URL, to destination: URL) throws {
        let queue = try DatabaseQueue(path: source.path, configuration: LedgerFile.configuration(isReadOnly: true))
        try write(queue, to: destination)
    }

    /// Puts a checked copy of the backup in the database's place; what stood there is set aside, and its place returned.
    package static func restore(_ backup: URL, to database: URL, schema: LedgerSchema) throws -> URL? {
        try verify(backup, schema: schema)
        try DurableFile.makeFolder(database.deletingLastPathComponent())
        let incoming = database.deletingLastPathComponent().appending(path: ".restoring.sqlite")
        try? FileManager.default.removeItem(at: incoming)
        try write(from: backup, to: incoming)
        var aside: URL?
        if FileManager.default.fileExists(atPath: database.path) {
            let former = freeName(beside: database)
            for suffix in ["-wal", "-shm", ""] where FileManager.default.fileExists(atPath: database.path + suffix) {
                try FileManager.default.moveItem(atPath: database.path + suffix, toPath: former.path + suffix)
            }
            aside = former
        }
        try StagedFile.commit(incoming, as: database)
        return aside
    }

    private static func verify(_ backup: URL, schema: LedgerSchema) throws {
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

    private static func freeName(beside database: URL) -> URL {
        var number = 1
        while true {
            let candidate = database.deletingPathExtension().appendingPathExtension("former-\(number).sqlite")
            if !FileManager.default.fileExists(atPath: candidate.path) { return candidate }
            number += 1
        }
    }

    private static func flush(_ url: URL) throws {
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw LedgerError.damaged }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw LedgerError.damaged }
    }
}
