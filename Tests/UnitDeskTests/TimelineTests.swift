import Enrollment
import Foundation
import Ledger
import Testing
import UnitStore
import Workbook

@testable import Demo
@testable import UnitDesk

/// A unit with its center: what is told of a person, and the center's figures beside the unit's own.
@Suite struct TimelineTests {
    private let center: DemoCenter
    private let desk: UnitDesk
    private let keys: UnlockedKeys

    init() throws { (center, desk, keys) = try DeskFixture.unitAndCenter() }

    private func add() throws -> Int {
        let batch = try desk.stage(.additions, fileName: "新生.xls", bytes: DeskFixture.additions(), sheet: nil, operator: "王").number
        return try desk.submit(batch, goodRowsOnly: true, operator: "王").batch
    }

    /// - Returns: names of the two packages.
    @discardableResult
    private func exchange() throws -> (declaration: String, result: String) {
        let made = try desk.declare(keys: keys, operator: "王")
        return (made.url.lastPathComponent, try takeIn())
    }

    private func takeIn() throws -> String {
        let result = try center.answer().result.package
        let plan = try desk.previewResult(Array(Data(contentsOf: result)), fileName: result.lastPathComponent, keys: keys)
        try desk.apply(plan, operator: "王")
        return result.lastPathComponent
    }

    private func find(_ number: String) throws -> PersonRecord { try desk.find(Identity(type: "001", number: number)) }
    private func events(_ record: PersonRecord) throws -> [TimelineEvent] { try desk.file(of: record.reference).timeline.reversed() }

    private static let renamed = "230502198901182964"

    @Test func aPersonsWholeYearInOrder() throws {
        let batch = try add()
        let first = try exchange()
        let record = try find(Self.renamed)
        try desk.amend(record.reference, to: record.person.with([.name: "小米米"]), version: 1, operator: "李")
        let second = try exchange()
        let number = try find(Self.renamed).personalNumber
        #expect(!number.isEmpty, "the center gave a number")
        let cards = [
            ["批次", "个人编号", "卡号", "制卡日期", "失败原因"], ["2027-01", number, "", "", "照片不清"], ["2027-02", number, "9001", "2026-12-01", ""],
        ]
        _ = try center.desk.importSheet(
            .cards, fileName: "cards.xls", bytes: SheetDraft(name: "制卡", header: [], rows: cards).encoded(as: .xls))
        let third = try takeIn()
        #expect(third != second.result)

        let told = try events(record)
        #expect(told.map(\.title) == ["新增", "申报", "被驳回", "修改", "已重报", "中心已接收", "制卡失败", "制卡成功"])
        #expect(told.map(\.kind) == [.plain, .info, .error, .info, .info, .ok, .error, .ok])
        #expect(told[0].text == "第 \(batch) 批" && told[0].operator == "王")
        #expect(told[1].link?.text == "申报包 \(first.declaration)" && told[4].link?.text == "申报包 \(second.declaration)")
        #expect(told[2].link?.text == "结果包 \(first.result)" && told[5].link?.text == "结果包 \(second.result)")
        #expect(
            told[3].changes.map(\.field) == ["姓名"] && told[3].changes.map(\.before) == ["小米"] && told[3].changes.map(\.after) == ["小米米"])
        #expect(told[3].operator == "李")
        #expect(told[6].text == "照片不清" && told[6].link?.text == "批次 2027-01")
        #expect(told[7].text == "卡号 9001" && told[7].link?.text == "批次 2027-02" && told[7].time == "2026-12-01")
        let times = told[..<6].map(\.time)
        #expect(times == times.sorted() && !times.contains(""))

