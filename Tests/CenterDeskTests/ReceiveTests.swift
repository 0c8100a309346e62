import Enrollment
import Exchange
import Foundation
import SealedPackage
import Testing

@testable import CenterDesk

@Suite struct ReceiveTests {
    private let center: TestCenter
    private let unit: TestUnit
    private let zhang = TestCenter.addition(TestCenter.person("张三", "N1"))

    init() throws {
        center = try TestCenter()
        unit = try center.activate("U1")
    }

    /// Nothing was taken in, and the ledger says why.
    private func expectRefused(_ bytes: [UInt8], _ code: String, keeps declarations: Int = 0) throws {
        let received = try center.receive(bytes)
        #expect(!received.accepted)
        #expect(received.code == code)
        #expect(received.message.unicodeScalars.allSatisfy { $0.value < 0x80 } == false)
        #expect(try center.desk.listing(.declarations).rows.count == declarations)
        #expect(try center.desk.store.packages().first?.code == code)
    }

    @Test func noPackageAtAll() throws { try expectRefused(Array("PK\u{3}\u{4}".utf8), "envelope.malformed") }

    @Test func truncated() throws { try expectRefused(Array(unit.declare([zhang]).dropLast(7)), "envelope.malformed") }

    @Test(arguments: [0.3, 0.6, 0.95])
    func aChangedByte(place: Double) throws {
        var bytes = try unit.declare([zhang])
        bytes[Int(Double(bytes.count) * place)] ^= 1
        let received = try center.receive(bytes)
        #expect(!received.accepted)
        #expect(try center.desk.listing(.declarations).rows.isEmpty)
    }

    @Test func forAnotherCenter() throws {
        let other = try TestCenter()
        try expectRefused(try other.activate("U1").declare([zhang]), "envelope.not-for-us")
    }

    @Test func aStrangerWhoGuessesTheManifest() throws {
        let stranger = try TestCenter().activate("U1")
        let draft = try DeclarationDraft(
            passage: Passage(
                sender: Manifest.Party(role: .unit, code: "U1", name: ""), recipient: Manifest.Party(role: .center, code: "C1", name: ""),
                insuranceYear: 2027, sequence: 1, activation: unit.activation.manifest, sent: [], seen: 0, answers: nil, journalHead: ""),
            totals: Equation(renewals: 0, additions: 1, reductions: 0), declared: [zhang], reduced: [], requests: nil, registration: nil
        ).packageDraft()
        let key = try #require(EncryptionKey(unit.activation.centerEncryption))
        try expectRefused(try draft.signed(by: stranger.signing, at: center.now).sealed(to: key), "registration.invalid")
    }

    @Test func inAnotherUnitsName() throws { try expectRefused(unit.declare([zhang], code: "U2"), "signer.not-sender") }

    @Test func anotherYear() throws { try expectRefused(unit.declare([zhang], insuranceYear: 2026), "year.other") }

    @Test func twiceTheSame() throws {
        let bytes = try unit.declare([zhang])
        #expect(try center.receive(bytes).accepted)
        let again = try center.receive(bytes)
        #expect(again.accepted)
        #expect(again.code == "sequence.already-imported")
        #expect(try center.desk.listing(.declarations).rows.count == 1)
    }

    @Test func aGapThatClosesTooLate() throws {
        let first = try unit.declare([zhang])
        let second = try unit.declare([zhang])
        let third = try unit.declare([zhang])
        #expect(try center.receive(first).missing.isEmpty)
        #expect(try center.receive(third).missing == [2])
        #expect(try center.desk.listing(.missing).texts == [["U1", "一中", "2"]])
        try expectRefused(second, "sequence.stale", keeps: 2)
        #expect(try center.desk.listing(.missing).rows.isEmpty)
        _ = try center.desk.compare()
        #expect(try center.answer(unit).receipts.map(\.code) == ["", "sequence.stale", ""])
    }

    @Test func twoPCsOfOneUnit() throws {
        #expect(try center.receive(unit.declare([zhang])).accepted)
        let other = TestCenter.addition(TestCenter.person("李四", "N2"))
        let fork = try unit.declare([other], sent: [])
        let refused = try center.receive(fork)
        #expect(refused.code == "sequence.forked")
        #expect(refused.message.contains("李四"))
        #expect(refused.message.contains("张三"))
        let accepted = try center.receive(fork, isForkAccepted: true)
        #expect(accepted.accepted)
        #expect(accepted.changes?.added == ["李四"])
        #expect(accepted.changes?.removed == ["张三"])
    }

    @Test func aSecondPCUnderTheSameActivation() throws {
        let letters = center.folder("letters")
        let second = try TestUnit(
            package: center.folder("out").appending(path: "U1-2027-A0001.canbao"), code: letters.appending(path: "U1.code.txt"),
            now: center.now)
        #expect(try center.receive(unit.declare([zhang])).accepted)
        try expectRefused(second.declare([zhang]), "registration.used", keeps: 1)
    }

    @Test func aRegistrationAfterSixtyDays() throws {
        let late = try center.later(days: 61)
        let received = try late.receive([IncomingFile(name: "p", bytes: unit.declare([zhang]))], keys: center.keys)
        #expect(received.map(\.code) == ["registration.expired"])
    }

