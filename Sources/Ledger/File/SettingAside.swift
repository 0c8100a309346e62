import DurableFile
import Foundation
import GRDB

/// A database makes room for another, in steps that a killed program leaves half done and the next start finishes.
package enum SettingAside {
    /// Whole and checked, waiting for the database's name.
    static func incoming(for database: URL) -> URL { database.deletingPathExtension().appendingPathExtension("restoring.sqlite") }

    /// - Returns: where the former database is now.
    @discardableResult
    static func finish(_ database: URL, schema: LedgerSchema) throws -> URL? {
        let incoming = incoming(for: database)
        let held = open(incoming.path, O_RDONLY | O_CLOEXEC)
        guard held >= 0 else { return nil }
        defer { close(held) }
        // Two starts at once: the second waits, and finds nothing left to do.
        guard flock(held, LOCK_EX) == 0, FileManager.default.fileExists(atPath: incoming.path) else { return nil }
        JournalMark.forget(beside: database)
        let former = try setAside(database, schema: schema)
        try move(incoming, to: database)
        try DurableFile.flushFolder(database.deletingLastPathComponent())
        return former
    }

    /// To begin anew where no backup is left: the backups go with it, so that nothing that is here is taken for the new unit's.
    package static func everything(_ database: URL, backups: URL, schema: LedgerSchema) throws {
        JournalMark.forget(beside: database)
        if FileManager.default.fileExists(atPath: backups.path) {
            try move(backups, to: free(backups.deletingLastPathComponent(), "\(backups.lastPathComponent).former", ""))
        }
        _ = try setAside(database, schema: schema)
        try DurableFile.flushFolder(database.deletingLastPathComponent())
    }

    private static func setAside(_ database: URL, schema: LedgerSchema) throws -> URL? {
        let name = database.deletingPathExtension().lastPathComponent
        let isSound = (try? LedgerFile.needsMigration(database, schema: schema)) != nil
        let aside = free(database.deletingLastPathComponent(), "\(name).\(isSound ? "former" : "damaged")", ".sqlite")
        // Its logs first: beside another database they would be taken for that one's.
        for suffix in ["-wal", "-shm", "-journal", ""] where FileManager.default.fileExists(atPath: database.path + suffix) {
            try move(URL(filePath: database.path + suffix), to: URL(filePath: aside.path + suffix))
        }
        return FileManager.default.fileExists(atPath: aside.path) ? aside : nil
    }

    private static func move(_ url: URL, to place: URL) throws {
        guard rename(url.path, place.path) == 0 else { throw DurableFileError(path: place.path, errno: errno) }
    }

    private static func free(_ folder: URL, _ name: String, _ suffix: String) -> URL {
        var number = 1
        while FileManager.default.fileExists(atPath: folder.appending(path: "\(name)-\(number)\(suffix)").path) { number += 1 }
        return folder.appending(path: "\(name)-\(number)\(suffix)")
    }
}
