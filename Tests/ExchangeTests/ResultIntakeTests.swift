import Enrollment
import Foundation
import SealedPackage
import Testing

@testable import Exchange

/// Steps 7 to 9 at the unit, each refusal by its code.
@Suite struct ResultIntakeTests {
    private let office: Office
    private static let day = CalendarDate(daysSince1970: 20_500)

    init() throws { office = try Office() }

    private func intake(accepted: [OrderBook.Accepted] = [], highestSeen: Int = 0, center: String = "C1") -> ResultIntake {
        ResultIntake(
            unitCode: "U1", centerCode: center, insuranceYear: 2027, activation: office.activation,
            book: OrderBook(accepted: accepted, highestSeen: highestSeen))
    }

    private func profile(_ year: Int, code: String = "U1") -> UnitProfile {
        UnitProfile(code: code, name: "一中", kind: .school, insuranceYear: year, opens: Self.day, closes: Self.day)
    }

    /// An honest result of no rows, changed by `change` as another program might write it.
    private func delivered(
        year: Int = 2027, unit: UnitProfile? = nil, insured: [InsuredPerson]? = nil, _ change: (inout Manifest) -> Void = { _ in },
        without table: String? = nil,
        signer: SigningIdentity? = nil
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
            PackageDraft(manifest: manifest, tables: draft.tables.filter { $0.name != table }, pki: draft.pki), signer: signer)
    }

    private func refusal(_ intake: ResultIntake, _ package: VerifiedPackage) -> ExchangeError? {
        #expect(throws: ExchangeError.self) { try intake.judge(package) }
    }

    @Test func anHonestOne() throws {
        guard case .new(_, let missing) = try intake().judge(delivered()) else {
            Issue.record("not new")
            return
        }
        #expect(missing == [1])
    }

    @Test func anotherCenter() throws { #expect(refusal(intake(center: "C2"), try delivered()) == .notSender) }

    @Test func aUnitThatPlaysTheCenter() throws {
        #expect(refusal(intake(), try delivered(signer: office.issued())) == .notSender)
        #expect(refusal(intake(), try delivered(signer: office.issued(code: "C1"))) == .notSender)
        #expect(
            refusal(intake(), try delivered({ $0.sender = Manifest.Party(role: .unit, code: "U1", name: "") }, signer: office.issued()))
                == .notSender)
    }

    @Test func forTheCenterItself() throws {
        #expect(refusal(intake(), try delivered { $0.recipient = Manifest.Party(role: .center, code: "U1", name: "") }) == .recipientOther)
    }

    @Test func aCodeThatDiffersOnlyByCase() throws {
        #expect(refusal(intake(), try delivered { $0.recipient = Manifest.Party(role: .unit, code: "u1", name: "") }) == .recipientOther)
    }

    @Test func aDeclarationSignedByTheCenter() throws {
        #expect(refusal(intake(), try delivered { $0.kind = .declaration }) == .kindUnexpected)
    }

    @Test func underAFormerActivation() throws {
        #expect(refusal(intake(), try delivered { $0.activation = String(repeating: "e", count: 64) }) == .activationEnded)
    }

    @Test(arguments: [2025, 2026, 2029]) func anotherYear(year: Int) throws {
        #expect(refusal(intake(), try delivered(year: year, unit: profile(year))) == .yearOther(year))
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

    @Test func aUnitTableThatIsNotOurs() throws {
        let malformed = ExchangeError.tableMalformed(table: "单位", row: nil)
        #expect(refusal(intake(), try delivered(unit: profile(2027, code: "U2"))) == malformed)
        #expect(refusal(intake(), try delivered(unit: profile(2026))) == malformed)
    }

    @Test func inOrder() throws {
        let package = try delivered()
        let same = OrderBook.Accepted(sequence: 2, manifest: package.manifestDigest, time: "t")
        guard case .alreadyImported("t") = try intake(accepted: [same]).judge(package) else {
            Issue.record("not known")
            return
        }
        let later = OrderBook.Accepted(sequence: 3, manifest: String(repeating: "3", count: 64), time: "t")
        #expect(refusal(intake(accepted: [later]), package) == .sequenceStale(sequence: 2, highest: 3))
        #expect(refusal(intake(highestSeen: 7), package) == .sequenceStale(sequence: 2, highest: 7))
        let other = OrderBook.Accepted(sequence: 1, manifest: String(repeating: "f", count: 64), time: "t")
        #expect(refusal(intake(accepted: [other]), package) == .sequenceForked(sequence: 2))
        let known = OrderBook.Accepted(sequence: 1, manifest: String(repeating: "1", count: 64), time: "t")
        guard case .new(_, missing: []) = try intake(accepted: [known]).judge(package) else {
            Issue.record("not new")
            return
        }
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
