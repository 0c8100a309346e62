import Enrollment
import Foundation
import SealedPackage
import Testing
import X509

@testable import Exchange

/// What the center sends, as the unit reads it.
@Suite struct CenterMessagesTests {
    private let office: Office
    private let day = CalendarDate(daysSince1970: 20_500)

    init() throws { office = try Office() }

    private var profile: UnitProfile { UnitProfile(code: "U1", name: "一中", kind: .school, insuranceYear: 2027, opens: day, closes: day) }

    private func activation(_ carried: CarriedDeclaration?) throws -> ActivationDraft {
        ActivationDraft(
            center: office.center, unit: profile, sequence: 3, next: Manifest.Next(declaration: 4, result: 5),
            registrationSecret: office.secret, codes: [CodeEntry(table: .identityType, code: "001", name: "居民身份证", shape: .resident)],
            plans: [
                PlanRate(
                    plan: "GA", planName: "学生", exemptionType: "",
                    amounts: Amounts(personal: 1, village: 2, district: 3, town: 4, province: 5))
            ],
            rules: [RuleSeverity(code: .nameDiffers, severity: .error)],
            insured: [InsuredPerson(personalNumber: "1001", person: Office.people[0].person)], carried: carried,
            authority: office.authority.certificate, centerSigning: office.centerSigning.certificate,
            centerEncryption: try office.encryptionCertificate, journalHead: String(repeating: "0", count: 64))
    }

    @Test(arguments: [nil, CarriedDeclaration(declared: Office.people, reduced: Office.reduced)])
    func anActivationComesBackAsItWent(carried: CarriedDeclaration?) throws {
        let code = ActivationCode.random()
        let bytes = try activation(carried).packageDraft().signed(by: office.centerSigning, at: Office.now).sealed(under: code)
        let package = try SealedPackage(bytes: bytes).opened(withCode: code).verified(trusting: .activation)
        let message = try ActivationMessage(package)
        let draft = try activation(carried)
        #expect(message.unit == profile)
        #expect(message.codes == draft.codes)
        #expect(message.plans == draft.plans)
        #expect(message.rules == draft.rules)
        #expect(message.insured == draft.insured)
        #expect(message.carried == carried)
        #expect(message.next == draft.next)
        #expect(message.registrationSecret == office.secret)
        #expect(message.authority == office.authority.certificate)
    }

    private func result(outcomes: [Outcome]) -> ResultDraft {
        var masterData = MasterData()
        masterData.codes = []
        return ResultDraft(
            passage: Passage(
                sender: office.center, recipient: office.unit, insuranceYear: 2027, sequence: 1,
                activation: office.activation,
                sent: [], seen: 1, answers: String(repeating: "c", count: 64), journalHead: ""),
            receipts: [
                Receipt(
                    sequence: 1, manifest: String(repeating: "c", count: 64), time: "2026-11-24T10:00:00+08:00", code: "",
                    totals: Office.totals)
            ],
            outcomes: outcomes,
            fees: [
                PlanFee(plan: "GA", insured: 2, exempt: 1, amounts: Amounts(personal: 100, village: 0, district: 0, town: 0, province: 7)),
                PlanFee(plan: "GC", insured: 1, exempt: 0, amounts: nil),
            ],
            cards: [Card(batch: "B1", personalNumber: "1001", cardNumber: "C1", made: day)],
            cardFailures: [CardFailure(batch: "B1", personalNumber: "1002", reason: "照片不清")], masterData: masterData)
    }

    private var intake: ResultIntake {
        ResultIntake(
            unitCode: "U1", centerCode: "C1", insuranceYear: 2027, activation: office.activation,
            book: OrderBook(accepted: [], highestSeen: 0))
    }

    @Test func aResultComesBackAsItWent() throws {
        let outcomes = [
            Outcome(
                reference: PersonReference(personalNumber: "1001"), rowDigest: String(repeating: "d", count: 64), kind: .accepted,
                personalNumber: "1001"),
            Outcome(
                reference: PersonReference(personalNumber: "1002"), rowDigest: String(repeating: "e", count: 64), kind: .rejected,
                reasonCode: "core.deceased", reason: "已死亡，请核对", party: .family, deadline: day),
        ]
        let draft = result(outcomes: outcomes)
        guard case .new(let message, _) = try intake.judge(office.deliveredToUnit(draft.packageDraft())) else {
            Issue.record("not new")
            return
        }
        #expect(message.outcomes == outcomes)
        #expect(message.receipts == draft.receipts)
        #expect(message.fees == draft.fees)
        #expect(message.cards == draft.cards)
        #expect(message.cardFailures == draft.cardFailures)
        #expect(message.masterData.codes?.isEmpty == true)
        #expect(message.masterData.insured == nil)
        #expect(message.answers == draft.passage.answers)
    }

    @Test(arguments: [
        (Manifest.Kind.activation, 1, "320571-2027-A0001.canbao"), (.declaration, 12, "320571-2027-D0012.canbao"),
        (.result, 12345, "320571-2027-R12345.canbao"),
    ])
    func names(kind: Manifest.Kind, sequence: Int, name: String) {
        #expect(PackageName.of(kind, unit: "320571", insuranceYear: 2027, sequence: sequence) == name)
    }
}
