import Enrollment
import Foundation
import SealedPackage
import Testing

@testable import Exchange

/// What tells one result from another at the unit; refusals by their codes stand in Tests/Vectors.
@Suite struct ResultIntakeTests {
    private let office: Office
    private static let day = CalendarDate(daysSince1970: 20_500)

    init() throws { office = try Office() }

    private func intake(highestSeen: Int = 0) -> ResultIntake {
        ResultIntake(
            unitCode: "U1", centerCode: "C1", insuranceYear: 2027, activation: office.activation,
            book: OrderBook(accepted: [], highestSeen: highestSeen))
    }

    private func profile(_ year: Int) -> UnitProfile {
        UnitProfile(code: "U1", name: "一中", kind: .school, insuranceYear: year, opens: Self.day, closes: Self.day)
    }

    /// An honest result of no rows, changed by `change` as another program might write it.
    private func delivered(
        year: Int = 2027, unit: UnitProfile? = nil, insured: [InsuredPerson]? = nil, _ change: (inout Manifest) -> Void = { _ in },
        without table: String? = nil
    ) throws -> VerifiedPackage {
        var masterData = MasterData()
        masterData.unit = unit
        masterData.insured = insured
        let passage = Passage(
            sender: office.center, recipient: office.unit, insuranceYear: year, sequence: 2, activation: office.activation,
            sent: [Manifest.Numbered(sequence: 1, manifest: String(repeating: "1", count: 64))], seen: 0, answers: nil, journalHead: "")
        let draft = try ResultDraft(
            passage: passage, receipts: [], outcomes: [], fees: [], cards: [], cardFailures: [], masterData: masterData
        ).packageDraft()
        var manifest = draft.manifest
        change(&manifest)
        return try office.deliveredToUnit(
            PackageDraft(manifest: manifest, tables: draft.tables.filter { $0.name != table }, pki: draft.pki))
    }

    private func refusal(_ intake: ResultIntake, _ package: VerifiedPackage) -> ExchangeError? {
        #expect(throws: ExchangeError.self) { try intake.judge(package) }
    }

    @Test func aCodeThatDiffersOnlyByCase() throws {
        #expect(refusal(intake(), try delivered { $0.recipient = Manifest.Party(role: .unit, code: "u1", name: "") }) == .recipientOther)
    }

    @Test func theNextYearOpensWithItsDaysAndItsRoster() throws {
        #expect(refusal(intake(), try delivered(year: 2028, insured: [])) == .tableMalformed(table: "单位", row: nil))
        #expect(refusal(intake(), try delivered(year: 2028, unit: profile(2028))) == .tableMalformed(table: "本年度参保人员", row: nil))
        guard case .new(let message, _) = try intake().judge(delivered(year: 2028, unit: profile(2028), insured: [])) else {
            Issue.record("not new")
            return
        }
        #expect(message.masterData.unit == profile(2028))
    }

    @Test(arguments: OutcomeKind.allCases) func totalsThatDiffer(kind: OutcomeKind) throws {
        #expect(refusal(intake(), try delivered { $0.totals[kind.rawValue] = 1 }) == .totalsDiffer)
        #expect(refusal(intake(), try delivered { $0.totals[kind.rawValue] = nil }) == .totalsDiffer)
    }

    @Test(arguments: [
        ("receipts", "收到的申报包"), ("outcomes", "核对结果"), ("fees", "缴费汇总"), ("cards", "制卡"), ("card_failures", "制卡失败"),
    ])
    func aTableLeftOut(name: String, title: String) throws {
        #expect(refusal(intake(), try delivered(without: name)) == .tableMalformed(table: title, row: nil))
    }

    /// A replay is told apart before its tables are read.
    @Test func orderComesBeforeTables() throws {
        #expect(refusal(intake(highestSeen: 2), try delivered(without: "cards")) == .sequenceStale(sequence: 2, highest: 2))
    }
}
