import Hummingbird

struct HelpPage: Page {
    static let template = "help"

    struct Entry: Sendable {
        let path: String
        let title: String
        let isCurrent: Bool
    }

    let gate: Gate
    let chapters: [Entry]
    let title: String
    /// Our own text, markup and all.
    let text: String
}

extension Site {
    /// Open to anyone: who can't log in needs it most.
    @Sendable func help(_ visit: inout Visit<Self>) async throws -> Response {
        let manual = Self.manual
        guard let chapter = manual.chapter(file: visit.request.lastPathComponent) ?? manual.chapters.first else {
            return Self.redirect("/")
        }
        return renderer.response(
            HelpPage(
                gate: gate("帮助", visit.session),
                chapters: manual.chapters.map { .init(path: Manual.path($0.name), title: $0.title, isCurrent: $0.name == chapter.name) },
                title: chapter.title, text: chapter.text))
    }

    static func helpPicture(_ request: Request) -> Response {
        guard let bytes = manual.picture(request.lastPathComponent) else { return Response(status: .notFound) }
        return asset(bytes, "image/png")
    }
}
