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
    /// Finishes what a killed program began, believes no file that is damaged, and begins a new one only where there never was any.
    package static func open(_ url: URL, schema: LedgerSchema, backups: URL) throws -> DatabasePool {
        try SettingAside.finish(url, schema: schema)
        let backups = BackupFolder(backups, of: url, schema: schema)
        if FileManager.default.fileExists(atPath: url.path) {
            if try needsMigration(url, schema: schema) { try backUp(url, in: backups) }
            // What a power cut tore at the log's end would lie behind the frames to come, and after another one look like lost commits.
            if size(url.path + "-wal") > 0 { try? tidy(url) }
        } else {
            guard !isExpected(url, backups: backups) else { throw LedgerError.missing }
            try create(url, schema: schema)
        }
        // One that was copied here may be open to others; SQLite gives its log the file's permissions.
        chmod(url.path, 0o600)
        let pool = try DatabasePool(path: url.path, configuration: configuration(cache: schema.cache))
        try schema.migrator.migrate(pool)
        // Only what tells more about the next visitor: a folder that can't be written must not lock anybody out.
        try? pool.read { try JournalMark.advance(beside: url, $0) }
        return pool
    }

    /// Whether there is a database, or signs that there was one.
    package static func isExpected(_ url: URL, backups: BackupFolder) -> Bool {
        [url.path, url.path + "-wal", SettingAside.incoming(for: url).path].contains { FileManager.default.fileExists(atPath: $0) }
            || !backups.files.isEmpty
    }

    /// Appears whole: a file that is half a database would be another program's for ever.
    private static func create(_ url: URL, schema: LedgerSchema) throws {
        try DurableFile.makeFolder(url.deletingLastPathComponent())
        let temporary = try DurableFile.stage([], for: url).temporary
        do {
            let queue = try DatabaseQueue(path: temporary.path, configuration: configuration())
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA application_id = \(schema.applicationID)")
            }
            try schema.migrator.migrate(queue)
            // Here, and not under the final name: a crash while the mode changes leaves a journal that no reader may roll back.
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
            try queue.close()
            try DurableFile.flush(temporary)
        } catch {
            for suffix in ["", "-wal", "-shm"] { unlink(temporary.path + suffix) }
            throw error
        }
        // Another start may have been quicker; then its file is the one.
        try StagedFile.commitNew(temporary, as: url)
    }

    /// Folds the log into the file, so that it is whole by itself while nobody has it open.
    package static func close(_ writer: some DatabaseWriter) throws {
        // Whoever still reads keeps the log; nothing is lost by that.
        try? writer.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try writer.close()
    }

    private static func backUp(_ url: URL, in backups: BackupFolder) throws {
        let queue = try DatabaseQueue(path: url.path, configuration: configuration(isReadOnly: true))
        try backups.make(from: queue, .migration, at: Date())
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

    /// Looks at an existing file without touching it; throws where it can't be believed.
    @discardableResult
    static func needsMigration(_ url: URL, schema: LedgerSchema) throws -> Bool {
        let size = size(url.path)
        guard size > 0,
            size + self.size(url.path + "-wal") > wholeCheckLimit || !WriteAheadLog.hasLostCommits(URL(filePath: url.path + "-wal"))
        else { throw LedgerError.damaged }
        do {
            // One that was put here by hand, and whose first opening was interrupted.
            if self.size(url.path + "-journal") > 0 { try tidy(url) }
            let queue = try DatabaseQueue(path: url.path, configuration: configuration(isReadOnly: true))
            return try queue.read { db in
                try judge(db, schema: schema)
                if size <= wholeCheckLimit { try checkPages(db) }
                return try !schema.migrator.hasCompletedMigrations(db)
            }
        } catch {
            throw LedgerError(error) == .damaged ? LedgerError.damaged : error
        }
    }

    /// Rolls back what was interrupted, and folds in the log, unless somebody else has the file open: SQLite does that for the first who
    /// reads and the last who closes.
    private static func tidy(_ url: URL) throws {
        let queue = try DatabaseQueue(path: url.path)
        _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
        try queue.close()
    }

    private static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
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
