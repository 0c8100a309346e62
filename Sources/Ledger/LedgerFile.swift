import DurableFile
import Foundation
import GRDB

/// What a program's database is: its mark in the file, and the steps from an empty file to today's schema.
package struct LedgerSchema: Sendable {
    /// SQLite's application_id.
    package let applicationID: Int32
    package let migrator: DatabaseMigrator
    /// Pages that the connection keeps which writes, in KB.
    package let cache: Int

    package init(applicationID: Int32, migrator: DatabaseMigrator, cache: Int = 2000) {
        self.applicationID = applicationID
        self.migrator = migrator
        self.cache = cache
    }
}

/// Opens the one SQLite file of a program: WAL, every commit flushed, foreign keys on.
package enum LedgerFile {
    package static func open(_ url: URL, schema: LedgerSchema, backups: URL) throws -> DatabasePool {
        let exists = FileManager.default.fileExists(atPath: url.path)
        if exists { try inspect(url, schema: schema, backups: backups) }
        try DurableFile.makeFolder(url.deletingLastPathComponent())
        if !exists, FileManager.default.createFile(atPath: url.path, contents: nil, attributes: [.posixPermissions: 0o600]) == false {
            try DurableFile.write([], to: url)
        }
        // One that was copied here may be open to others; SQLite gives its log the file's permissions.
        chmod(url.path, 0o600)
        let pool = try DatabasePool(path: url.path, configuration: configuration(cache: schema.cache))
        try schema.migrator.migrate(pool)
        if !exists { try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(schema.applicationID)") } }
        return pool
    }

    /// In memory, for tests and for nothing else.
    package static func inMemory(schema: LedgerSchema) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(configuration: configuration())
        try schema.migrator.migrate(queue)
        return queue
    }

    package static func configuration(isReadOnly: Bool = false, cache: Int = 2000) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            guard !db.configuration.readonly else { return }
            try db.execute(sql: "PRAGMA cache_size = -\(cache)")
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // As much may wait in the log as the connection keeps: a page that is written again soon is then copied once.
            try db.execute(sql: "PRAGMA wal_autocheckpoint = \(max(1000, cache / 4))")
        }
        return configuration
    }

    /// Up to here every page is looked at before a file is believed; a larger one is checked when it is backed up, and when a page is read.
    private static let wholeCheckLimit = 256 << 20

    /// Looks without touching; makes a backup when a migration is about to run.
    private static func inspect(_ url: URL, schema: LedgerSchema, backups: URL) throws {
        guard let size = try? FileManager.default.attributesOfItem(atPath: url.path)[.size] as? Int, size > 0 else { return }
        let needsMigration: Bool
        do {
            let queue = try DatabaseQueue(path: url.path, configuration: configuration(isReadOnly: true))
            needsMigration = try queue.read { db in
                try judge(db, schema: schema)
                if size <= wholeCheckLimit { try checkPages(db) }
                return try !schema.migrator.hasCompletedMigrations(db)
            }
        } catch let error as DatabaseError where [.SQLITE_NOTADB, .SQLITE_CORRUPT].contains(error.resultCode) {
            throw LedgerError.damaged
        }
        if needsMigration {
            try DurableFile.makeFolder(backups)
            try LedgerBackup.write(
                from: url, to: backups.appending(path: "before-migration-\(UInt64(Date().timeIntervalSince1970)).sqlite"))
        }
    }

    static func judge(_ db: Database, schema: LedgerSchema) throws {
        let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        guard mark == schema.applicationID else { throw LedgerError.foreign }
        guard try !schema.migrator.hasBeenSuperseded(db) else { throw LedgerError.newer }
    }

    static func checkPages(_ db: Database) throws {
        // Each page is read once.
        try db.execute(sql: "PRAGMA cache_size = -131072")
        guard try String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok" else { throw LedgerError.damaged }
    }
}
