import CenterStore
import Enrollment
import Exchange
import Foundation
import Paperwork
import Testing

@testable import CenterDesk

@Suite struct RoundTripTests {
    private let center: TestCenter
    private let zhang = TestCenter.person("张三", "N1")
    private let li = TestCenter.person("李四", "N2", plan: "GC", exemptionType: "001")
    private let wang = TestCenter.person("王五", "N3")

    init() throws { center = try TestCenter() }

    @Test func fromActivationToTheSecondResult() throws {
        try center.roster([("U1", "1001", zhang), ("U1", "1002", li)])
        let unit = try center.activate("U1")
        #expect(unit.activation.insured.map(\.personalNumber) == ["1001", "1002"])
        #expect(unit.activation.codes == SampleTables.codes)
        #expect(Set(unit.activation.plans) == Set(SampleTables.rates))
        #expect(unit.activation.carried == nil)

        // The first declaration registers the unit.
        let new = TestCenter.addition(wang)
        let dead = TestCenter.addition(TestCenter.person("赵六", "N4"))
        let rows = [TestCenter.renewal("1001", zhang), new, dead]
        let received = try center.receive(unit.declare(rows, reduced: [TestCenter.reduction("1002", li)]))
        #expect(received.accepted)
        #expect(received.code == nil)
        #expect(received.kind == "declaration")
        #expect(received.sequence == 1)
        #expect(received.changes?.added.count == 3)

        // Before core data every row stays pending.
        #expect(try center.desk.compare().map(\.pending) == [3])
        let waiting = try center.answer(unit)
        #expect(waiting.outcomes.map(\.kind) == [.pending, .pending, .pending])
        #expect(Set(waiting.outcomes.map(\.reasonCode)) == ["core.not-loaded"])
        #expect(waiting.fees.isEmpty)
        #expect(!unit.signing.certificate.isSelfSigned)

        try center.core([["001", "N4", "赵六", "已死亡", "2026-03-01"]])
        #expect(try center.desk.compare().map { [$0.accepted, $0.rejected, $0.pending, $0.changed] } == [[2, 1, 0, 3]])
        let decided = try center.answer(unit)
        #expect(decided.answers == unit.sent.last?.manifest)
        #expect(decided.outcomes.map(\.reference) == rows.map(\.reference))
        #expect(decided.outcomes.map(\.rowDigest) == rows.map(\.rowDigest))
        #expect(decided.outcomes.map(\.kind) == [.accepted, .accepted, .rejected])
        #expect(decided.outcomes.map(\.personalNumber) == ["1001", "2027000001", ""])
        #expect(decided.outcomes[2].reasonCode == "core.deceased")
        #expect(decided.outcomes[2].party == .family)
        #expect(decided.receipts.map(\.manifest) == unit.sent.map(\.manifest))
        #expect(decided.receipts.map(\.code) == [""])
        #expect(decided.receipts[0].totals == Equation(renewals: 2, additions: 2, reductions: 1))

        // Fees foot with the accepted rows, to the fen.
        #expect(decided.fees.map(\.insured).reduce(0, +) == decided.outcomes.count { $0.kind == .accepted })
        #expect(
            decided.fees == [
                PlanFee(
                    plan: "GA", insured: 2, exempt: 0,
                    amounts: Amounts(personal: 40000, village: 10000, district: 60000, town: 20000, province: 30000))
            ])

