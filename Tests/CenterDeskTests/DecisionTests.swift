import CenterStore
import Enrollment
import Exchange
import Foundation
import Paperwork
import Testing

@testable import CenterDesk

/// An operator's word against the rules'.
@Suite struct DecisionTests {
    private let center: TestCenter
    private let unit: TestUnit
    private let zhang = TestCenter.renewal("1001", TestCenter.person("张三", "N1"))

    init() throws {
        center = try TestCenter()
        try center.roster([("U1", "1001", TestCenter.person("张三", "N1"))])
        try center.core([["001", "N1", "李四", "正常", ""]])
        unit = try center.activate("U1")
        #expect(try center.receive(unit.declare([zhang])).accepted)
        #expect(try center.desk.compare().map(\.rejected) == [1])
    }

    private func decide(_ kind: OutcomeKind, _ note: String = "已看户口簿") throws -> DecidedRow {
        try center.desk.attended(by: "李科长").decide(unit: "U1", person: zhang.reference, as: kind, note: note)
    }

    private func outcome() throws -> Outcome { try center.answer(unit).outcomes[0] }

    /// The same child with other fields, declared anew.
    private func amend(_ change: (inout Person) -> Void) throws {
        var person = zhang.person
        change(&person)
        #expect(try center.receive(unit.declare([TestCenter.renewal("1001", person)])).accepted)
    }

    @Test func aLaterComparisonKeepsItAndSaysSo() throws {
        #expect(try decide(.accepted).before == .rejected)
        #expect(try outcome().kind == .accepted)
        let compared = try center.desk.compare()
        #expect(compared.map(\.accepted) == [1])
        #expect(compared.map(\.decided) == [1])
        #expect(compared.map(\.changed) == [0])
    }

    @Test func theUnitReadsWhyItWasRejected() throws {
        _ = try decide(.rejected, "照片不清，\n请重报")
        let outcome = try outcome()
        #expect(outcome.reasonCode == "center.decided")
        #expect(outcome.reason == "照片不清， 请重报" || outcome.reason == "照片不清，请重报")
        #expect(outcome.party == .unit)
    }

    @Test func anotherTelephoneNumberBringsNoOldQuestionBack() throws {
        _ = try decide(.accepted)
        try amend { $0[.phone] = "13800000000" }
        #expect(try center.desk.compare().map(\.decided) == [1])
        #expect(try outcome().kind == .accepted)
    }

    @Test func anotherNameIsAnotherQuestion() throws {
        _ = try decide(.accepted)
        try amend { $0[.name] = "王五" }
        let compared = try center.desk.compare()
        #expect(compared.map(\.lapsed) == [["王五"]])
        #expect(compared.map(\.rejected) == [1])
    }

    @Test func whatWasRejectedAndMendedIsLookedAtAgain() throws {
        _ = try decide(.rejected, "地址不全")
        try amend { $0[.address] = "桃源路 1 号" }
        #expect(try center.desk.compare().map(\.pending) == [1])
        let outcome = try outcome()
        #expect(outcome.reasonCode == "center.to-review")
        #expect(outcome.reason.contains("地址不全"))
    }

    @Test func aNumberThatArrivedIsNoMending() throws {
        try center.core()
        let child = TestCenter.addition(TestCenter.person("小明", "N7"))
        #expect(try center.receive(unit.declare([child])).accepted)
        _ = try center.desk.compare()
        _ = try center.desk.decide(unit: "U1", person: child.reference, as: .rejected, note: "材料不全")
        let numbered = DeclaredPerson(
            reference: child.reference, origin: .addition, personalNumber: "2027000001", person: child.person)
        #expect(try center.receive(unit.declare([numbered])).accepted)
        #expect(try center.desk.compare().map { [$0.rejected, $0.decided, $0.lapsed.count] } == [[1, 1, 0]])
    }

    @Test func anExemptionIsAnotherQuestion() throws {
        _ = try decide(.accepted)
        try amend { $0[.exempt] = "Y" }
        #expect(try center.desk.compare().map(\.lapsed) == [["张三"]])
    }

    @Test func withdrawnTheRulesDecideAtOnce() throws {
        _ = try decide(.accepted)
        #expect(try center.desk.withdrawDecision(unit: "U1", person: zhang.reference).kind == .rejected)
        #expect(try outcome().reasonCode == "core.name-differs")
        #expect(throws: CenterRefusal.decisionMissing(unit: "U1", reference: "P1001")) {
            try center.desk.withdrawDecision(unit: "U1", person: zhang.reference)
        }
    }

    @Test func theJournalKnowsWhoDecidedAndWhy() throws {
        _ = try decide(.accepted, "已看户口簿")
        let entry = try #require(try center.desk.rowFile("U1", zhang.reference).entries.last)
        #expect(entry.operator == "李科长")
        #expect(entry.details.contains("已看户口簿"))
        #expect(try center.desk.verifyLog().isIntact)
    }

    @Test(arguments: ["", "  ", String(repeating: "长", count: 201)])
    func aReasonIsNeeded(_ note: String) throws {
        #expect(throws: CenterRefusal.decisionNote) { try decide(.accepted, note) }
    }

    @Test func onlyOfWhatWasSeen() throws {
        let seen = zhang.rowDigest
        try amend { $0[.identityNumber] = "N9" }
        #expect(throws: CenterRefusal.rowChanged) {
            try center.desk.decide(unit: "U1", person: zhang.reference, as: .accepted, note: "x", seen: seen)
        }
        #expect(try center.desk.compare().map(\.decided) == [0])
    }

    @Test func onlyOfWhoIsDeclared() throws {
        let nobody = PersonReference(personalNumber: "999")
        #expect(throws: CenterRefusal.personUnknown(unit: "U1", reference: "P999")) {
            try center.desk.decide(unit: "U1", person: nobody, as: .accepted, note: "x")
        }
        #expect(throws: CenterRefusal.unitUnknown("U9")) {
            try center.desk.decide(unit: "U9", person: nobody, as: .accepted, note: "x")
        }
        #expect(throws: CenterRefusal.noDeclaration("U2")) {
            try center.desk.decide(unit: "U2", person: nobody, as: .accepted, note: "x")
        }
    }

    @Test func anAcceptedAdditionGetsItsNumber() throws {
        let child = TestCenter.addition(TestCenter.person("小明", "N1"))
        #expect(try center.receive(unit.declare([child])).accepted)
        #expect(try center.desk.compare().map(\.rejected) == [1])
        let decided = try center.desk.decide(unit: "U1", person: child.reference, as: .accepted, note: "已看出生证")
        #expect(decided.personalNumber == "1001")
    }
}
