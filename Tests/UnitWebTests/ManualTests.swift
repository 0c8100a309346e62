import Assets
import Enrollment
import Foundation
import Testing

@testable import UnitWeb

/// The manual inside the binary: complete, up to date, and every way into it leads somewhere.
@Suite struct ManualTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../assets/help").standardized

    /// The build does not see a chapter change: where this fails, touch Sources/CManual/files.S.
    @Test func theBinaryHoldsWhatTheFolderHolds() throws {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".html") || $0.hasSuffix(".png")
        }
        #expect(Set(paths) == Set(Assets.manual.keys))
        for path in paths { #expect(try Array(Data(contentsOf: Self.folder.appending(path: path))) == Assets.manual[path], "\(path)") }
    }

    @Test(arguments: HelpChapter.allCases) func everyChapterIsThere(_ chapter: HelpChapter) throws {
        let text = try #require(Assets.help(chapter.rawValue))
        for link in text.matches(of: /(?:href|src)="\/help\/([a-z\/-]+)(?:\.png)?(?:#([a-z.-]+))?"/) {
            let name = String(link.1)
            if name.hasPrefix("pictures/") {
                #expect(Assets.picture(name.dropFirst("pictures/".count) + ".png") != nil, "\(name)")
            } else {
                #expect(HelpChapter(rawValue: name) != nil, "\(name)")
            }
        }
    }

    @Test(arguments: Destination.allCases) func everyPageHasItsChapter(_ destination: Destination) {
        #expect(HelpChapter(rawValue: destination.help) != nil)
    }

    @Test(
        arguments: FindingCode.allCases.map(\.rawValue) + [
            "workbook.unreadable", "layout.mismatch", "batch.unknown", "undo.later-change", "login.locked", "usb.full",
            "year.closed", "package.gone", "registration.used", "sequence.forked",
        ])
    func everyCodeHasItsPlace(_ code: String) throws {
        let place = try #require(HelpAnchor.path(code).split(separator: "#").last)
        #expect(try #require(Assets.help("problems")).contains("id=\"\(place)\""))
    }
}
