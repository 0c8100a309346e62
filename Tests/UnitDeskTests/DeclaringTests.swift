import Enrollment
import Foundation
import Testing

@testable import UnitDesk

@Suite struct DeclaringTests {
    @Test func numbersGoOnAfterAnOldBackupIsRestored() throws {
        let desk = try DeskFixture.desk()
        let keys = try desk.unlock(password: DeskFixture.password)
        let backup = desk.folder.url.appending(path: "old.sqlite")
        try desk.backup(to: backup)
        #expect(try desk.declare(keys: keys, operator: "王").sequence == 1)
        #expect(try desk.declare(keys: keys, operator: "王").sequence == 2)
        let other = DataFolder(desk.folder.url.appending(path: "restored"))
        try FileManager.default.createDirectory(at: other.url, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: desk.folder.url.appending(path: "canbao.marks.json"), to: other.url.appending(path: "canbao.marks.json"))
        _ = try UnitDesk.restore(from: backup, into: other)
        #expect(try UnitDesk(other).declare(keys: keys, operator: "王").sequence == 3)
    }

    @Test func aFolderThatCannotBeWrittenCostsNoNumber() throws {
        let desk = try DeskFixture.desk()
        let keys = try desk.unlock(password: DeskFixture.password)
        #expect(throws: (any Error).self) { try desk.declare(keys: keys, operator: "王", into: URL(filePath: "/nonexistent/folder")) }
        #expect(try desk.declarationPreview().sequence == 1)
        #expect(try desk.packages().allSatisfy { $0.direction != .sent })
    }

    /// A crash between the ledger and the rename.
    @Test func aRecordedPackageIsPublishedAtTheNextStart() throws {
        let desk = try DeskFixture.desk()
        let made = try desk.declare(keys: desk.unlock(password: DeskFixture.password), operator: "王")
        let pending = URL(filePath: made.url.path + UnitDesk.pendingSuffix)
        try FileManager.default.moveItem(at: made.url, to: pending)
        try Data([1]).write(to: desk.folder.outbox.appending(path: "320571-2027-D0009.canbao.pending"))
        let restarted = try UnitDesk(desk.folder)
        #expect(try restarted.sentPackage(made.url.lastPathComponent) != nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.folder.outbox.path) == [made.url.lastPathComponent])
    }

    @Test func whatIsNotForUsChangesNothing() throws {
        let desk = try DeskFixture.desk()
        let keys = try desk.unlock(password: DeskFixture.password)
        let own = try Array(Data(contentsOf: desk.declare(keys: keys, operator: "王").url))
        let head = try desk.store.journalEnd().head
        for (bytes, code) in [(own, "envelope.not-for-us"), (Array(own.dropLast(9)), "envelope.malformed"), ([], "envelope.malformed")] {
            let error = #expect(throws: (any Error).self) { try desk.previewResult(bytes, keys: keys) }
            #expect(error.flatMap(Refusals.describe)?.code == code)
        }
        #expect(try desk.store.journalEnd().head == head)
    }
}
