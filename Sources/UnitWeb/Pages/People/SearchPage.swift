import Enrollment
import Hummingbird
import LocalWeb
import UnitDesk
import UnitStore

struct SearchPage: Page {
    static let template = "search"
    static let pageSize = 50

    let shell: Shell
    let text: String
    let hasText: Bool
    let total: String
    let hasRows: Bool
    let rows: String
    let previous: String?
    let next: String?
}

extension Web {
    @Sendable func search(_ visit: inout Visit) async throws -> Response {
        let text = visit.query("q").trimmed
        let page = max(1, Int(visit.query("page")) ?? 1)
        let start = (page - 1) * SearchPage.pageSize
        let (people, total) = try text.isEmpty ? ([], 0) : visit.desk.search(text, offset: start, limit: SearchPage.pageSize)
        // One person is no list to choose from.
        if total == 1, let only = people.first { return Self.redirect("/person/\(only.reference.text)") }
        return try lasting(visit) { visit in
            var rows = Markup()
            for record in people { Self.write(record, to: &rows) }
            return SearchPage(
                shell: try shell(.search, visit, searched: text), text: text, hasText: !text.isEmpty, total: total.grouped,
                hasRows: !people.isEmpty, rows: rows.html,
                previous: page > 1 ? visit.path("/search", with: [("q", text), ("page", String(page - 1))]) : nil,
                next: start + people.count < total ? visit.path("/search", with: [("q", text), ("page", String(page + 1))]) : nil)
        }
    }

    private static func write(_ record: PersonRecord, to out: inout Markup) {
        out.raw("<tr><td>")
        out.link("/person/\(record.reference.text)", record.person.name.orEmpty)
        for text in [
            record.personalNumber, record.person[.identityType], record.person[.identityNumber], record.person[.sex],
            record.person[.birthDate], record.person[.className],
        ] {
            out.raw("</td><td>")
            out.text(text)
        }
        out.raw("</td><td>")
        if record.state == .reduced { out.raw("<span class=\"tag warn\">") } else { out.raw("<span class=\"tag ok\">") }
        out.text(record.state.title)
        out.raw("</span></td></tr>\n")
    }
}
