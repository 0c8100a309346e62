import CenterStore
import Enrollment
import Testing

@testable import CenterDesk

@Suite struct ComparisonTests {
    private static let closes = CalendarDate(year: 2026, month: 12, day: 20)
    private static let identity = Identity(type: "001", number: "320571201501011234")

    private func row(name: String = "张三") -> DeclaredPerson {
        var person = Person()
        person[.name] = name
        person[.identityType] = Self.identity.type
        person[.identityNumber] = Self.identity.number
        return DeclaredPerson(reference: PersonReference(personalNumber: "1001"), origin: .renewal, personalNumber: "1001", person: person)
    }

    private func register(
        isLoaded: Bool = true, _ standing: CoreStanding? = nil, name: String = "张三", units: [String] = ["A"]
    ) -> CoreRegister {
        CoreRegister(
            isLoaded: isLoaded,
            records: standing.map { [Self.identity: CoreRecord(identity: Self.identity, name: name, standing: $0, note: "2026-03-01")] }
                ?? [:],
            declarers: [Self.identity: units.map { DeclaringUnit(code: $0, name: "单位" + $0) }])
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let isLoaded: Bool
        let standing: CoreStanding?
        let registeredName: String
        let units: [String]
        let kind: OutcomeKind
        let code: String
        let party: ResponsibleParty?
    }

    @Test(arguments: [
        Case(
            testDescription: "no core data yet", isLoaded: false, standing: nil, registeredName: "", units: ["A"], kind: .pending,
            code: "core.not-loaded", party: .center),
        Case(
            testDescription: "not in the register", isLoaded: true, standing: nil, registeredName: "", units: ["A"], kind: .accepted,
            code: "", party: nil),
        Case(
            testDescription: "normal", isLoaded: true, standing: .normal, registeredName: "张三", units: ["A"], kind: .accepted, code: "",
            party: nil),
        Case(
            testDescription: "deceased", isLoaded: true, standing: .deceased, registeredName: "张三", units: ["A"], kind: .rejected,
            code: "core.deceased", party: .family),
        Case(
            testDescription: "insured elsewhere", isLoaded: true, standing: .insuredElsewhere, registeredName: "张三", units: ["A"],
            kind: .rejected, code: "core.insured-elsewhere", party: .family),
        Case(
            testDescription: "two units", isLoaded: true, standing: .normal, registeredName: "张三", units: ["A", "B"], kind: .rejected,
            code: "declared.two-units", party: .unit),
        Case(
            testDescription: "another name", isLoaded: true, standing: .normal, registeredName: "李四", units: ["A"], kind: .rejected,
            code: "core.name-differs", party: .unit),
        Case(
            testDescription: "the register has no name", isLoaded: true, standing: .normal, registeredName: "", units: ["A"],
            kind: .accepted, code: "", party: nil),
        Case(
            testDescription: "deceased and in two units", isLoaded: true, standing: .deceased, registeredName: "张三", units: ["A", "B"],
            kind: .rejected, code: "core.deceased", party: .family),
    ])
    func outcome(_ test: Case) {
        let comparison = Comparison(
            register: register(isLoaded: test.isLoaded, test.standing, name: test.registeredName, units: test.units),
            deadline: Self.closes ?? CalendarDate(daysSince1970: 0))
        let outcome = comparison.outcome(of: row(), digest: "d", unit: "A", personalNumber: "1001")
        #expect(outcome.kind == test.kind)
        #expect(outcome.reasonCode == test.code)
        #expect(outcome.party == test.party)
        #expect(outcome.reason.isEmpty == (test.kind == .accepted))
        #expect((outcome.deadline == Self.closes) == (test.kind == .rejected))
        #expect(outcome.rowDigest == "d")
    }

    @Test func theRegistersNameIsShownByItsFirstCharacterOnly() {
        let comparison = Comparison(register: register(.normal, name: "李四光"), deadline: CalendarDate(daysSince1970: 0))
        let reason = comparison.ruling(on: row(), of: "A")?.reason ?? ""
        #expect(reason.contains("李**"))
        #expect(!reason.contains("四光"))
    }

    @Test func theOtherUnitIsNamed() {
        let comparison = Comparison(register: register(.normal, units: ["A", "B"]), deadline: CalendarDate(daysSince1970: 0))
        #expect(comparison.ruling(on: row(), of: "A")?.reason.contains("单位B（B）") == true)
        #expect(comparison.ruling(on: row(), of: "B")?.reason.contains("单位A（A）") == true)
    }
}
