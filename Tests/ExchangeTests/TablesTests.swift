import Enrollment
import SealedPackage
import Testing

@testable import Exchange

/// Every table comes back as it went, whatever the text in it.
@Suite struct TablesTests {
    private func back<Row>(_ table: Table<Row>, _ rows: [Row]) throws -> [Row] {
        let resource = try table.resource(rows)
        return try table.requiredRows(in: [resource.path: resource.bytes])
    }

    private static let day = CalendarDate(daysSince1970: 20_500)
    private static let amounts = Amounts(personal: 0, village: 1, district: 20, town: 300, province: 999_999_999_999)
    private static let addition = PersonReference(text: String(repeating: "b", count: 32)) ?? PersonReference(personalNumber: "0")
    private static let digest = String(repeating: "0f", count: 32)
    private static func person(_ text: String) -> Person { Person(fields: Array(repeating: text, count: 17)) }

    @Test(arguments: hostileTexts)
    func masterData(text: String) throws {
        let unit = UnitProfile(code: "U1", name: text, kind: .community, insuranceYear: 2027, opens: Self.day, closes: Self.day)
        #expect(try back(.unit, [unit]) == [unit])
        let codes =
            IdentityShape.allCases.map { CodeEntry(table: .identityType, code: $0.rawValue, name: text, shape: $0) }
            + CodeTableName.allCases.dropFirst().map { CodeEntry(table: $0, code: text, name: text) }
        #expect(try back(.codes, codes) == codes)
        let plans = [
            PlanRate(plan: text, planName: "", exemptionType: "", amounts: .zero),
            PlanRate(plan: text, planName: text, exemptionType: text, amounts: Self.amounts),
        ]
        #expect(try back(.plans, plans) == plans)
        let insured = [
            InsuredPerson(personalNumber: text, person: Self.person(text)), InsuredPerson(personalNumber: "1", person: Person()),
        ]
        #expect(try back(.insured, insured) == insured)
    }

    @Test func rules() throws {
        let rules = FindingCode.allCases.map { RuleSeverity(code: $0, severity: .warning) }
        #expect(try back(.rules, rules) == rules)
    }

    @Test(arguments: hostileTexts)
    func rosters(text: String) throws {
        let declared = [
            DeclaredPerson(
                reference: PersonReference(personalNumber: text), origin: .renewal, personalNumber: text, person: Self.person(text),
                confirmed: FindingCode.allCases)
        ]
        #expect(try back(.declared, declared) == declared)
        let reduced = [
            ReducedPerson(
                reference: Self.addition, origin: .addition, personalNumber: text,
                person: Person(fields: [text, text, text]), reason: text, date: Self.day)
        ]
        #expect(try back(.reduced, reduced) == reduced)
    }

    /// Of a reduced person name, identity type and identity number travel, and nothing else.
    @Test func aReducedPersonTravelsByItsIdentity() throws {
        let row = ReducedPerson(
            reference: PersonReference(personalNumber: "2"), origin: .renewal, personalNumber: "2", person: Self.person("x"), reason: "",
            date: Self.day)
        #expect(try back(.reduced, [row]).map(\.person) == [Person(fields: ["x", "x", "x"])])
    }

    @Test(arguments: hostileTexts)
    func answers(text: String) throws {
        let receipts = [
            Receipt(
                sequence: 1, manifest: Self.digest, time: "2026-11-24T10:00:00+08:00", code: text,
                totals: Equation(renewals: 1, additions: 2, reductions: 3))
        ]
        #expect(try back(.receipts, receipts) == receipts)
        let outcomes = [
            Outcome(
                reference: Self.addition, rowDigest: Self.digest, kind: .rejected, personalNumber: text,
                reasonCode: text, reason: text, party: .family, deadline: Self.day),
            Outcome(reference: PersonReference(personalNumber: "2"), rowDigest: Self.digest, kind: .pending),
        ]
        #expect(try back(.outcomes, outcomes) == outcomes)
        let fees = [
            PlanFee(plan: text, insured: 3, exempt: 0, amounts: Self.amounts), PlanFee(plan: "", insured: 1, exempt: 1, amounts: nil),
        ]
        #expect(try back(.fees, fees) == fees)
        let cards = [Card(batch: text, personalNumber: text, cardNumber: text, made: Self.day)]
        #expect(try back(.cards, cards) == cards)
        let failures = [CardFailure(batch: text, personalNumber: text, reason: text)]
        #expect(try back(.cardFailures, failures) == failures)
    }

    @Test func noRows() throws { #expect(try back(.insured, []).isEmpty) }

    struct Misfit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let row: Int?
        let text: String
    }

    private static let header = "code,severity\r\n"

