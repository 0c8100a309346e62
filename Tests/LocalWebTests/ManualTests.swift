import Assets
import Foundation
import Testing

@testable import LocalWeb

/// The manuals on disk and inside the binaries: the same, complete, and every way through them leads somewhere.
@Suite struct ManualTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/manual").standardized
    private static let folders = ["unit", "center"]

    /// The build does not see a chapter change: where this fails, touch Sources/CManual/files.S.
    @Test(arguments: folders) func theBinaryHoldsWhatTheFolderHolds(_ folder: String) throws {
        let held = Assets.manual.filter { $0.path.hasPrefix(folder + "/") }
        let paths = try FileManager.default.subpathsOfDirectory(atPath: Self.root.appending(path: folder).path)
            .filter { ($0.hasSuffix(".html") && $0 != "index.html") || $0.hasSuffix(".png") }.map { "\(folder)/\($0)" }
        #expect(Set(paths) == Set(held.map(\.path)))
        for file in held { #expect(try Array(Data(contentsOf: Self.root.appending(path: file.path))) == file.bytes, "\(file.path)") }
    }

    @Test(arguments: folders) func theIndexListsTheChaptersInTheirOrder(_ folder: String) throws {
        let links = try Self.page(folder, "index.html").matches(of: /<li><a href="([a-z-]+)\.html">([^<]+)<\/a><\/li>/)
        let chapters = Manual(folder).chapters
        #expect(chapters.count >= 14)
        #expect(links.map { String($0.1) } == chapters.map(\.name))
        #expect(links.map { String($0.2) } == chapters.map(\.title))
    }

    /// Links are relative, so that they lead to the same page from a file and within the program.
    @Test(arguments: folders) func everyLinkLeadsSomewhere(_ folder: String) throws {
        let manual = Manual(folder)
        var shown: Set<String> = []
        for chapter in manual.chapters {
            for link in chapter.text.matches(of: /(?:href|src)="([^"#]*)(?:#([^"]+))?"/) {
                let target = String(link.1)
                if target.hasPrefix("pictures/") {
                    shown.insert(target)
                    #expect(manual.picture(String(target.dropFirst("pictures/".count))) != nil, "\(chapter.name): \(target)")
                } else {
                    let other = target.isEmpty ? chapter : try #require(manual.chapter(file: target), "\(chapter.name): \(target)")
                    if let place = link.2 { #expect(other.text.contains("id=\"\(place)\""), "\(chapter.name): \(target)#\(place)") }
                }
            }
        }
        let pictures = Assets.manual.map(\.path).filter { $0.hasPrefix(folder + "/pictures/") }
        #expect(shown == Set(pictures.map { String($0.dropFirst(folder.count + 1)) }), "a picture that no chapter shows")
    }

    @Test(arguments: folders) func everyPageIsOneThatABrowserReadsByItself(_ folder: String) throws {
        for chapter in Manual(folder).chapters {
            let page = try Self.page(folder, chapter.name + ".html")
            #expect(page.contains("<title>\(chapter.title) · 参保手册</title>"), "\(chapter.name)")
            #expect(page.contains("<link rel=\"stylesheet\" href=\"../manual.css\">"), "\(chapter.name)")
            #expect(Self.leftOpen(chapter.text).isEmpty, "\(chapter.name): \(Self.leftOpen(chapter.text))")
        }
    }

    /// What is open where another thing ends, or at the end.
    private static func leftOpen(_ text: String) -> [String] {
        var open: [String] = []
        for tag in text.matches(of: /<(\/?)([a-z0-9]+)[^>]*>/) where tag.2 != "img" {
            if tag.1.isEmpty { open.append(String(tag.2)) } else if open.popLast() != String(tag.2) { return open + ["/\(tag.2)"] }
        }
        return open
    }

    private static func page(_ folder: String, _ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "\(folder)/\(name)"), encoding: .utf8)
    }
}
