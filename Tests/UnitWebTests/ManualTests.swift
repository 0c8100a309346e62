import Enrollment
import LocalWeb
import Testing

@testable import UnitWeb

/// Every way from the unit's pages into their manual leads somewhere.
@Suite struct ManualTests {
    @Test(arguments: Destination.allCases) func everyPageHasItsChapter(_ destination: Destination) {
        #expect(Web.manual.chapter(file: destination.help + ".html") != nil)
    }

    @Test(arguments: FindingCode.allCases) func everyFindingHasAPlaceOfItsOwn(_ code: FindingCode) {
        #expect(Web.manual.place(of: code.rawValue) == "/help/problems.html#" + code.rawValue)
    }

    @Test(arguments: [
        "workbook.unreadable", "layout.mismatch", "batch.unknown", "undo.later-change", "login.locked", "usb.full", "year.closed",
        "package.gone", "registration.used", "sequence.forked",
    ])
    func everyRefusalHasAPlaceOfItsGroup(_ code: String) throws {
        #expect(try Web.manual.place(of: code) == "/help/problems.html#" + #require(code.split(separator: ".").first))
    }

    @Test func aCodeThatNobodyKnowsHasNoPlace() { #expect(Web.manual.place(of: "no.such-code") == nil) }
}
