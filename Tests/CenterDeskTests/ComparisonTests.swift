import CenterStore
import Enrollment
import Testing

@testable import CenterDesk

@Suite struct ComparisonTests {
    private static let closes = CalendarDate(daysSince1970: 20_807)
    private static let identity = Identity(type: "001", number: "320571201501011234")
    private static let former = Identity(type: "001", number: "320571201501015678")

    private static func renewal(_ change: (inout ComparedRow) -> Void = { _ in }) -> ComparedRow {
        var row = ComparedRow(
            position: 0, reference: PersonReference(personalNumber: "1001"), origin: .renewal, personalNumber: "1001", name: "张三",
            identity: identity, community: "016766")
        change(&row)
        return row
    }

    private static func addition(_ change: (inout ComparedRow) -> Void = { _ in }) -> ComparedRow {
        var generator = SystemRandomNumberGenerator()
        var row = ComparedRow(
            position: 0, reference: .random(using: &generator), origin: .addition, personalNumber: "", name: "张三", identity: identity,
            community: "016766")
        change(&row)
        return row
    }

    private static func register(_ standing: CoreStanding, name: String = "张三") -> CoreRecord {
        CoreRecord(identity: identity, name: name, standing: standing, note: "2026-03-01")
    }

    private static func circumstances(_ change: (inout Circumstances) -> Void = { _ in }) -> Circumstances {
        var circumstances = Circumstances(isCoreLoaded: true, areExemptionsLoaded: true, unit: "A")
        change(&circumstances)
        return circumstances
    }

    private static let other = DeclaringUnit(code: "B", name: "单位B")

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let row: ComparedRow
        let circumstances: Circumstances
        let kind: OutcomeKind
        let code: String
        let party: ResponsibleParty?

