import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct LedgerTests {
    let folder: URL
    static var schema: LedgerSchema {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("create") { db in
            try Journal.createTable(db)
            try PackageLedger.createTable(db)
        }
        return LedgerSchema(applicationID: 0x5445_5354, migrator: migrator)
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "canbao-ledger-\(UUID())", directoryHint: .isDirectory)
    }

    private var file: URL { folder.appending(path: "t.sqlite") }
    private func open(_ schema: LedgerSchema = schema) throws -> DatabasePool {
        try LedgerFile.open(file, schema: schema, backups: folder.appending(path: "backups"))
    }

    private func fill(_ pool: DatabasePool, _ count: Int = 5) throws {
        try pool.write { db in
            for number in 1...count {
                try Journal.append(
                    JournalEntry(
                        time: "2026-10-09T15:20:0\(number % 10)+08:00", operator: "王", action: "add", reference: "P\(number)",
                        details: ["name": "甲"]),
                    db)
            }
        }
    }

    @Test func theChainHolds() throws {
        let pool = try open()
        try fill(pool)
        #expect(try pool.read { try Journal.verify($0) } == JournalVerdict(entries: 5, firstFault: nil))
        #expect(try pool.read { try Journal.head($0) } != Journal.genesis)
    }

    @Test(arguments: ["UPDATE journal SET operator = '李' WHERE id = 3", "DELETE FROM journal WHERE id = 3"])
    func theDatabaseRefusesToRewriteTheJournal(_ sql: String) throws {
        let pool = try open()
        try fill(pool)
        #expect(throws: DatabaseError.self) { try pool.write { try $0.execute(sql: sql) } }
    }

    /// Somebody who gets past the triggers is seen all the same.
    @Test(arguments: [
        ("a changed entry", "UPDATE journal SET details = '{}' WHERE id = 3", 3),
        ("a deleted entry", "DELETE FROM journal WHERE id = 3", 3),
        ("a deleted first entry", "DELETE FROM journal WHERE id = 1", 1),
        (
            "two swapped entries",
            "UPDATE journal SET reference = CASE id WHEN 2 THEN 'P3' ELSE 'P2' END WHERE id IN (2, 3)", 2
        ),
        (
            "an inserted entry",
            "INSERT INTO journal VALUES (6, '2026-10-09T15:20:00+08:00', '', 'x', '', '{}', '\(String(repeating: "a", count: 64))', '\(String(repeating: "b", count: 64))')",
            6
        ),
    ])
    func tamperingIsFound(_ name: String, _ sql: String, _ fault: Int) throws {
        let pool = try open()
        try fill(pool)
        try pool.write { db in
            try db.execute(sql: "DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete")
            try db.execute(sql: sql)
        }
        #expect(try pool.read { try Journal.verify($0) }.firstFault == fault, "\(name)")
    }

    @Test func aFileOfANewerProgramIsNotTouched() throws {
        try open().close()
        var newer = Self.schema.migrator
        newer.registerMigration("later") { try $0.execute(sql: "CREATE TABLE later (x INTEGER) STRICT") }
        try open(LedgerSchema(applicationID: Self.schema.applicationID, migrator: newer)).close()
        let before = try Data(contentsOf: file)
        #expect(throws: LedgerError.newer) { try open() }
        #expect(try Data(contentsOf: file) == before)
    }

    @Test func anOlderFileIsBackedUpBeforeItIsMigrated() throws {
        let pool = try open()
        try fill(pool)
        try pool.close()
        var newer = Self.schema.migrator
        newer.registerMigration("later") { try $0.execute(sql: "CREATE TABLE later (x INTEGER) STRICT") }
        try open(LedgerSchema(applicationID: Self.schema.applicationID, migrator: newer)).close()
        let backups = try FileManager.default.contentsOfDirectory(at: folder.appending(path: "backups"), includingPropertiesForKeys: nil)
        let backup = try #require(backups.first)
        #expect(try DatabaseQueue(path: backup.path).read { try Journal.verify($0) }.entries == 5)
    }

    @Test func aDamagedOrForeignFileIsNotTouched() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("this is no database, only text that is long enough to look at".utf8).write(to: file)
        #expect(throws: LedgerError.damaged) { try open() }
        let other = folder.appending(path: "other.sqlite")
        try DatabaseQueue(path: other.path).write { try $0.execute(sql: "CREATE TABLE x (y)") }
        #expect(throws: LedgerError.foreign) {
            try LedgerFile.open(other, schema: Self.schema, backups: folder.appending(path: "backups"))
        }
    }

    @Test func aBackupIsRestoredAndTheFormerSetAside() throws {
        let pool = try open()
        try fill(pool)
        let backup = folder.appending(path: "b.sqlite")
        try LedgerBackup.write(pool, to: backup)
        try fill(pool)
        try pool.close()
        let aside = try LedgerBackup.restore(backup, to: file, schema: Self.schema)
        #expect(aside != nil)
        #expect(try open().read { try Journal.verify($0) } == JournalVerdict(entries: 5, firstFault: nil))
    }

    @Test func theSideFileOnlyRises() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let side = SideFile(beside: file)
        func mark(_ number: Int) -> SideFile.Mark { SideFile.Mark(sequence: number, manifest: String(repeating: "a", count: 64)) }
        try side.raise("3205", sent: mark(3))
        try side.raise("3205", sent: mark(2), seen: mark(1))
        #expect(side.marks(of: "3205").sent?.sequence == 3 && side.marks(of: "3205").seen?.sequence == 1)
        #expect(SideFile(beside: file).marks(of: "3206").sent == nil)
    }

    @Test func aNumberIsUsedOnce() throws {
        let pool = try open()
        func record(_ manifest: Character) -> PackageRecord {
            PackageRecord(
                direction: .sent, kind: "declaration", counterpart: "3205", insuranceYear: 2027, sequence: 1,
                manifest: String(repeating: manifest, count: 64), activation: "x", fileName: "f", time: "t")
        }
        try pool.write { try PackageLedger.append(record("a"), $0) }
        #expect(throws: DatabaseError.self) { try pool.write { try PackageLedger.append(record("b"), $0) } }
        #expect(throws: DatabaseError.self) { try pool.write { try $0.execute(sql: "DELETE FROM package") } }
        #expect(try pool.read { try PackageLedger.highest(.sent, counterpart: "3205", $0) } == 1)
    }
}
