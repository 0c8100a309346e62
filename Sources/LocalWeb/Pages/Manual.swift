import Assets
import Foundation

/// A program's manual: one folder below `docs/manual`, whose pages stand there as files for a browser, too.
package struct Manual: Sendable {
    package struct Chapter: Sendable {
        /// Of the file, without its ending.
        package let name: String
        package let title: String
        /// What follows the title.
        package let text: String
    }

    package let chapters: [Chapter]
    private let pictures: [String: [UInt8]]
    /// Of the chapter that says what to do about a code.
    private let places: Set<String>

    private static let problems = "problems"

    package init(_ folder: String) {
        let files = Assets.manual.filter { $0.path.hasPrefix(folder + "/") }.map { ($0.path.dropFirst(folder.count + 1), $0.bytes) }
        chapters = files.compactMap { Chapter($0, $1) }
        pictures = Dictionary(
            files.filter { $0.0.hasPrefix("pictures/") }.map { (String($0.dropFirst("pictures/".count)), $1) }, uniquingKeysWith: { $1 })
        let text = chapters.first { $0.name == Self.problems }?.text ?? ""
        places = Set(text.components(separatedBy: "id=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) })
    }

    package static func path(_ chapter: String) -> String { "/help/\(chapter).html" }

    package func chapter(file: String) -> Chapter? { chapters.first { $0.name + ".html" == file } }

    package func picture(_ name: String) -> [UInt8]? { pictures[name] }

    /// Where it says what to do about a code: at a place of its own, or at that of its group, the part before the first point.
    package func place(of code: String) -> String? {
        let group = code.split(separator: ".").first.map(String.init) ?? ""
        return [code, group].first(where: places.contains).map { Self.path(Self.problems) + "#" + $0 }
    }
}

extension Manual.Chapter {
    /// nil for what is no page.
    fileprivate init?(_ path: Substring, _ bytes: [UInt8]) {
        let page = Data(bytes)
        func place(_ tag: String) -> Range<Data.Index>? { page.range(of: Data(tag.utf8)) }
        guard path.hasSuffix(".html"), let title = place("<h1>"), let titleEnd = place("</h1>"), let end = place("</main>"),
            title.upperBound <= titleEnd.lowerBound, titleEnd.upperBound <= end.lowerBound
        else { return nil }
        name = String(path.dropLast(".html".count))
        self.title = String(decoding: page[title.upperBound..<titleEnd.lowerBound], as: UTF8.self)
        text = String(decoding: page[titleEnd.upperBound..<end.lowerBound], as: UTF8.self)
    }
}
