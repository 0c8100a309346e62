import Assets
import Demo
import Enrollment
import Ledger
import Testing
import UnitDesk

@testable import LocalWeb
@testable import UnitWeb

/// The two pages that are made for paper.
@Suite struct PaperTests {
    private static let digest = String(repeating: "9dc8ed9f836c6ad8", count: 4)
    private static let package = PackageRecord(
        direction: .sent, kind: "declaration", insuranceYear: 2027, sequence: 4, manifest: digest, fileName: "320571-2027-D0004.canbao",
        time: "2026-10-12T16:20:00+08:00", rows: 1219)

    static func sheet(_ figures: PrintedDeclaration.Figures? = figures, unitName: String = "云川实验学校") -> DeclarationSheetPage {
        DeclarationSheetPage(
            PrintedDeclaration(unitName: unitName, unitCode: "320571", unitKind: .school, package: package, figures: figures))
    }

    private static func html(_ page: some Page) throws -> String { String(buffer: try Renderer().html(page)) }

    private static let figures = PrintedDeclaration.Figures(
        equation: Equation(renewals: 1204, additions: 186, reductions: 171),
        plans: [
            .init(
                name: "学生少儿",
                fee: PlanFee(
                    plan: "GA", insured: 1218, exempt: 46,
                    amounts: Amounts(personal: 37_310_001, village: 0, district: 3, town: 20_016_000, province: 9))),
            .init(name: "", fee: PlanFee(plan: "ZZ", insured: 1, exempt: 0, amounts: nil)),
        ], total: PlanFee(plan: "", insured: 1219, exempt: 46, amounts: nil), journalEntries: 2391, journalHead: digest, operator: "王老师")

    @Test func theSheetSaysEverything() throws {
        let html = try Self.html(Self.sheet())
        for cells in [
            ["1,204", "186", "171", "1,219"], ["1,218", "46", "373,100.01", "0.00", "0.03", "200,160.00", "0.09", "573,260.13"],
            ["1", "0"] + Array(repeating: "无费率", count: 6), ["1,219", "46"] + Array(repeating: "无费率", count: 6),
        ] { #expect(html.contains(cells.map { "<td>\($0)</td>" }.joined()), "\(cells)") }
        let groups = ["9dc8", "ed9f", "836c", "6ad8"].map { "<span>\($0)</span> " }.joined()
        #expect(html.contains("<p class=\"digest\">\(String(repeating: groups, count: 4))</p>"))
        for text in [
            "王老师", "2026-10-12 16:20", "2,391 条", "9dc8 ed9f … 6ad8", "-in 320571-2027-D0004.canbao", "units/320571.pem", "<svg viewBox",
        ] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(!html.contains("不详") && !html.contains("旧版程序"))
    }

    @Test func aPackageOfAnEarlierProgramSaysWhatIsNotKnown() throws {
        let html = try Self.html(Self.sheet(nil))
        #expect(html.contains("<td>不详</td><td>不详</td><td>不详</td><td>1,219</td>"))
        #expect(html.contains("旧版程序") && !html.contains("<table class=\"amounts") && !html.contains("日志头"))
    }

    @Test(arguments: [(0, false), (5, false), (6, true), (12, true)])
    func manyPlansStandInSmallerType(_ plans: Int, _ isSmaller: Bool) throws {
        let figures = PrintedDeclaration.Figures(
            equation: Self.figures.equation, plans: Array(repeating: Self.figures.plans[0], count: plans), total: Self.figures.total,
            journalEntries: 1, journalHead: Self.digest, operator: "")
        #expect(try Self.html(Self.sheet(figures)).contains("<table class=\"amounts many\">") == isSmaller)
    }

    @Test func hostileNamesStayText() throws {
        #expect(try !Self.html(Self.sheet(unitName: "<script>alert(1)</script>")).contains("<script"))
    }

    @Test func bothHaveTheirAddresses() async throws {
        try await Site().visit { browser in
            try await browser.logIn()
            let slip = try await browser.get("/packages/slip")
            #expect(slip.status == 200 && slip.text.contains("<h1>收发回执</h1>") && slip.text.contains("本年度还没有导出过申报包。"))
            #expect(slip.text.contains("缺不缺号现在还不知道") && !slip.text.contains("没有缺号"))
            for name in ["320571-2027-D0009.canbao", "%3Cb%3E", "."] {
                #expect(try await browser.get("/packages/\(name)/sheet").location == "/packages", "\(name)")
                #expect(try await browser.get("/packages").text.contains("本机没有发出过这个包。"))
            }
        }
    }
}
