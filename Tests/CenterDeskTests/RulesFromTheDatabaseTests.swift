import CenterStore
import Enrollment
import Exchange
import Foundation
import Testing

@testable import CenterDesk

/// Every rule once through sheets, packages and the database.
@Suite struct RulesFromTheDatabaseTests {
    private let center: TestCenter
    private let unit: TestUnit
    private let zhang = TestCenter.person("张三", "N1")

    init() throws {
        center = try TestCenter()
        try center.roster([("U1", "1001", zhang), ("U2", "2001", TestCenter.person("李四", "N2"))])
        unit = try center.activate("U1")
    }

    /// The reason codes of the unit's rows; empty where one is accepted.
    private func codes(_ rows: [DeclaredPerson], delivered: CalendarDate? = nil, core: [[String]] = []) throws -> [String] {
        try center.core(core)
        let bytes = try unit.declare(rows)
        let received = try center.desk.receive(
            [IncomingFile(name: "p", bytes: bytes)], keys: center.keys, .init(delivered: delivered))
        #expect(received.map(\.code) == [nil])
        _ = try center.desk.compare()
        return try center.answer(unit).outcomes.map(\.reasonCode)
    }

    private func changed(_ change: (inout Person) -> Void) -> DeclaredPerson {
        var person = zhang
        change(&person)
        return TestCenter.renewal("1001", person)
    }

    @Test func theRegister() throws {
        let rows = [
            TestCenter.renewal("1001", zhang), TestCenter.addition(TestCenter.person("王五", "N3")),
            TestCenter.addition(TestCenter.person("赵六", "N4")), TestCenter.addition(TestCenter.person("孙七", "N5")),
        ]
        let found = try codes(
            rows,
            core: [
                ["001", "N1", "张三", "正常", ""], ["001", "N3", "王五", "已死亡", ""], ["001", "N4", "赵六", "他处参保", ""],
                ["001", "N5", "孙八", "正常", ""],
            ])
        #expect(found == ["", "core.deceased", "core.insured-elsewhere", "core.name-differs"])
    }

    @Test func anIdentityThatTheRegisterHasOtherwise() throws {
        #expect(try codes([changed { $0[.identityNumber] = "N9" }], core: [["001", "N1", "张三", "正常", ""]]) == ["core.identity-differs"])
        #expect(try codes([changed { $0[.identityNumber] = "N9" }], core: [["001", "N9", "张三", "正常", ""]]) == [""])
    }

