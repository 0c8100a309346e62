import Demo
import Enrollment
import LocalWeb
import Mustache
import Testing
import Workbook

@testable import UnitWeb

@Suite struct PageTests {
    @Test func theLoginHasTwoSteps() async throws {
        try await Site().visit { browser in
            _ = try await browser.get("/")
            _ = try await browser.post("/demo", [:])
            _ = try await browser.get("/")
            let wrong = try await browser.post("/login", ["code": "320572"])
            #expect(wrong.text.contains("登录代码不正确") && !wrong.text.contains("type=\"password\""))
            #expect(try await browser.post("/login/password", ["password": "x", "operator": "王"]).location == "/")
            let right = try await browser.post("/login", ["code": "320571"])
            #expect(right.text.contains("type=\"password\""))
        }
    }

    @Test func everyPageOfTheMenuAnswers() async throws {
        try await Site().visit { browser in
            try await browser.logIn()
            for destination in Destination.allCases where destination != .person {
                let answer = try await browser.get(destination.path)
                #expect(answer.status == 200 && answer.text.contains("<h1>\(destination.title)"), "\(destination)")
            }
        }
    }

    /// Hostile text stays text on every page that shows it.
    @Test func hostileTextIsEscaped() async throws {
        let hostile = "<script>alert(1)</script>\"'{{shell.token}}&\u{202E}"
        let fields = PersonField.allCases.map { _ in hostile }
        let sheet = SheetDraft(
            name: "x", header: Layout.additions.columns, rows: [["1"] + fields.prefix(2) + ["320599201703161084"] + fields.dropFirst(3)])
        let bytes = try sheet.encoded(as: .xls)
        try await Site().visit { browser in
            try await browser.logIn()
            let staged = try await browser.upload("/additions", "sheet", fileName: "<b>x.xls", bytes)
            let path = try #require(staged.location)
            for page in [
                path, "/additions", "/", "/amend?type=\("<b>".encoded)&number=\(hostile.encoded)", "/declared?q=\(hostile.encoded)",
            ] {
                let answer = try await browser.get(page)
                #expect(answer.status == 200)
                #expect(!answer.text.contains("<script>alert") && !answer.text.contains("<b>x"), "\(page)")
            }
            #expect(try await browser.get(path).text.contains("{{shell.token}}"))
        }
    }

    @Test func aFileThatIsNoWorkbookIsOneSentence() async throws {
        try await Site().visit { browser in
            try await browser.logIn()
            let answer = try await browser.upload("/additions", "sheet", fileName: "x.xls", Array("\u{0}\u{1}\u{2}".utf8))
            #expect(answer.location == "/additions")
            let page = try await browser.get("/additions").text
            #expect(page.contains("不是 Excel 表格") && page.contains("/help/problems.html#workbook"))
            let missing = try await browser.get("/additions/99")
            #expect(missing.text.contains("没有第 99 批"))
        }
    }
}