    @Test(arguments: [
        Misfit(testDescription: "nothing at all", row: nil, text: ""),
        Misfit(testDescription: "a byte order mark", row: nil, text: "\u{FEFF}" + header),
        Misfit(testDescription: "columns in another order", row: nil, text: "severity,code\r\n"),
        Misfit(testDescription: "titles instead of names", row: nil, text: "规则,程度\r\n"),
        Misfit(testDescription: "a column more", row: nil, text: "code,severity,x\r\n"),
        Misfit(testDescription: "a header in capitals", row: nil, text: "Code,severity\r\n"),
        Misfit(testDescription: "an unknown code", row: 1, text: header + "no.such,error\r\n"),
        Misfit(testDescription: "an unknown severity", row: 2, text: header + "name.missing,error\r\nname.differs,fatal\r\n"),
        Misfit(testDescription: "a required field left empty", row: 1, text: header + "name.missing,\r\n"),
        Misfit(testDescription: "a field missing", row: 2, text: header + "name.missing,error\r\nname.differs\r\n"),
        Misfit(testDescription: "an empty line", row: 2, text: header + "name.missing,error\r\n\r\n"),
        Misfit(testDescription: "a lone quote", row: 1, text: header + "name.missing,err\"or\r\n"),
        Misfit(testDescription: "a row told twice", row: 2, text: header + "name.missing,error\r\nname.missing,warning\r\n"),
    ])
    func namesTableAndRow(_ misfit: Misfit) {
        #expect(throws: ExchangeError.tableMalformed(table: "校验规则", row: misfit.row)) {
            try Table.rules.rows(in: ["data/rules.csv": Array(misfit.text.utf8)])
        }
    }

    @Test func aTableThatIsNotThere() throws {
        #expect(try Table.rules.rows(in: [:]) == nil)
        #expect(throws: ExchangeError.tableMalformed(table: "校验规则", row: nil)) { try Table.rules.requiredRows(in: [:]) }
    }

    @Test(arguments: [
        "2026-11-24T10:00:00+08:00", "2026-11-24T02:00:00Z", "2026-02-28T23:59:59.5-03:30",
    ])
    func aTimeWithItsOffset(time: String) { #expect(FieldReader(fields: [time]).time(0) == time) }

    @Test(arguments: [
        "", "2026-11-24", "2026-11-24T10:00:00", "2026-11-24 10:00:00+08:00", "2026-02-29T10:00:00Z", "2026-11-24T24:00:00Z",
        "2026-11-24T10:60:00Z", "2026-11-24T10:00:00+24:00", "昨天", "2026-11-24T10:00:00Z ",
    ])
    func noTime(text: String) { #expect(FieldReader(fields: [text]).time(0) == nil) }

    @Test(arguments: ["-1", "+1", "1.0", "1e3", " 1", "１", "", "1234567890123"])
    func noCount(text: String) { #expect(FieldReader(fields: [text]).count(0) == nil) }

    @Test(arguments: ["", String(repeating: "A", count: 64), String(repeating: "a", count: 63), String(repeating: "g", count: 64)])
    func noDigest(text: String) { #expect(FieldReader(fields: [text]).digest(0) == nil) }

    /// Alt+Enter in a cell must not keep a unit from declaring.
    @Test(arguments: ["苏州市\n工业园区", "苏州市\r\n工业园区", "苏州市\t工业园区\n", "苏州市\u{2028}工业园区", "\u{B}苏州市\u{85}\u{7}工业园区"])
    func whatWasReadFromASheetCanBeWritten(cell: String) throws {
        let normaliser = Normaliser(tables: CodeTables(entries: []))
        var person = Person()
        for field in PersonField.allCases where field != .name && field != .guardianName {
            person[field] = normaliser.value(of: .text(cell), field)
        }
        #expect(person[.address] == "苏州市 工业园区")
        let row = InsuredPerson(personalNumber: "1", person: person)
        #expect(try back(.insured, [row]) == [row])
    }

    /// Each row's digest covers it, so that no changed bit of a declared roster goes unseen.
    @Test func anyFlipInTheDeclaredRoster() throws {
        let bytes = try Table.declared.resource(Office.people).bytes
        for position in bytes.indices {
            var changed = bytes
            changed[position] ^= 1 << (position % 8)
            #expect(throws: ExchangeError.self, "byte \(position)") { try Table.declared.requiredRows(in: ["data/declared.csv": changed]) }
        }
    }

    /// Only the last line end may be missing; where a row ends, the totals miss the others.
    @Test func anyLengthOfTheDeclaredRoster() throws {
        let bytes = try Table.declared.resource(Office.people).bytes
        let whole = (0...bytes.count).filter {
            (try? Table.declared.requiredRows(in: ["data/declared.csv": Array(bytes.prefix($0))])) == Office.people
        }
        #expect(whole == [bytes.count - 2, bytes.count])
    }

    @Test func whatTheOtherSideWouldRefuseIsNotWritten() {
        let broken = InsuredPerson(personalNumber: "2", person: Self.person("两\n行"))
        #expect(throws: ExchangeError.tableMalformed(table: "本年度参保人员", row: 2)) {
            try Table.insured.resource([InsuredPerson(personalNumber: "1", person: Person()), broken])
        }
        #expect(throws: ExchangeError.tableMalformed(table: "本年度参保人员", row: 1)) {
            try Table.insured.resource([InsuredPerson(personalNumber: "", person: Person())])
        }
        let twice = RuleSeverity(code: .nameDiffers, severity: .error)
        #expect(throws: ExchangeError.tableMalformed(table: "校验规则", row: 2)) { try Table.rules.resource([twice, twice]) }
        let renumbered = Outcome(
            reference: PersonReference(personalNumber: "1"), rowDigest: Self.digest, kind: .accepted, personalNumber: "2")
        #expect(throws: ExchangeError.tableMalformed(table: "核对结果", row: 1)) { try Table.outcomes.resource([renumbered]) }
    }
}
