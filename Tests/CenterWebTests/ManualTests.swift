import Demo
import Ledger
import LocalWeb
import SiteVisitor
import Testing
import Workbook

@testable import CenterDesk
@testable import CenterWeb

/// The center's manual is open to anyone, and every way from the pages into it leads somewhere.
@Suite struct ManualTests {
    @Test(arguments: Destination.allCases) func everyPageHasItsChapter(_ destination: Destination) {
        #expect(Web.manual.chapter(file: destination.help + ".html") != nil)
    }

    @Test(arguments: [
        CommandHint.receive, .importUnits, .importCore, .importRates, .importCards, .activate("--all"), .answer("--all"),
    ])
    func everyCommandHasItsChapter(_ command: CommandHint) throws {
        let file = try #require(command.chapter.split(separator: "/").last)
        let words = command.line.split(separator: " ").prefix(2).joined(separator: " ")
        #expect(try #require(Web.manual.chapter(file: String(file))).text.contains(words))
    }

    @Test(arguments: ReasonCode.allCases) func everyReasonHasAPlaceOfItsOwn(_ code: ReasonCode) {
        #expect(Web.manual.place(of: code.rawValue) == "/help/problems.html#" + code.rawValue)
    }

    private static let refusals: [CenterRefusal] = [
        .centerMissing, .centerName, .passwordWrong, .unitUnknown(""), .unitExists(""), .unitCode(""), .nothingToActivate,
        .notActivated(""),
        .noDeclaration(""), .samePlace, .yearPast(1, open: 1), .busy, .restored, .programRunning, .personUnknown(unit: "", reference: ""),
        .decisionNote, .rowChanged, .decisionMissing(unit: "", reference: ""),
    ]
    private static let operatorRefusals: [OperatorRefusal] = [
        .name, .exists(""), .unknown(""), .passwordWeak(.short), .passwordWrong(attemptsLeft: nil), .loginLocked(minutes: 1),
        .administratorOnly,
    ]

    /// What is refused on the page, and the files that are refused on the command line.
    @Test(
        arguments: refusals.map(\.code) + operatorRefusals.map(\.code)
            + [LedgerError.newer.code, LedgerError.damaged.code, WorkbookError.encrypted.code] + RefusalAdvice.byCode.keys.sorted())
    func everyRefusalHasItsPlace(_ code: String) { #expect(Web.manual.place(of: code) != nil) }

    @Test func thePasswordToPractiseWithIsTheDemonstrations() {
        #expect(Web.manual.chapter(file: "start.html")?.text.contains(DemoCenter.password) == true)
    }

    @Test func theManualIsThereBeforeTheLogin() async throws {
        try await CenterSite().visit { browser in
            #expect(try await browser.get("/").text.contains("href=\"/help/login.html\""))
            for chapter in Web.manual.chapters {
                let page = try await browser.get(Manual.path(chapter.name))
                #expect(page.status == 200 && page.text.contains("<h1>\(chapter.title)</h1>"))
            }
            #expect(try await browser.get("/help/nothing.html").text.contains("<h1>一年怎么过</h1>"))
            #expect(try await browser.get("/help/pictures/nothing.png").status == 404)
        }
    }

    @Test func pagesLeadToTheirChapterAndAReasonToItsPlace() async throws {
        try await CenterSite().visit { browser in
            try await browser.logIn()
            #expect(try await browser.get("/fees").text.contains("<a href=\"/help/money.html\" title=\"这一页怎么用（F1）\" data-help>"))
            #expect(try await browser.get("/findings").text.contains("href=\"/help/problems.html#core.name-differs\""))
            #expect(try await browser.get("/units/999").text.contains("href=\"/help/problems.html#unit\""))
        }
    }
}