    @Test func aRowWrittenOver() throws {
        #expect(
            try codes([
                changed {
                    $0[.name] = "钱九"
                    $0[.identityNumber] = "N9"
                }
            ]) == ["number.of-another"])
    }

    @Test func aNumberOfAnotherUnit() throws {
        #expect(try codes([TestCenter.renewal("2001", TestCenter.person("李四", "N2"))]) == ["number.of-another"])
    }

    @Test func aTransferKeepsItsNumber() throws {
        #expect(try codes([TestCenter.addition(TestCenter.person("李四", "N2"))]) == [""])
        #expect(try center.answer(unit).outcomes.map(\.personalNumber) == ["2001"])
    }

    @Test func communities() throws {
        try center.sheet(.unit, [["U1", "一中", "学校", "016766、016767"], ["U2", "二社区", "社区", ""]])
        #expect(try codes([changed { $0[.community] = "016767" }]) == [""])
        #expect(try codes([changed { $0[.community] = "016768" }]) == ["community.outside"])
    }

    @Test func exemptions() throws {
        let exempt = changed { ($0[.exempt], $0[.exemptionType]) = ("Y", "001") }
        #expect(try codes([exempt]) == [""])
        try center.sheet(.exemptions, [["001", "N1", "张三", "002", ""]])
        #expect(try codes([exempt]) == ["exemption.unconfirmed"])
        try center.sheet(.exemptions, [["001", "N1", "张三", "001", "低保"]])
        #expect(try codes([exempt]) == [""])
    }

    @Test func afterClosing() throws {
        let closes = CalendarDate(daysSince1970: 20_800)
        let late = CalendarDate(daysSince1970: 20_801)
        let li = TestCenter.addition(TestCenter.person("孙七", "N7"))
        #expect(try codes([TestCenter.renewal("1001", zhang)], delivered: closes) == [""])
        // What was declared in time stays in time, also with another telephone number; who comes late waits.
        #expect(try codes([changed { $0[.phone] = "13800000000" }, li], delivered: late) == ["", "declared.after-closing"])
        #expect(try center.answer(unit).outcomes[1].party == .center)
        _ = try center.desk.extendYear(to: late)
        #expect(try center.desk.compare().map(\.accepted) == [2])
    }

    @Test func numbersGoOnAndNobodyGetsTwo() throws {
        let child = TestCenter.addition(TestCenter.person("小明", "N7"))
        #expect(try codes([child]) == [""])
        #expect(try center.answer(unit).outcomes.map(\.personalNumber) == ["2027000001"])
        // The identity is mended: the same person, the same number.
        let mended = DeclaredPerson(
            reference: child.reference, origin: .addition, personalNumber: "2027000001", person: TestCenter.person("小明", "N8"))
        let other = TestCenter.addition(TestCenter.person("小红", "N7"))
        #expect(try codes([mended, other]) == ["", ""])
        #expect(try center.answer(unit).outcomes.map(\.personalNumber) == ["2027000001", "2027000002"])
    }

    /// The roster had the sister's identity; the unit mends it, and the sister comes in elsewhere.
    @Test func whoBearsAFormerIdentityGetsANumberOfTheirOwn() throws {
        let community = try center.activate("U2")
        #expect(try center.receive(unit.declare([changed { $0[.identityNumber] = "N9" }])).accepted)
        let sister = TestCenter.addition(TestCenter.person("张四", "N1"))
        #expect(try center.receive(community.declare([sister])).accepted)
        try center.core()
        #expect(try center.desk.compare().map(\.accepted) == [1, 1])
        #expect(try center.answer(unit).outcomes.map(\.personalNumber) == ["1001"])
        #expect(try center.answer(community).outcomes.map(\.personalNumber) == ["2027000001"])
    }

    @Test func aNumberThatWasGivenIsNobodyElses() throws {
        let child = TestCenter.addition(TestCenter.person("小明", "N7"))
        #expect(try codes([child]) == [""])
        let community = try center.activate("U2")
        let claims = [
            TestCenter.renewal("2027000001", TestCenter.person("小红", "N8")),
            DeclaredPerson(
                reference: TestCenter.addition(Person()).reference, origin: .addition, personalNumber: "2027000001",
                person: TestCenter.person("小兰", "N6")),
        ]
        for claim in claims {
            #expect(try center.receive(community.declare([claim])).accepted)
            _ = try center.desk.compare()
            #expect(try center.answer(community).outcomes.map(\.reasonCode) == ["number.of-another"])
        }
        // Let pass by hand, she gets a number of her own.
        let decided = try center.desk.decide(unit: "U2", person: claims[1].reference, as: .accepted, note: "已核对")
        #expect(decided.personalNumber == "2027000002")
    }

    @Test func aClaimedNumberBringsNobodysCard() throws {
        try center.sheet(.cards, [["B1", "2001", "K1", "2026-11-20", ""]])
        #expect(try codes([TestCenter.renewal("2001", TestCenter.person("钱九", "N9"))]) == ["number.of-another"])
        #expect(try center.answer(unit).cards.isEmpty)
    }

    @Test func aFailureIsOpenUntilALaterBatch() throws {
        #expect(try codes([TestCenter.renewal("1001", zhang)]) == [""])
        /// On the command line, on the page's list of failures, and on the unit's own page.
        func isOpen() throws -> [Bool] {
            [
                try center.desk.listing(.cardFailures).rows[0].last?.text == "未补制", try center.desk.overview().openCardFailures == 1,
                try center.desk.cards(ofUnit: "U1").contains { $0.made == nil && !$0.isMadeLater },
            ]
        }
        try center.sheet(.cards, [["9", "1001", "", "", "照片不清"]])
        #expect(try isOpen() == [true, true, true])
        try center.sheet(.cards, [["8", "1001", "K0", "2026-11-01", ""]])
        #expect(try isOpen() == [true, true, true])
        try center.sheet(.cards, [["10", "1001", "K1", "2026-11-20", ""]])
        #expect(try isOpen() == [false, false, false])
    }

    @Test func aBatchNameMayComeAgainNextYear() throws {
        try center.sheet(.cards, [["01", "1001", "K1", "2026-11-20", ""]])
        _ = try center.desk.openYear(2028, opens: CalendarDate(daysSince1970: 21_000), closes: CalendarDate(daysSince1970: 21_100))
        try center.sheet(.cards, [["01", "1002", "K2", "2027-11-20", ""]])
        #expect(try center.desk.store.cards(insuranceYear: 2027).map(\.cardNumber) == ["K1"])
        #expect(try center.desk.store.cards(insuranceYear: 2028).map(\.cardNumber) == ["K2"])
    }

    /// A comparison counts while it judges, a decision has the database count.
    @Test func bothWaysOfCountingAgree() throws {
        let exempt = changed { ($0[.exempt], $0[.exemptionType]) = ("Y", "001") }
        let rows = [exempt] + (3...9).map { TestCenter.addition(TestCenter.person("王\($0)", "N\($0)", plan: $0 % 2 == 0 ? "GA" : "GC")) }
        _ = try codes(rows, core: [["001", "N5", "王5", "已死亡", ""], ["001", "N6", "别人", "正常", ""]])
        let compared = try center.desk.store.tally(1)
        #expect(compared.values.reduce(0, +) == rows.count)
        _ = try center.desk.decide(unit: "U1", person: exempt.reference, as: .rejected, note: "x")
        _ = try center.desk.withdrawDecision(unit: "U1", person: exempt.reference)
        #expect(try center.desk.store.tally(1) == compared)
    }

    @Test func severitiesReachTheUnit() throws {
        try center.sheet(.rules, [["phone.format", "提醒"]])
        _ = try codes([TestCenter.renewal("1001", zhang)])
        #expect(try center.answer(unit).masterData.rules == [RuleSeverity(code: .phoneFormat, severity: .warning)])
        #expect(try center.activate("U2").activation.rules.map(\.code) == [.phoneFormat])
    }
}
