import Enrollment
import Foundation
import GRDB
import Ledger
import Testing

@testable import CenterStore

/// A file as the program left it before rows were found by their place, filled in every table, opened by today's program.
@Suite struct MigrationTests {
    private let folder: URL
    private var file: URL { folder.appending(path: "center.sqlite") }
    private var backups: URL { folder.appending(path: "backups", directoryHint: .isDirectory) }

    private static let entry = JournalEntry(time: "2026-10-09T15:20:00+08:00", operator: "王", action: "test")
    private static func digest(_ letter: Character) -> String { String(repeating: letter, count: 64) }
    private static let child = String(repeating: "a", count: 32)

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "canbao-old-center-\(UUID())", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let old = try DatabaseQueue(path: folder.appending(path: "center.sqlite").path, configuration: LedgerFile.configuration())
        try CenterSchema.ledger.migrator.migrate(old, upTo: "know the year of a card")
        try old.writeWithoutTransaction { try $0.execute(sql: "PRAGMA application_id = \(CenterSchema.ledger.applicationID)") }
        try old.write { db in
            try db.execute(sql: Self.filling)
            try Journal.append(Self.entry, db)
        }
        try old.close()
    }

    private static func fields(_ name: String, _ number: String, exempt: String = "N") -> String {
        "'\(name)', '001', '\(number)', 'F', '2015-08-03', 'GA', '园区', '\(exempt)', '\(exempt == "Y" ? "001" : "")', '016766', '', "
            + "'一年级1班', '桃源路', '215000', '1', '', ''"
    }

    /// Two declarations of one unit; the child was accepted twice and had its number mended between.
    private static let filling = """
        INSERT INTO center VALUES (1, '3205', '中心', 2027, '2026-09-01', '2026-12-20', x'00', x'00', x'00', x'00');
        INSERT INTO unit VALUES ('U1', '一中', 'school');
        INSERT INTO code VALUES ('plan', 'GA', '少儿', NULL, 0);
        INSERT INTO rate VALUES ('GA', '', 1, 2, 3, 4, 5);
        INSERT INTO core VALUES ('001', '1', '甲', '正常', '');
        INSERT INTO sheetImport VALUES (1, 'core', 'c.xls', '\(digest("c"))', 1, '2026-10-01T08:00:00+08:00');
        INSERT INTO card VALUES ('B1', '1001', 'K1', '2026-11-01', 2027);
        INSERT INTO cardFailure VALUES ('B1', '1002', '照片不清', 2027);
        INSERT INTO insured VALUES (2027, 'U1', '1001', \(fields("甲", "1"))), (2027, 'U1', '1002', \(fields("乙", "2")));
        INSERT INTO givenNumber VALUES ('2027000001', '001', '3');
        INSERT INTO activation VALUES (1, 'U1', 2027, 1, '\(digest("1"))', 0, 1, zeroblob(32), 1, x'01', x'02');
        INSERT INTO declaration VALUES
            (1, 1, 'U1', 2027, 1, '\(digest("2"))', '2026-10-08T09:00:00+08:00', 0, 2, 1, 0, 3),
            (2, 1, 'U1', 2027, 2, '\(digest("3"))', '2026-10-09T09:00:00+08:00', 1, 2, 1, 1, 2);
        INSERT INTO declared VALUES
            (1, 0, 'P1001', 'renewal', '1001', \(fields("甲", "1")), 'name.characters', '\(digest("d"))'),
            (1, 1, 'P1002', 'renewal', '1002', \(fields("乙", "2")), '', '\(digest("e"))'),
            (1, 2, '\(child)', 'addition', '', \(fields("丙", "3", exempt: "Y")), '', '\(digest("f"))'),
            (2, 0, 'P1001', 'renewal', '1001', \(fields("甲", "1")), '', '\(digest("d"))'),
            (2, 1, '\(child)', 'addition', '2027000001', \(fields("丙", "4", exempt: "Y")), '', '\(digest("0"))');
        INSERT INTO reduced VALUES (2, 0, 'P1002', 'renewal', '1002', \(fields("乙", "2")), '毕业', '2026-10-09');
        INSERT INTO outcome VALUES
            (1, '\(child)', 'accepted', '2027000001', '', '', NULL, NULL),
            (1, 'P1001', 'accepted', '1001', '', '', NULL, NULL),
            (1, 'P1002', 'rejected', '1002', 'core.deceased', '已死亡', 'family', '2026-12-20'),
            (2, '\(child)', 'accepted', '2027000001', '', '', NULL, NULL);
        INSERT INTO sentPart VALUES (1, 0, 'codes', '\(digest("9"))');
        """

    @Test func everythingIsThereAndFoundByItsPlace() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try CenterStore(file: file, backups: backups)
        #expect(try FileManager.default.contentsOfDirectory(atPath: backups.path).count == 1)
        let declarations = try store.declarations()
        #expect(declarations.map(\.delivered.description) == ["2026-10-08", "2026-10-09"])
        #expect(try store.declared(1).map(\.person.person.name) == ["甲", "乙", "丙"])
        #expect(try store.declared(1).map(\.person.confirmed) == [[.nameCharacters], [], []])
        #expect(try store.reduced(2).map(\.person.name) == ["乙"])
        #expect(try store.answers(1).map(\.outcome?.kind) == [.accepted, .rejected, .accepted])
        #expect(try store.answers(1).map(\.outcome?.reasonCode) == ["", "core.deceased", ""])
        #expect(try store.answers(2).map(\.outcome?.personalNumber) == [nil, "2027000001"])
        let tally = try store.tally(1).map { "\($0.key.kind) \($0.key.exemptionType) \($0.value)" }.sorted()
        #expect(tally == ["accepted  1", "accepted 001 1", "rejected  1"])
        // The child is known by its reference, under the identity it has now.
        #expect(try store.comparedRows(declarations[1]).map(\.givenNumber) == [nil, "2027000001"])
        #expect(try store.comparedRows(declarations[0]).map(\.knownNumber) == [nil, nil, nil])
        #expect(try store.highestGiven(insuranceYear: 2027) == 1)
        #expect(try store.insured(unit: "U1", insuranceYear: 2027).map(\.personalNumber) == ["1001", "1002"])
        #expect(try store.isCoreLoaded())
        #expect(try store.cards(insuranceYear: 2027, unit: "U1", declaration: 2).map(\.cardNumber) == ["K1"])
        #expect(try store.cardFailures(insuranceYear: 2027, unit: "U1", declaration: 2).map(\.reason) == ["照片不清"])
        #expect(try store.verifyJournal().isIntact)
        let (faults, integrity) = try store.database.read { db in
            (try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count, try String.fetchOne(db, sql: "PRAGMA integrity_check"))
        }
        #expect(faults == 0)
        #expect(integrity == "ok")
    }
}
