import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct BackupFolderTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-backups-\(UUID())", directoryHint: .isDirectory)
    private var file: URL { folder.appending(path: "t.sqlite") }
    private var backups: BackupFolder { BackupFolder(folder.appending(path: "backups"), of: file, schema: LedgerTests.schema) }
    /// 2026-10-09 15:20 in China.
    private let autumn = Date(timeIntervalSince1970: 1_791_530_400)

    private func open() throws -> DatabasePool { try LedgerFile.open(file, schema: LedgerTests.schema, backups: backups.url) }

    private func append(_ reference: String, _ pool: DatabasePool) throws {
        let entry = JournalEntry(time: "2026-10-09T15:20:00+08:00", operator: "王", action: "add", reference: reference)
        try pool.write { try Journal.append(entry, $0) }
    }

    @Test func aNameTellsWhenAndWhy() throws {
        try backups.make(from: open(), .beforeUndo, at: autumn)
        let made = try #require(backups.files.first)
        #expect(made.url.lastPathComponent == "t-0001-20261009-152000-before-undo.sqlite")
        #expect(made.time == "2026-10-09 15:20" && made.occasion == .beforeUndo && made.number == 1)
    }

    @Test func theLastTenAreKeptWhateverTheClockSays() throws {
        let pool = try open()
        for number in 0..<13 { try backups.make(from: pool, .request, at: autumn.addingTimeInterval(Double(number) * -86_400 * 300)) }
        #expect(backups.files.map(\.number) == Array((4...13).reversed()))
        #expect(backups.files.first?.time.hasPrefix("2016-") == true)
    }

    @Test func anotherDatabasesFilesAreNotOurs() throws {
        try backups.make(from: open(), .request, at: autumn)
        for name in ["u-0009-20261009-152000-at-exit.sqlite", "t-0009-20261009-152000-else.sqlite", "t-0009.sqlite", "notes.txt"] {
            try Data().write(to: backups.url.appending(path: name))
        }
        #expect(backups.files.map(\.number) == [1])
    }

    @Test func aBackupIsUpToDateUntilTheJournalGoesOn() throws {
        let pool = try open()
        try append("P1", pool)
        #expect(try !backups.isUpToDate(pool))
        try backups.make(from: pool, .request, at: autumn)
        #expect(try backups.isUpToDate(pool))
        try append("P2", pool)
        #expect(try !backups.isUpToDate(pool))
        #expect(try backups.entriesSince(#require(backups.files.first), pool) == 1)
    }

    @Test func aBackupOfAnotherBeginningHasNoDistance() throws {
        let pool = try open()
        try append("P1", pool)
        try backups.make(from: pool, .request, at: autumn)
        let other = try LedgerFile.inMemory(schema: LedgerTests.schema)
        #expect(try backups.entriesSince(#require(backups.files.first), other) == nil)
    }

    @Test func onlyWhatHoldsTogetherIsOffered() throws {
        let pool = try open()
        for _ in 0..<3 { try backups.make(from: pool, .request, at: autumn) }
        try Data("no database".utf8).write(to: #require(backups.files.first).url)
        #expect(backups.goodFiles.map(\.number) == [2, 1])
    }

    @Test func whatWasThereOnceIsNotBegunAnew() throws {
        try backups.make(from: open(), .request, at: autumn)
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + suffix) }
        #expect(throws: LedgerError.missing) { try open() }
        #expect(!FileManager.default.fileExists(atPath: file.path))
        try SettingAside.everything(file, backups: backups.url, schema: LedgerTests.schema)
        #expect(try open().read { try Journal.end($0) }.entries == 0)
    }

    @Test func anEmptyFileIsNoBeginning() throws {
        try open().close()
        try Data().write(to: file)
        #expect(throws: LedgerError.damaged) { try open() }
    }

    /// What a killed restore leaves: the backup has its name beside the database, and nothing else was done yet.
    @Test func theNextStartFinishesARestore() throws {
        let pool = try open()
        try append("P1", pool)
        try LedgerBackup.write(pool, to: SettingAside.incoming(for: file))
        try append("P2", pool)
        try pool.close()
        let restored = try open()
        #expect(
            try restored.read { try Journal.verify($0, mark: JournalMark.read(beside: file)) }
                == JournalVerdict(entries: 1, firstFault: nil))
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: "t.former-1.sqlite").path))
    }

    /// A file that is not in WAL mode was put here by hand; a crash in its first opening leaves a journal.
    private func interrupted() throws {
        let whole = folder.appending(path: "whole.sqlite")
        try open().close()
        let queue = try DatabaseQueue(path: file.path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 2; CREATE TABLE x (y)")
            try db.inTransaction {
                for _ in 0..<200 { try db.execute(sql: "INSERT INTO x VALUES (randomblob(1000))") }
                for suffix in ["", "-journal"] { try FileManager.default.copyItem(atPath: file.path + suffix, toPath: whole.path + suffix) }
                return .rollback
            }
        }
        try queue.close()
        for suffix in ["", "-journal"] {
            unlink(file.path + suffix)
            try FileManager.default.moveItem(atPath: whole.path + suffix, toPath: file.path + suffix)
        }
    }

    @Test func aJournalThatACrashLeftIsRolledBack() throws {
        try interrupted()
        #expect(try open().read { try Int.fetchOne($0, sql: "SELECT count(*) FROM x") } == 0)
    }

    @Test func aJournalGoesWithItsDatabase() throws {
        let pool = try open()
        try append("P1", pool)
        let backup = folder.appending(path: "elsewhere.sqlite")
        try LedgerBackup.write(pool, to: backup)
        try pool.close()
        try interrupted()
        _ = try LedgerBackup.restore(backup, to: file, schema: LedgerTests.schema)
        #expect(!FileManager.default.fileExists(atPath: file.path + "-journal"))
        #expect(try open().read { try Journal.end($0) }.entries == 1)
    }

    /// A change of mode under the final name could be interrupted.
    @Test func whatGetsTheDatabasesNameIsInItsModeAlready() throws {
        try open().close()
        let backup = folder.appending(path: "elsewhere.sqlite")
        try LedgerBackup.write(DatabaseQueue(path: file.path), to: backup)
        _ = try LedgerBackup.restore(backup, to: file, schema: LedgerTests.schema)
        for (url, version) in [(file, UInt8(2)), (backup, 1)] { #expect(try Data(contentsOf: url)[18] == version) }
    }

    /// Torn frames that stay would one day look like commits that were lost.
    @Test func theLogOfACrashIsFoldedInByTheNextStart() throws {
        let pool = try open()
        for reference in ["P1", "P2"] { try append(reference, pool) }
        let crashed = folder.appending(path: "crashed.sqlite")
        for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: file.path + suffix, toPath: crashed.path + suffix) }
        let log = URL(filePath: crashed.path + "-wal")
        let torn = [UInt8](repeating: 0xA5, count: 24 + 4096)
        try (Data(contentsOf: log) + torn).write(to: log)
        let again = try LedgerFile.open(crashed, schema: LedgerTests.schema, backups: backups.url)
        #expect(try Data(contentsOf: log).range(of: Data(torn.suffix(512))) == nil)
        #expect(try again.read { try Journal.end($0) }.entries == 2)
    }

    @Test func aCutOffEndIsSeenByTheMark() throws {
        let pool = try open()
        for reference in ["P1", "P2", "P3"] { try append(reference, pool) }
        try pool.close()
        // The mark goes as far as the last opening.
        let again = try open()
        try again.write { try $0.execute(sql: "DROP TRIGGER journal_no_delete; DELETE FROM journal WHERE id = 3") }
        let verdict = try again.read { db in (try Journal.verify(db), try Journal.verify(db, mark: JournalMark.read(beside: file))) }
        #expect(verdict.0.isIntact && verdict.1 == JournalVerdict(entries: 2, firstFault: 3))
        try again.close()
        #expect(try open().read { try Journal.verify($0, mark: JournalMark.read(beside: file)) }.firstFault == 3)
    }
}
