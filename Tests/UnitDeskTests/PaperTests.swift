import Enrollment
import Foundation
import Testing
import UnitStore

@testable import Demo
@testable import UnitDesk

/// What is printed of the exchange.
@Suite struct PaperTests {
    private let center: DemoCenter
    private let desk: UnitDesk
    private let keys: UnlockedKeys

    init() throws { (center, desk, keys) = try DeskFixture.unitAndCenter() }

    private func takeIn(_ result: URL) throws {
        let plan = try desk.previewResult(Array(Data(contentsOf: result)), fileName: result.lastPathComponent, keys: keys)
        try desk.apply(plan, operator: "王")
    }

    private func figures(_ name: String) throws -> PrintedDeclaration.Figures {
        try #require(try desk.printedDeclaration(name)?.figures)
    }

    // MARK: 申报表

    @Test func aSheetSaysWhatItsPackageSaidWhateverHappensSince() throws {
        let journal = try desk.store.journalEnd()
        let first = try desk.declare(keys: keys, operator: "王老师")
        let name = first.url.lastPathComponent
        let before = try figures(name)
        _ = try desk.reduce(desk.find(DeskFixture.reference(1)).person.identity, reason: "毕业", operator: "李")
        try DeskFixture.amend(desk, 2, [.plan: "GA", .name: "曹嘉宁"])
        #expect(try desk.overview().equation != first.totals, "the roster is another one now")

        let printed = try #require(try desk.printedDeclaration(name))
        #expect(printed.unitName == "云川实验学校" && printed.unitCode == "320571" && printed.unitKind == .school)
        #expect("sha256:" + printed.package.manifest == first.manifest && printed.package.sequence == 1)
        #expect(printed.package.rows == 8)
        let figures = try #require(printed.figures)
        #expect(figures.equation == Equation(renewals: 8, additions: 0, reductions: 0) && figures.equation == first.totals)
        #expect(figures.plans.map(\.fee.plan) == ["GA", "GC"] && figures.plans.map(\.fee.insured) == [4, 4])
        #expect(figures.plans.allSatisfy { !$0.name.isEmpty && $0.fee.amounts != nil })
        #expect(figures.plans.map(\.fee) == before.plans.map(\.fee) && figures.total == FeeSummary.total(before.plans.map(\.fee)))
        #expect(figures.operator == "王老师")
        #expect(figures.journalEntries == journal.entries && figures.journalHead == journal.head)

        let second = try self.figures(desk.declare(keys: keys, operator: "李").url.lastPathComponent)
        #expect(second.equation.declared == 7 && second.plans.map(\.fee.insured) == [4, 3] && second.operator == "李")
    }

    @Test func aPlanWithoutARateHasNoAmountsAndNoTotal() throws {
        try DeskFixture.amend(desk, 1, [.plan: "ZZ"])
        let figures = try figures(desk.declare(keys: keys, operator: "王").url.lastPathComponent)
        let last = try #require(figures.plans.last)
        #expect(last.fee.plan == "ZZ" && last.name == "" && last.fee.insured == 1 && last.fee.amounts == nil)
        #expect(figures.total.insured == 8 && figures.total.amounts == nil)
    }

    @Test func onlyWhatWasSentHasASheet() throws {
        _ = try desk.declare(keys: keys, operator: "王")
        let result = try center.answer().result.package
        try takeIn(result)
        for name in [result.lastPathComponent, "320571-2027-D0009.canbao", ""] { #expect(try desk.printedDeclaration(name) == nil) }
    }

    // MARK: 收发回执

    @Test func theSlipOfAYearWithoutPackages() throws {
        let slip = try desk.exchangeSlip()
        #expect(slip.sent.isEmpty && slip.results.isEmpty && slip.missing.isEmpty && slip.late.isEmpty && slip.refused.isEmpty)
        #expect(slip.newestSent == nil && slip.profile.code == "320571" && slip.centerName.contains("云川市"))
    }

    @Test func theSlipNamesWhatIsMissingOnBothSides() throws {
        let first = try desk.declare(keys: keys, operator: "王")
        let lost = try center.answer().result.package
        try takeIn(center.answer().result.package)
        _ = try desk.declare(keys: keys, operator: "王")
        let third = try desk.declare(keys: keys, operator: "王")
        try takeIn(center.answer().result.package)
        let year = try desk.overview().profile.insuranceYear

        let slip = try desk.exchangeSlip()
        #expect(slip.sent.map(\.package.sequence) == [1, 2, 3] && slip.results.map(\.package.sequence) == [2, 3])
        #expect(slip.results.map(\.said.answered) == [1, 3])
        #expect(slip.missing == [.init(sequence: 1, fileName: "320571-\(year)-R0001.canbao")])
        #expect(slip.notReceived.map(\.package.sequence) == [2])
        #expect("sha256:" + (slip.newestSent?.package.manifest ?? "") == third.manifest && first.manifest != third.manifest)

        #expect(throws: (any Error).self) { try takeIn(lost) }
        let later = try desk.exchangeSlip()
        #expect(later.missing.isEmpty && later.late.map(\.sequence) == [1], "what came too late is no longer asked for")
        #expect(later.refused.map(\.code) == ["sequence.stale"])
    }

    @Test func theSlipTellsOfTheLastTenRefusals() throws {
        for number in 1...12 { _ = try? desk.previewResult([], fileName: "\(number).canbao", keys: keys) }
        #expect(try desk.exchangeSlip().refused.map(\.fileName) == (3...12).reversed().map { "\($0).canbao" })
    }
}
