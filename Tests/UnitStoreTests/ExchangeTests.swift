import Enrollment
import Testing

@testable import UnitStore

@Suite struct ExchangeTests {
    let fixture: Fixture
    var store: UnitStore { fixture.store }
    private let digest = String(repeating: "d", count: 64)

    init() throws { fixture = try Fixture() }

    private func rejection(_ number: String) -> Outcome {
        Outcome(
            reference: PersonReference(personalNumber: number), rowDigest: digest, kind: .rejected, reasonCode: "core.name-differs",
            reason: "姓名不符",
            party: .unit)
    }

    @Test func aRejectionGoesThroughItsStates() throws {
        func states() throws -> [RejectionState] { try store.rejections().map(\.state) }
        let reference = PersonReference(personalNumber: "100001")
        try fixture.send(1)
        try fixture.answer(1, [rejection("100001")])
        #expect(try states() == [.open])
        var person = try #require(try store.find(reference)).person
        person[.name] = "甲甲"
        try store.amend(reference, to: person, version: 1, by: fixture.act)
        #expect(try states() == [.mended])
        try fixture.send(2)
        #expect(try states() == [.resent])
        try fixture.answer(2, [Outcome(reference: reference, rowDigest: digest, kind: .accepted)])
        #expect(try states() == [.accepted])
        try store.reduce(reference, reason: "转学", on: Fixture.day, by: fixture.act)
        #expect(try states() == [.reduced])
    }

    @Test func anOutcomeForARowThisPCNeverSentCountsForNothing() throws {
        try fixture.send(1)
        var foreign = rejection("100001")
        foreign = Outcome(
            reference: foreign.reference, rowDigest: String(repeating: "f", count: 64), kind: .rejected, reason: "x", party: .unit)
        try fixture.answer(1, [foreign])
        #expect(try store.rejections().isEmpty)
    }

    @Test func anAcceptedAdditionGetsItsNumber() throws {
        let (_, references) = try fixture.submit([Fixture.person("戊", "5")])
        try fixture.send(1)
        try fixture.answer(1, [Outcome(reference: references[0], rowDigest: digest, kind: .accepted, personalNumber: "2027000001")])
        let person = try #require(try store.find(references[0]))
        #expect(person.personalNumber == "2027000001" && person.version == 1)
    }

    @Test func unsentChangesAndDropOuts() throws {
        let (batch, _) = try fixture.submit([Fixture.person("戊", "5")])
        #expect(try store.unsentChanges() == UnsentChanges(added: 1, amended: 0, reduced: 0, restored: 0))
        try fixture.send(1)
        #expect(try store.unsentChanges().total == 0)
        #expect(try store.dropOuts().isEmpty)
        try store.reduce(PersonReference(personalNumber: "100001"), reason: "毕业", on: Fixture.day, by: fixture.act)
        #expect(try store.unsentChanges().reduced == 1)
        _ = try store.undo(batch, on: Fixture.day, by: fixture.act)
        #expect(try store.dropOuts().isEmpty, "whoever is reduced has not dropped out")
        try store.adopt(Fixture.adoption(sequence: 2, insured: Array(Fixture.insured.dropFirst())), by: fixture.act)
        #expect(try store.dropOuts().map(\.name) == ["甲"])
    }

    @Test func theHighestNumbersSurviveAnOlderDatabase() throws {
        try fixture.send(7)
        let unit = try #require(try store.unit())
        #expect(try store.correspondence(with: unit).highestSent == 7)
        #expect(store.side.marks(of: "3205").sent?.sequence == 7)
    }

    /// Of what a declaration carries back, an identity that somebody here bears by now is the one thing that can't be taken over.
    @Test(arguments: [("7", "7"), ("5", "1")]) func aCarriedAmendmentIsTakenOver(_ declared: String, _ expected: String) throws {
        _ = try fixture.submit([Fixture.person("戊", "5")])
        let row = DeclaredPerson(
            reference: PersonReference(personalNumber: "100001"), origin: .renewal, personalNumber: "100001",
            person: Fixture.person("甲甲", declared), confirmed: [.identityNumberChecksum])
        try store.adopt(Fixture.adoption(sequence: 2, declared: [row]), by: fixture.act)
        let record = try fixture.record("100001")
        #expect(record.person.name == "甲甲" && record.person[.identityNumber] == expected && record.confirmed == [.identityNumberChecksum])
    }
}