        let file = try desk.file(of: record.reference)
        #expect(file.standing.standing == .accepted && file.rejection?.state == .accepted && file.insured == nil)
        #expect(file.sent?.sequence == 2 && file.sent?.person.name == "小米米")
    }

    @Test func aRenewalThatChangesItsMind() throws {
        let reference = DeskFixture.reference(5)
        try exchange()
        _ = try desk.reduce(.people([reference]), reason: "转学", operator: "王")
        try exchange()
        try desk.restorePerson(desk.find(reference).person.identity, operator: "李")
        try exchange()
        #expect(try events(desk.find(reference)).map(\.title) == ["列入续保", "申报", "中心已接收", "减少", "恢复"])
        let file = try desk.file(of: reference)
        #expect(file.insured?.name == "程诗琪" && file.sent?.sequence == 3 && file.timeline.first?.title == "恢复")
        #expect(file.timeline[1].text.contains("转学") && file.timeline[1].text.contains("第 1 批"))
    }

    @Test func batchesOfAmendmentsAndTheirUndoingAreTold() throws {
        let staged = try desk.fill(.postcode, with: "215000", of: .people([DeskFixture.reference(5)]), operator: "王")
        _ = try desk.submit(staged.number, goodRowsOnly: false, operator: "王")
        try exchange()
        _ = try desk.undo(staged.number, operator: "李")
        let told = try events(desk.find(DeskFixture.reference(5)))
        #expect(told.map(\.title) == ["列入续保", "修改", "申报", "中心已接收", "撤销修改"])
        #expect(told[1].text == "第 \(staged.number) 批" && told[1].changes.map(\.after) == ["215000"])
        #expect(told[4].changes.map(\.before) == ["215000"] && told[4].operator == "李")
        // What was sent is told from the amendments since.
        let file = try desk.file(of: DeskFixture.reference(5))
        #expect(file.sent?.person[.postcode] == "215000" && file.record.person[.postcode] == "215028")
        #expect(file.rejection == nil && file.standing.standing == .accepted)
    }

    /// A child the unit has added, and whom the center's roster brings later under a number of its own.
    @Test func whoStandsInTheCentersRosterTooIsToldSo() throws {
        _ = try add()
        let record = try find(Self.renamed)
        var result = ResultApplication(
            package: PackageRecord(
                direction: .received, kind: "result", counterpart: "3205", insuranceYear: 2027, sequence: 9,
                manifest: String(repeating: "e", count: 64), activation: String(repeating: "a", count: 64), fileName: "R",
                time: desk.clock.timestamp))
        let known = try desk.store.insured(rows: desk.store.insuredTitles().map(\.row))
        result.insured = known + [InsuredPerson(personalNumber: "100009", person: record.person)]
        try desk.store.apply(result, by: desk.act("王"))
        let told = try events(record)
        #expect(told.map(\.title) == ["新增", "中心名单里也有"] && told[1].text.contains("100009"))
    }

    @Test func whoWasNeverSentHasNothingSent() throws {
        _ = try add()
        let file = try desk.file(of: find(Self.renamed).reference)
        #expect(file.sent == nil && file.standing.standing == .unsent && file.timeline.map(\.title) == ["新增"])
        #expect(throws: StoreError.personUnknown) { try desk.file(of: DeskFixture.reference(99)) }
    }

    /// Amended, sent, filled by a batch that is undone: what the newest package carried is always told right.
    @Test func whatWasSentIsToldWhateverCameAfter() throws {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        let reference = DeskFixture.reference(5)
        var sent: Person?
        var sequence = 0
        for step in 0..<60 {
            let value = String(Int.random(in: 0..<4, using: &generator))
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                sequence += 1
                sent = try desk.find(reference).person
                try send(sequence)
            case 1:
                let field = try #require([PersonField.name, .phone, .address].randomElement(using: &generator))
                try DeskFixture.amend(desk, 5, [field: value])
            case 2:
                let batch = try desk.fill(.address, with: "桃源路\(step)号", of: .people([reference]), operator: "王").number
                _ = try desk.submit(batch, goodRowsOnly: false, operator: "王")
            default:
                guard let last = try desk.batches().first(where: { $0.state == .submitted }) else { continue }
                do { _ = try desk.store.undo(last.number, on: desk.clock.today, by: desk.act("王")) } catch StoreError.laterChange {}
            }
            let told = try desk.file(of: reference).sent
            #expect(told?.person == sent && told?.sequence ?? 0 == sequence, "seed \(seed), step \(step)")
        }
    }

    private func send(_ sequence: Int) throws {
        let digest = String(repeating: "d", count: 64)
        let manifest = String(repeating: "0", count: 60) + String(1000 + sequence)
        let package = PackageRecord(
            direction: .sent, kind: "declaration", counterpart: "3205", insuranceYear: 2027, sequence: sequence, manifest: manifest,
            activation: digest, fileName: "D\(sequence)", time: desk.clock.timestamp, rows: 8)
        let journal = try desk.store.journalEnd()
        try desk.store.recordDeclaration(
            package, rows: desk.store.roster().declared.map { SentRow(person: $0, digest: digest) },
            sheet: DeclarationSheet(
                totals: desk.store.equation(), fees: [], journalEntries: journal.entries, journalHead: journal.head, operator: "王"),
            by: desk.act("王"))
    }

    // MARK: Fees

    private func leftOut(_ comparison: FeeComparison) -> [Standing: Int] {
        Dictionary(uniqueKeysWithValues: comparison.leftOut.map { ($0.standing, $0.count) })
    }

    @Test func theDifferenceIsThoseWhomTheCenterLeavesOut() throws {
        let before = try desk.feeComparison()
        #expect(before.center == nil && before.unexplained == nil && before.estimate.insured == 8 && leftOut(before)[.unsent] == 8)
        _ = try add()
        #expect(try desk.feeComparison().estimate.insured == 11)
        try exchange()
        // One name differs and one is insured elsewhere: the center refuses two of eleven.
        let answered = try desk.feeComparison()
        let center = try #require(answered.center)
        #expect(leftOut(answered) == [.unsent: 0, .unanswered: 0, .rejected: 2, .pending: 0])
        #expect(answered.estimate.insured == 11 && center.insured == 9 && answered.unexplained == 0)
        // Somebody new since is left out too, and explains the rest.
        let body = "32059920170709001"
        let check = try #require(EighteenDigits(body + "0")).expectedCheck
        let rest = try desk.find(DeskFixture.reference(5)).person.fields.dropFirst(5)
        let row = ["1", "赵一", "001", body + String(check), "M", "2017-07-09"] + rest
        let bytes = try SheetDraft(name: "新增", header: Layout.additions.columns, rows: [row]).encoded(as: .xls)
        let batch = try desk.stage(.additions, fileName: "a.xls", bytes: bytes, sheet: nil, operator: "王").number
        #expect(try desk.submit(batch, goodRowsOnly: false, operator: "王").submitted == 1)
        let later = try desk.feeComparison()
        #expect(leftOut(later)[.unsent] == 1 && later.estimate.insured - center.insured == leftOut(later).values.reduce(0, +))
        #expect(later.unexplained == 0)
        for plan in later.plans { #expect(plan.center != nil && plan.name.isEmpty == false, "\(plan.code)") }
        #expect(later.plans.reduce(0) { $0 + $1.estimate.insured } == 12)
    }

    @Test func whatTheUnitsRatesDoNotExplainIsTold() throws {
        try exchange()
        #expect(try desk.feeComparison().unexplained == 0)
        // The center counts somebody under another plan than the unit does now.
        let record = try desk.find(DeskFixture.reference(1))
        try desk.amend(record.reference, to: record.person.with([.plan: "GC"]), version: 1, operator: "王")
        let rates = Dictionary(
            uniqueKeysWithValues: SampleTables.rates.filter { $0.exemptionType.isEmpty }.map { ($0.plan, $0.amounts.sum) })
        #expect(try desk.feeComparison().unexplained == (rates["GA"] ?? 0) - (rates["GC"] ?? 0))
        #expect(rates["GA"] != rates["GC"])
    }

    @Test func withoutARateNothingIsComparedAndNothingIsZero() throws {
        let old = try DeskFixture.desk()
        try DeskFixture.amend(old, 1, [.plan: "旧"])
        let comparison = try old.feeComparison()
        #expect(comparison.estimate.amounts == nil && comparison.plans.map(\.code) == ["GA", "GC", "旧"])
        #expect(comparison.plans.map { $0.estimate.amounts == nil } == [false, false, true] && comparison.plans[2].name == "")
    }
}