        // The next declaration is signed with the certificate; the rejected person is gone.
        let again = try center.receive(unit.declare([rows[0], new], reduced: [TestCenter.reduction("1002", li)]))
        #expect(again.accepted)
        #expect(again.changes?.removed == ["赵六"])
        _ = try center.desk.compare()
        let last = try center.answer(unit)
        #expect(last.outcomes.map(\.personalNumber) == ["1001", "2027000001"])
        #expect(try center.desk.listing(.rejections).rows.isEmpty)
        #expect(try center.desk.verifyLog().isIntact)
    }

    @Test func whatTheUnitHoldsIsNotSentAgain() throws {
        try center.roster([("U1", "1001", zhang)])
        let unit = try center.activate("U1")
        _ = try center.receive(unit.declare([TestCenter.renewal("1001", zhang)]))
        let first = try center.answer(unit)
        // The activation brought the master data; the certificates are new.
        #expect(first.masterData.codes == nil)
        #expect(first.masterData.insured == nil)
        #expect(first.masterData.certificates?.unitSigning != nil)
        // Not yet seen by the center: they come once more.
        let second = try center.answer(unit)
        #expect(second.masterData.certificates?.unitSigning != nil)
        _ = try center.receive(unit.declare([TestCenter.renewal("1001", zhang)]))
        let third = try center.answer(unit)
        #expect(third.masterData.certificates == nil)
        // A changed table comes with every result until its arrival is proven.
        try center.sheet(.tables, [["社区", "016766", "新名字", ""]])
        #expect(try center.answer(unit).masterData.codes?.count == SampleTables.codes.filter { $0.table != .community }.count + 1)
        #expect(try center.answer(unit).masterData.codes != nil)
        _ = try center.receive(unit.declare([TestCenter.renewal("1001", zhang)]))
        #expect(try center.answer(unit).masterData.codes == nil)
    }

    @Test func aSecondActivationEndsTheFirstAndCarriesTheDeclaration() throws {
        try center.roster([("U1", "1001", zhang), ("U1", "1002", li)])
        let former = try center.activate("U1")
        let rows = [TestCenter.renewal("1001", zhang), TestCenter.addition(wang)]
        _ = try center.receive(former.declare(rows, reduced: [TestCenter.reduction("1002", li)]))
        _ = try center.answer(former)
        let unit = try center.activate("U1")
        #expect(unit.activation.sequence == 2)
        #expect(unit.activation.next.declaration == 2)
        #expect(unit.activation.next.result == 2)
        #expect(unit.activation.carried?.declared == rows)
        #expect(unit.activation.carried?.reduced.map(\.reference.text) == ["P1002"])
        // The former PC is out, with and without its certificate.
        #expect(try center.receive(former.declare(rows)).code == "activation.ended")
        #expect(try center.receive(former.declare(rows, activation: unit.activation.manifest)).code == "activation.ended")
        #expect(try center.receive(unit.declare(rows)).accepted)
        _ = try center.desk.compare()
        #expect(try center.answer(unit).sequence == 2)
    }

    @Test func theSameKeysAgainGetTheSameCertificates() throws {
        let unit = try center.activate("U1")
        _ = try center.receive(unit.declare([TestCenter.addition(wang)]))
        let first = try center.desk.store.activations(unit: "U1")[0].certificates
        #expect(first != nil)
        #expect(try center.receive(unit.declare([TestCenter.addition(wang)])).accepted)
        #expect(try center.desk.store.activations(unit: "U1")[0].certificates == first)
    }

    @Test func cardsGoToTheUnitThatHasThePerson() throws {
        try center.roster([("U1", "1001", zhang), ("U2", "2001", li)])
        let unit = try center.activate("U1")
        _ = try center.receive(unit.declare([TestCenter.renewal("1001", zhang)]))
        try center.sheet(
            .cards, [["B1", "1001", "C1", "2026-09-01", ""], ["B1", "2001", "C2", "2026-09-01", ""], ["B2", "1001", "", "", "照片不清"]])
        let result = try center.answer(unit)
        #expect(result.cards.map(\.cardNumber) == ["C1"])
        #expect(result.cardFailures.map(\.reason) == ["照片不清"])
        #expect(try center.desk.listing(.cards).rows.count == 2)
        #expect(try center.desk.listing(.cards, unit: "U2").rows.count == 1)
        #expect(try center.desk.listing(.cardFailures).rows.count == 1)
    }

    @Test func aMissingRateIsNeverZero() throws {
        try center.core()
        let unit = try center.activate("U1")
        _ = try center.receive(unit.declare([TestCenter.addition(TestCenter.person("甲", "N8", plan: "ZZ"))]))
        _ = try center.desk.compare()
        #expect(try center.answer(unit).fees == [PlanFee(plan: "ZZ", insured: 1, exempt: 0, amounts: nil)])
        #expect(try center.desk.listing(.fees).texts.last?.contains("无费率") == true)
    }
}