        init(
            _ description: String, _ row: ComparedRow, in circumstances: Circumstances = ComparisonTests.circumstances(),
            _ kind: OutcomeKind, _ code: String = "", _ party: ResponsibleParty? = nil
        ) {
            testDescription = description
            self.row = row
            self.circumstances = circumstances
            self.kind = kind
            self.code = code
            self.party = party
        }
    }

    static let cases = [
        Case("no core data yet", renewal(), in: circumstances { $0.isCoreLoaded = false }, .pending, "core.not-loaded", .center),
        Case("not in the register", renewal(), .accepted),
        Case("normal", renewal { $0.register = register(.normal) }, .accepted),
        Case("deceased", renewal { $0.register = register(.deceased) }, .rejected, "core.deceased", .family),
        Case("insured elsewhere", renewal { $0.register = register(.insuredElsewhere) }, .rejected, "core.insured-elsewhere", .family),
        Case("two units", renewal(), in: circumstances { $0.otherUnits = [other] }, .rejected, "declared.two-units", .unit),
        Case("another name", renewal { $0.register = register(.normal, name: "李四") }, .rejected, "core.name-differs", .unit),
        Case("the register has no name", renewal { $0.register = register(.normal, name: "") }, .accepted),
        Case(
            "deceased and in two units", renewal { $0.register = register(.deceased) }, in: circumstances { $0.otherUnits = [other] },
            .rejected, "core.deceased", .family),
        Case(
            "a new number that the register does not know, the former one it does",
            renewal {
                $0.holder = NumberHolder(unit: "A", name: "张三", identity: former)
                $0.registeredNameOfHolder = "张三"
            }, .rejected, "core.identity-differs", .unit),
        Case(
            "a new number that the register knows",
            renewal {
                $0.holder = NumberHolder(unit: "A", name: "张三", identity: former)
                $0.registeredNameOfHolder = "张三"
                $0.register = register(.normal)
            }, .accepted),
        Case(
            "a mended number; the register knows neither",
            renewal { $0.holder = NumberHolder(unit: "A", name: "张三", identity: former) }, .accepted),
        Case(
            "a mended name", renewal { $0.holder = NumberHolder(unit: "A", name: "张山", identity: identity) }, .accepted),
        Case(
            "somebody else written over a renewal",
            renewal { $0.holder = NumberHolder(unit: "A", name: "李四", identity: former) }, .rejected, "number.of-another", .unit),
        Case(
            "a number of another unit's person",
            renewal { $0.holder = NumberHolder(unit: "B", name: "张三", identity: identity) }, .rejected, "number.of-another", .unit),
        Case(
            "an addition with the number it was given",
            addition {
                $0.personalNumber = "2027000001"
                $0.givenNumber = "2027000001"
            }, .accepted),
        Case(
            "an addition with a roster number of the same identity: a transfer",
            addition {
                $0.personalNumber = "1001"
                $0.knownNumber = "1001"
            }, .accepted),
        Case(
            "an addition with a number that was given to somebody else",
            addition {
                $0.personalNumber = "2027000001"
                $0.givenNumber = "2027000002"
            }, .rejected, "number.of-another", .unit),
        Case(
            "a community of the unit", renewal(), in: circumstances { $0.communities = ["016766", "016767"] }, .accepted),
        Case("a community of others", renewal(), in: circumstances { $0.communities = ["016767"] }, .rejected, "community.outside", .unit),
        Case(
            "an exemption nobody confirmed", renewal { ($0.isExempt, $0.exemptionType) = (true, "001") }, .rejected,
            "exemption.unconfirmed", .family),
        Case(
            "a confirmed exemption",
            renewal { ($0.isExempt, $0.exemptionType, $0.isExemptionConfirmed) = (true, "001", true) }, .accepted),
        Case(
            "no confirmed exemptions are known yet", renewal { ($0.isExempt, $0.exemptionType) = (true, "001") },
            in: circumstances { $0.areExemptionsLoaded = false }, .accepted),
        Case("after closing", renewal(), in: circumstances { $0.missedClosing = closes }, .pending, "declared.after-closing", .center),
        Case(
            "deceased and after closing", renewal { $0.register = register(.deceased) }, in: circumstances { $0.missedClosing = closes },
            .rejected, "core.deceased", .family),
    ]

    @Test(arguments: cases) func outcome(_ test: Case) {
        let comparison = Comparison(deadline: Self.closes)
        let ruling = comparison.ruling(on: test.row, in: test.circumstances)
        let outcome = comparison.outcome(ruling, of: test.row, number: "1001")
        #expect(outcome.kind == test.kind)
        #expect(outcome.reasonCode == test.code)
        #expect(outcome.party == test.party)
        #expect(outcome.reason.isEmpty == (test.kind == .accepted))
        #expect((outcome.deadline == Self.closes) == (test.kind == .rejected))
        #expect(!outcome.isDecided)
    }

    @Test func everyReasonCodeButThoseOfPeopleHasACase() {
        let tried = Set(Self.cases.map(\.code))
        let others: Set<String> = ["core.not-compared", "center.decided", "center.to-review", "core.not-loaded"]
        #expect(Set(ReasonCode.allCases.map(\.rawValue)).subtracting(others).isSubset(of: tried))
    }

    private func reason(_ row: ComparedRow, _ circumstances: Circumstances = circumstances()) -> String {
        Comparison(deadline: Self.closes).ruling(on: row, in: circumstances)?.reason ?? ""
    }

    @Test func ofAnothersNameOnlyTheFirstCharacterIsShown() {
        for row in [
            Self.renewal { $0.register = Self.register(.normal, name: "李四光") },
            Self.renewal { $0.holder = NumberHolder(unit: "B", name: "李四光", identity: Self.former) },
        ] {
            #expect(reason(row).contains("李**"))
            #expect(!reason(row).contains("四光"))
        }
    }

    @Test func theOtherUnitIsNamed() {
        #expect(reason(Self.renewal(), Self.circumstances { $0.otherUnits = [Self.other] }).contains("单位B（B）"))
    }

    @Test func everythingThatIsWrongIsToldAtOnce() {
        let row = Self.renewal {
            $0.register = Self.register(.normal, name: "李四")
            ($0.isExempt, $0.exemptionType) = (true, "001")
        }
        let reason = reason(row)
        #expect(reason.contains("不一致"))
        #expect(reason.contains("免缴类型"))
    }
}
