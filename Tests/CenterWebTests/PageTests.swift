import CenterDesk
import CenterStore
import Demo
import Enrollment
import SiteVisitor
import Testing

@testable import CenterWeb

@Suite struct PageTests {
    @Test func everyPageOfTheMenuAnswers() async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn(CenterDesk.administrator, DemoCenter.password)
            for destination in Destination.allCases {
                let answer = try await browser.get(destination.path)
                #expect(answer.status == 200 && answer.text.contains("<h1>\(destination.title)"), "\(destination)")
            }
            for path in ["/units/320571", "/units/320572", "/units/320571/people", "/units/320571/cards", "/cards/batches"] {
                #expect(try await browser.get(path).status == 200, "\(path)")
            }
        }
    }

    /// Every number on the first page leads to a list.
    @Test func everyLinkOfTheFirstPageAnswers() async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            let home = try await browser.get("/").text
            let links = home.matches(of: /class="amount" href="([^"]+)">([\d,.]+)</).map { (String($0.1), String($0.2)) }
            #expect(links.count >= 12)
            for (path, count) in links {
                let answer = try await browser.get(path.replacing("&amp;", with: "&"))
                #expect(answer.status == 200, "\(path)")
                if path.contains("findings?"), count != "0" { #expect(answer.text.contains("共 \(count) 条"), "\(path) \(count)") }
            }
        }
    }

    @Test(arguments: [
        ("/units?state=not-activated", "云川第二小学", "云川实验学校"), ("/units?state=answered", "云川实验学校", "云川第二小学"),
        ("/units?q=%E7%AC%AC%E4%BA%8C", "云川第二小学", "云川实验学校"), ("/findings?reason=core.name-differs", "小米", "小李"),
        ("/findings?party=family", "小李", "小米"), ("/findings?kind=accepted", "小耳朵", "小米"),
        ("/units/320571/people?kind=rejected", "小李", "小耳朵"), ("/units/320571/people?q=%E5%B0%8F%E8%80%B3", "小耳朵", "小李"),
    ])
    func aFilterLeavesWhatItNames(_ path: String, _ present: String, _ absent: String) async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            let text = try await browser.get(path).text
            #expect(text.contains(present) && !text.contains(absent))
        }
    }

    @Test(arguments: [("230502198901182964", "小米"), ("320571", "云川实验学校"), ("第二", "云川第二小学")])
    func aNumberOrAUnitIsFound(_ query: String, _ found: String) async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            #expect(try await browser.get("/search?q=\(query.encoded)").text.contains(found))
            #expect(try await browser.get("/search?q=999").text.contains("没有找到"))
        }
    }

    @Test(arguments: ["rejections", "fees", "cards", "card-failures", "packages", "units"])
    func aListIsExported(_ list: String) async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            let answer = try await browser.get("/export/\(list)/x.csv")
            #expect(answer.status == 200 && answer.headers[.contentDisposition]?.contains("attachment") == true)
            #expect(try await browser.get("/export/\(list)/x.exe").status == 303)
        }
    }

    /// An export that takes no condition says so, and the script leaves its address alone.
    @Test(arguments: [
        ("/findings", "导出错误数据", true), ("/units/320571/people", "导出错误数据", false), ("/units/320571", "导出错误数据", false),
        ("/units", "导出全部", false), ("/fees", "导出全部", false), ("/cards", "导出全部", false), ("/packages", "导出全部", false),
    ])
    func onlyTheExportThatTakesConditionsFollowsTheFilter(_ path: String, _ label: String, _ follows: Bool) async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            let text = try await browser.get(path).text
            #expect(text.contains(">\(label)</a>") && text.contains(" data-export>") == follows)
        }
    }

    @Test func whoHasDeclaredNothingHasNobodyToShow() async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            #expect(try await browser.get("/units/320571").text.contains(">申报的人</a>"))
            #expect(try await !browser.get("/units/320572").text.contains(">申报的人</a>"))
        }
    }

    @Test func anExportThatCannotBeIsASentenceAndNoFile() async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            let answer = try await browser.get("/export/rejections/x.xls?unit=999")
            #expect(answer.text.contains("没有代码为“999”的单位") && answer.headers[.contentDisposition] == nil)
        }
    }

    @Test func whatIsNotThereIsOneSentence() async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            #expect(try await browser.get("/units/999").text.contains("没有代码为“999”的单位"))
            #expect(try await browser.get("/units/320571/people/P999999").text.contains("没有标识为“P999999”的人"))
            #expect(try await browser.get("/units/320572/people").text.contains("还没有收到单位 320572 的申报包"))
            #expect(try await browser.get("/findings?unit=999").location == "/findings")
        }
    }

    /// Hostile text stays text on every page that shows it.
    @Test func hostileTextIsEscaped() async throws {
        let site = try CenterSite()
        let hostile = "<script>alert(1)</script>{{shell.token}}"
        try site.desk().addUnit(code: "X1", name: hostile, kind: .community)
        try site.desk().addOperator("<b>陈", password: CenterSite.password, vaultCost: 10)
        let row = try site.path("小米")
        try await site.visit { browser in
            try await browser.logIn(CenterDesk.administrator, DemoCenter.password)
            _ = try await browser.get(row)
            _ = try await browser.decide(row, ["do": "decide", "kind": "pending", "note": hostile])
            let query = hostile.encoded
            for page in [
                row, "/units", "/units/X1", "/operators", "/findings?unit=\(query)", "/search?q=\(query)", "/units?q=\(query)",
                "/packages?q=\(query)", "/cards?batch=\(query)", "/units/320571/people?q=\(query)", "/findings?reason=\(query)",
            ] {
                let answer = try await browser.get(page)
                #expect(!answer.text.contains("<script>alert") && !answer.text.contains("<b>陈"), "\(page)")
            }
            #expect(try await browser.get(row).text.contains("{{shell.token}}"))
        }
    }
}
