import Enrollment
import Ledger
import Testing

@testable import UnitStore

/// Every row that was sent ends in one outcome or is listed as unanswered, also where it has changed since.
@Suite struct AnswerTests {
    let fixture: Fixture
    var store: UnitStore { fixture.store }
    private let digest = String(repeating: "d", count: 64)

    init() throws {
        fixture = try Fixture()
        try fixture.send(1)
    }

    private func outcome(_ number: String, _ kind: OutcomeKind = .accepted, digest: String? = nil) -> Outcome {
        Outcome(
            reference: PersonReference(personalNumber: number), rowDigest: digest ?? self.digest, kind: kind,
            reasonCode: kind == .accepted ? "" : "x", reason: kind == .accepted ? "" : "不符", party: kind == .accepted ? nil : .unit)
    }

    private func amend(_ number: String) throws {
        let record = try fixture.record(number)
        try store.amend(record.reference, to: record.person.with([.phone: "13812345678"]), version: record.version, by: fixture.act)
    }

    @Test func everySentRowIsCounted() throws {
        #expect(try store.rowTallies()[1] == RowTally(unanswered: 3))
        try fixture.answer(1, [outcome("100001"), outcome("100002", .rejected)])
        let tally = try #require(try store.rowTallies()[1])
        #expect(tally == RowTally(accepted: 1, rejected: 1, unanswered: 1) && tally.sent == 3)
        #expect(try store.sentRows(1).map(\.outcome) == [nil, .rejected, .accepted])
    }

    @Test(arguments: [("the same", false, 0, false), ("amended since", true, 1, true)])
    func anAnswerToOlderContentSaysSo(_ name: String, isAmended: Bool, older: Int, isOlder: Bool) throws {
        if isAmended { try amend("100001") }
        #expect(try store.match([outcome("100001")], answered: 1).map(\.isOlder) == [isOlder])
        try fixture.answer(1, [outcome("100001")])
        let reference = PersonReference(personalNumber: "100001")
        #expect(try store.results().map(\.older) == [older])
        #expect(try store.standings([reference])[reference] == PersonStanding(standing: .accepted, isOlder: isOlder))
        #expect(try store.sentRows(1).first { $0.reference == reference.text }?.isOlder == isOlder)
    }

    @Test func anAmendedRowThatWentOutAgainIsResent() throws {
        try amend("100001")
        try fixture.send(2)
        let row = try #require(try store.sentRows(1).first { $0.name == "甲" })
        #expect(row.isOlder && row.isResent)
    }

    @Test func aRowThatThisPCNeverSentIsCountedAndLeftAlone() throws {
        let foreign = outcome("100001", .rejected, digest: String(repeating: "f", count: 64))
        #expect(try store.match([foreign], answered: 1).map(\.sentIn) == [nil])
        try fixture.answer(1, [foreign])
        #expect(try store.results().map(\.foreign) == [1] && store.rejections().isEmpty)
    }

    /// A restored PC does not know the package that is answered, but it may have sent the same row in another.
    @Test func anUnknownPackageStillDecidesRowsThatWereSentBefore() throws {
        #expect(try store.match([outcome("100001")], answered: nil).map(\.sentIn) == [1])
        try fixture.send(2)
        #expect(try store.match([outcome("100001")], answered: 1).map(\.sentIn) == [1], "the answered package comes first")
        #expect(try store.match([outcome("100001")], answered: nil).map(\.sentIn) == [2], "else the newest")
    }

    @Test func aReceiptThatIsGoneIsLost() throws {
        func apply(_ sequence: Int, _ receipts: [Int]) throws {
            var result = ResultApplication(
                package: PackageRecord(
                    direction: .received, kind: "result", counterpart: "3205", insuranceYear: 2027, sequence: sequence,
                    manifest: String(repeating: "e\(sequence)", count: 32), activation: "A", fileName: "R", time: fixture.act.time))
            result.receipts = receipts.map {
                ReceiptRecord(sequence: $0, manifest: String(repeating: "\($0)", count: 64), time: "T", code: "", activation: "A")
            }
            try store.apply(result, by: fixture.act)
        }
        func lost() throws -> [Int] { try store.receipts().filter(\.isLost).map(\.sequence) }
        try apply(1, [1, 2])
        #expect(try lost().isEmpty)
        try apply(2, [1])
        #expect(try lost() == [2])
        try apply(3, [1, 2])
        #expect(try lost().isEmpty, "the center found it again")
    }

    @Test func aLogCutOffAtItsEndIsFound() throws {
        try amend("100001")
        try fixture.send(2)
        #expect(try store.verifyJournal().isIntact)
        try store.writer.write { db in
            try db.execute(sql: "DROP TRIGGER journal_no_delete")
            try db.execute(sql: "DELETE FROM journal WHERE id > (SELECT min(journal_entries) FROM declaration)")
        }
        #expect(try store.verifyJournal().firstFault != nil)
    }
}
