import Enrollment
import Testing

@testable import UnitStore

@Suite struct HistoryTests {
    let fixture: Fixture
    var store: UnitStore { fixture.store }
    private let digest = String(repeating: "d", count: 64)

    init() throws { fixture = try Fixture() }

    @Test func itHoldsEverythingInItsOrder() throws {
        let reference = PersonReference(personalNumber: "100001")
        try fixture.send(1)
        let rejected = Outcome(reference: reference, rowDigest: digest, kind: .rejected, reasonCode: "x", reason: "姓名不符", party: .family)
        try fixture.answer(1, [rejected])
        let person = try fixture.record("100001").person.with([.name: "甲甲"])
        try store.amend(reference, to: person, version: 1, by: fixture.act)
        try fixture.send(2)
        try fixture.answer(
            2, [Outcome(reference: reference, rowDigest: digest, kind: .accepted)],
            cards: [Card(batch: "3", personalNumber: "100001", cardNumber: "900", made: Fixture.day)],
            failures: [
                CardFailure(batch: "2", personalNumber: "100001", reason: "照片不清"),
                CardFailure(batch: "2", personalNumber: "100002", reason: "别人的"),
            ])
        let history = try store.history(of: fixture.record("100001"))
        #expect(history.entries.map(\.change.action) == ["outcome", "amend", "outcome"])
        #expect(history.entries.map(\.number) == history.entries.map(\.number).sorted())
        #expect(history.entries.compactMap { $0.change.details["kind"] } == ["rejected", "accepted"])
        #expect(history.sendings.map(\.sequence) == [1, 2] && history.sendings.map(\.version) == [1, 2])
        // A sending stands in the journal between what it carried and what came after.
        let amended = history.entries[1].number
        #expect(history.sendings[0].number < history.entries[0].number && history.sendings[1].number > amended)
        #expect(history.standing.standing == .accepted && history.rejection?.state == .accepted && history.rejection?.party == .family)
        #expect(history.cards.map(\.cardNumber) == ["900"] && history.cardFailures.map(\.reason) == ["照片不清"])
        #expect(history.insured?.name == "甲")
    }

    @Test func anAdditionThatWasNeverSentHasOnlyItsEntries() throws {
        let (batch, references) = try fixture.submit([Fixture.person("戊", "5")])
        let record = try #require(try store.find(references[0]))
        let history = try store.history(of: record)
        #expect(history.entries.map(\.change.action) == ["add"] && history.entries[0].change.details["batch"] == "\(batch)")
        #expect(history.sendings.isEmpty && history.standing == .unsent && history.rejection == nil && history.insured == nil)
        #expect(history.cards.isEmpty && history.cardFailures.isEmpty)
    }

    @Test func theSameAnswerTwiceIsToldOnce() throws {
        let reference = PersonReference(personalNumber: "100001")
        for sequence in [1, 2] {
            try fixture.send(sequence)
            try fixture.answer(sequence, [Outcome(reference: reference, rowDigest: digest, kind: .accepted)])
        }
        let history = try store.history(of: fixture.record("100001"))
        #expect(history.entries.count == 1 && history.sendings.count == 2)
    }
}
