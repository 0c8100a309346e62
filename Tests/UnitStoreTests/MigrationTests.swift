import Enrollment
import Foundation
import GRDB
import Ledger
import Testing

@testable import UnitStore

/// A file as the program left it before there were batches of amendments, filled in every table, opened by today's program.
@Suite struct MigrationTests {
    private static let lastOldMigration = "create exchange"
    private static let act = UnitStore.Act(operator: "王", time: "2026-10-09T15:20:00+08:00")

    private let folder: URL
    private var file: URL { folder.appending(path: "canbao.sqlite") }
    private var backups: URL { folder.appending(path: "backups", directoryHint: .isDirectory) }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "canbao-old-\(UUID())", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let old = try DatabaseQueue(path: folder.appending(path: "canbao.sqlite").path, configuration: LedgerFile.configuration())
        try UnitSchema.migrator.migrate(old, upTo: Self.lastOldMigration)
        try old.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(LedgerSchema.unit.applicationID)") }
        try old.write { db in
            try db.execute(sql: Self.filling)
            for reference in ["P100001", "P100002"] { try Journal.append(Self.act.entry("amend", reference, ["after.name": "甲"]), db) }
        }
        try old.close()
    }

    /// The 17 fields of somebody.
    private static func fields(_ name: String, _ number: String) -> String {
        "'\(name)', '001', '\(number)', 'F', '2015-08-03', 'GA', '园区', 'N', '', '016766', '', '一年级1班', '桃源路', '215000', '1', '', ''"
    }

    private static let json = "'[" + Array(repeating: "\"\"", count: 17).joined(separator: ",") + "]'"
    private static let addition = String(repeating: "a", count: 32)
    private static let digest = String(repeating: "d", count: 64)

    /// Batch 1 submitted (its second row deleted), 2 of reductions submitted, 4 open with a confirmed row; 3 is a number nobody has any more.
    private static let filling = """
        INSERT INTO setting VALUES ('operator', '王');
        INSERT INTO unit VALUES (1, '320571', '学校', 'school', 2027, '2026-09-01', '2026-12-20', '3205', '中心', '\(digest)', 1, 1, 1);
        INSERT INTO code VALUES ('plan', 'GA', '少儿', ''), ('identity-type', '001', '身份证', 'resident');
        INSERT INTO plan_rate VALUES ('GA', '少儿', '', 1, 2, 3, 4, 5);
        INSERT INTO rule VALUES ('phone.format', 'warning');
        INSERT INTO insured VALUES ('100001', \(fields("甲", "1"))), ('100002', \(fields("乙", "2")));
        INSERT INTO batch VALUES
            (1, 'additions', 'a.xls', '2026-10-09', '王', 'submitted', 3, '[["序号"]]'),
            (2, 'reductions', 'b.xls', '2026-10-10', '王', 'submitted', 0, '[]'),
            (3, 'additions', 'c.xls', '2026-10-11', '李', 'discarded', 0, '[]'),
            (4, 'additions', 'd.xls', '2026-10-11', '李', 'open', 0, '[]');
        INSERT INTO batch_row VALUES
            (1, 2, '1', \(json), '["x"]', '', '001', '5', 'submitted', '\(addition)', 0),
            (1, 3, '2', \(json), '[]', 'digits-lost', '001', '6', 'deleted', NULL, NULL),
            (2, 2, '1', \(json), '[]', '', '001', '2', 'submitted', 'P100002', 0),
            (4, 2, '1', \(json), '[]', 'text-file', '001', '7', 'open', NULL, NULL);
        INSERT INTO confirmation VALUES (4, 2, 'idnumber.checksum', '户口簿', '王', '2026-10-09T15:20:00+08:00');
        INSERT INTO person VALUES
            ('P100001', 'renewal', '100001', \(fields("甲", "1")), '', 2, NULL, 'active', NULL, NULL, NULL),
            ('P100002', 'renewal', '100002', \(fields("乙", "2")), '', 1, NULL, 'reduced', '毕业', '2026-10-10', 2),
            ('\(addition)', 'addition', '', \(fields("戊", "5")), 'idnumber.checksum', 1, 1, 'active', NULL, NULL, NULL);
        INSERT INTO package VALUES (1, 'sent', 'declaration', '3205', 2027, 1, '\(digest)', '\(digest)', 'D', '2026-10-12', '', 2);
        INSERT INTO sent_row VALUES (1, 'P100001', '\(digest)', 1, '甲', '1'), (1, '\(addition)', '\(digest)', 1, '戊', '5');
        INSERT INTO outcome VALUES ('P100001', 1, '\(digest)', 'rejected', '');
        INSERT INTO rejection VALUES ('P100001', 1, 'core.name-differs', '姓名不符', 'unit', '');
        INSERT INTO receipt VALUES (1, '\(digest)', '2026-10-13', '');
        INSERT INTO fee VALUES ('GA', 2, 0, 1, 2, 3, 4, 5);
        INSERT INTO card VALUES ('1', '100001', '9001', '2026-10-14');
        INSERT INTO card_failure VALUES ('1', '100002', '照片不清');
        INSERT INTO key_ring VALUES (1, '{}', '', '', '', '', NULL, NULL);
        """

    private func open() throws -> UnitStore { try UnitStore(file: file, backups: backups) }

    /// Rows by table, with the columns that the old file had.
    private func rows(_ db: Database, columns: [String: String]) throws -> [String: [Row]] {
        try columns.reduce(into: [:]) { rows, table in
            rows[table.key] = try Row.fetchAll(db, sql: "SELECT \(table.value) FROM \(table.key) ORDER BY \(table.value)")
        }
    }

    private func tables(_ db: Database) throws -> [String: String] {
        let names = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('grdb_migrations', 'sqlite_sequence')")
        return try names.reduce(into: [:]) { columns, table in
            columns[table] = try db.columns(in: table).map { "\"\($0.name)\"" }.joined(separator: ", ")
        }
    }

    @Test func everyRowOfEveryTableIsStillThere() throws {
        let old = try DatabaseQueue(path: file.path)
        let columns = try old.read(tables)
        let before = try old.read { try rows($0, columns: columns) }
        try old.close()
        #expect(before.allSatisfy { !$0.value.isEmpty }, "every table of the old file is filled")
        let store = try open()
        let after = try store.writer.read { try rows($0, columns: columns) }
        for (table, rows) in before { #expect(after[table] == rows, "\(table)") }
        #expect(try store.verifyJournal().isIntact)
    }

    @Test func theOldRowsAreReadAsBefore() throws {
        let store = try open()
        #expect(try store.equation() == Equation(renewals: 2, additions: 1, reductions: 1))
        #expect(try store.batches().map(\.number) == [4, 3, 2, 1])
        #expect(try store.batches().map(\.state) == [.open, .discarded, .submitted, .submitted])
        let first = try store.batch(1)
        #expect(first.layout == .additions && first.blankRows == 3 && first.heading == [["序号"]] && first.submittedRows == 1)
        let row = try #require(try store.rows(ofBatch: 4).first)
        #expect(row.confirmed == [.identityNumberChecksum] && row.row.facts == [.textFile] && row.subject == nil && row.before == nil)
        #expect(try store.rejections().map(\.state) == [.mended])
    }

    @Test func foreignKeysHold() throws {
        let store = try open()
        try store.writer.read { db in
            let faults = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
            let isOn = try Bool.fetchOne(db, sql: "PRAGMA foreign_keys")
            #expect(faults.isEmpty && isOn == true)
        }
        for sql in [
            "INSERT INTO batch_row SELECT 99, row, sequence, fields, cells, facts, '', '', state, NULL, NULL, NULL, NULL, NULL FROM batch_row WHERE batch = 4",
            "UPDATE person SET batch = 99 WHERE reference = '\(Self.addition)'", "DELETE FROM batch WHERE number = 1",
            "INSERT INTO confirmation VALUES (4, 9, 'x', 'y', '', '')",
        ] {
            let error = #expect(throws: DatabaseError.self, "\(sql)") { try store.writer.write { try $0.execute(sql: sql) } }
            #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY, "\(sql)")
        }
    }

    @Test(arguments: [("amendments", true), ("additions", true), ("reductions", true), ("renewals", false), ("", false)])
    func batchesAreOfTheLayoutsWeKnow(_ layout: String, _ isAllowed: Bool) throws {
        let store = try open()
        let sql =
            "INSERT INTO batch (layout, file_name, created, operator, state, blank_rows, heading) VALUES (?, '', '', '', 'open', 0, '[]')"
        let insert = { try store.writer.write { try $0.execute(sql: sql, arguments: [layout]) } }
        guard isAllowed else {
            #expect(throws: DatabaseError.self) { try insert() }
            return
        }
        try insert()
        #expect(try store.batches().map(\.number) == [5, 4, 3, 2, 1], "numbers go on")
    }

    @Test func theOldBatchesGoOn() throws {
        let store = try open()
        #expect(try store.undo(2, on: Fixture.day, by: Self.act) == 1)
        #expect(try store.undo(1, on: Fixture.day, by: Self.act) == 1)
        #expect(try store.equation() == Equation(renewals: 2, additions: 1, reductions: 1), "what was sent is taken back by a reduction")
        #expect(try store.discard(4, by: Self.act) == 1)
        let record = try #require(try store.find(PersonReference(personalNumber: "100001")))
        let person = record.person.with([.phone: "9"])
        let row = BatchRow(number: 2, sequence: "100001", person: person, facts: [])
        let batch = try store.stage(
            NewBatch(
                layout: .amendments, fileName: "改.xls", blankRows: 0, heading: [],
                rows: [NewBatchRow(row: row, cells: [], subject: record)]), by: Self.act)
        let amendment = Amendment(reference: record.reference, person: person, version: record.version)
        try store.submitAmendments([(row: 2, amendment: amendment)], ofBatch: batch, by: Self.act)
        #expect(try store.find(record.reference)?.version == 3)
    }

    /// The backup holds the file as it was, for the program that wrote it.
    @Test func aBackupIsMadeFirstAndOnlyOnce() throws {
        _ = try open()
        _ = try open()
        let names = try FileManager.default.contentsOfDirectory(atPath: backups.path)
        #expect(names.count == 1)
        let backup = try DatabaseQueue(path: backups.appending(path: try #require(names.first)).path)
        let last = try backup.read { try UnitSchema.migrator.completedMigrations($0).last }
        let batches = try backup.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM batch") }
        #expect(last == Self.lastOldMigration && batches == 4)
    }
}