    @Test func aRehearsalChangesNothing() throws {
        let bytes = try unit.declare([zhang])
        let before = try center.desk.store.journalHead()
        let rehearsed = try center.desk.receive(
            [IncomingFile(name: "a", bytes: bytes), IncomingFile(name: "b", bytes: bytes), IncomingFile(name: "c", bytes: [1, 2, 3])],
            keys: center.keys, .init(isRehearsal: true))
        #expect(rehearsed.map(\.code) == [nil, "sequence.already-imported", "envelope.malformed"])
        #expect(try center.desk.store.journalHead() == before)
        #expect(try center.desk.listing(.declarations).rows.isEmpty)
        #expect(try center.desk.store.packages().count == 1)
        #expect(center.desk.side.marks(of: "U1").seen == nil)
        #expect(try center.receive(bytes).code == nil)
    }

    @Test func anOldBackupOpensNoDoor() throws {
        let first = try unit.declare([zhang])
        let backup = center.folder("backup.sqlite")
        try center.desk.backup(to: backup)
        #expect(try center.receive(first).accepted)
        let second = try unit.declare([zhang])
        #expect(try center.receive(second).accepted)
        let restored = try TestCenter.restored(center, backup)
        let replay = try restored.receive([IncomingFile(name: "p", bytes: first)], keys: center.keys)
        #expect(replay.map(\.code) == ["sequence.stale"])
        let slip = try restored.writeSlips(for: replay, to: center.folder("slips"))[0]
        #expect(try String(contentsOf: slip, encoding: .utf8).contains("重新导出"))
    }

    @Test func aMarkThatWasNotRaisedIsRaisedTheNextTime() throws {
        let bytes = try unit.declare([zhang])
        #expect(try center.receive(bytes).code == nil)
        try FileManager.default.removeItem(at: center.desk.folder.database.deletingPathExtension().appendingPathExtension("marks.json"))
        #expect(try center.receive(bytes).code == "sequence.already-imported")
        #expect(center.desk.side.marks(of: "U1").seen?.sequence == 1)
    }

    @Test func oneBadFileStopsNoOther() throws {
        let received = try center.desk.receive(
            [IncomingFile(name: "bad", bytes: [0]), IncomingFile(name: "good", bytes: unit.declare([zhang]))], keys: center.keys)
        #expect(received.map(\.accepted) == [false, true])
    }

    @Test func twoUnitsDeclareOneChild() throws {
        try center.core()
        let community = try center.activate("U2")
        let person = TestCenter.person("张三", "N1")
        #expect(try center.receive(unit.declare([TestCenter.addition(person)])).accepted)
        #expect(try center.receive(community.declare([TestCenter.addition(person)])).accepted)
        #expect(try center.desk.compare().map(\.rejected) == [1, 1])
        let outcome = try center.answer(unit).outcomes[0]
        #expect(outcome.reasonCode == "declared.two-units")
        #expect(outcome.party == .unit)
        #expect(outcome.reason.contains("二社区"))
        #expect(try center.desk.listing(.rejections).rows.count == 2)
        #expect(try center.desk.listing(.rejections, unit: "U2").rows.count == 1)
        // One gives way, the other is accepted.
        #expect(try center.receive(community.declare([])).accepted)
        #expect(try center.desk.compare().map(\.rejected) == [0, 0])
        #expect(try center.answer(unit).outcomes.map(\.kind) == [.accepted])
    }

    @Test func filesOfAFolderAndAMail() throws {
        let folder = center.folder("in")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let bytes = try unit.declare([zhang])
        try Data(bytes).write(to: folder.appending(path: "2.canbao"))
        try Data("x".utf8).write(to: folder.appending(path: "notes.txt"))
        let base64 = Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed])
        let mail = """
            From: a@example.org\r
            Content-Type: multipart/mixed;\r
             boundary="=_b1"\r
            \r
            --=_b1\r
            Content-Type: text/plain\r
            \r
            见附件\r
            --=_b1\r
            Content-Type: application/octet-stream; name="U1-2027-D0001.canbao"\r
            Content-Transfer-Encoding: base64\r
            \r
            \(base64)\r
            --=_b1--\r

            """
        try Data(mail.utf8).write(to: folder.appending(path: "1.eml"))
        let files = try IncomingFile.at(folder.path)
        #expect(files.map { URL(filePath: $0.name).lastPathComponent } == ["1.eml", "2.canbao"])
        let packages = try files.flatMap { try $0.packages() }
        #expect(packages == [bytes, bytes])
        #expect(throws: UnreadablePath.self) { try IncomingFile.at(folder.appending(path: "nothing").path) }
    }
}

extension TestCenter {
    /// The center on its backup; the file beside the database is what it was.
    static func restored(_ center: TestCenter, _ backup: URL) throws -> CenterDesk {
        let data = center.root.appending(path: "restored")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        let marks = center.desk.folder.database.deletingPathExtension().appendingPathExtension("marks.json")
        try FileManager.default.copyItem(at: marks, to: data.appending(path: marks.lastPathComponent))
        _ = try CenterDesk.restore(from: backup, into: CenterFolder(data))
        return try CenterDesk(CenterFolder(data), clock: .fixed(center.now))
    }
}
