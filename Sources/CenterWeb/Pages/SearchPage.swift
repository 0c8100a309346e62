import CenterDesk
import CenterStore
import Enrollment
import Hummingbird
import LocalWeb

/// Units by code or name, people by a whole number.
struct SearchPage: Page {
    static let template = "center-search"

    struct UnitView: Sendable {
        let path: String
        let title: String
        let state: String
    }

    let shell: Shell
    let text: String
    let hasText: Bool
    let units: [UnitView]
    let hasUnits: Bool
    /// Markup.
    let header: String
    let people: String
    let hasPeople: Bool
    let isEmpty: Bool
}

extension Web {
    @Sendable func search(_ visit: inout Visit) async throws -> Response {
        let text = visit.query("q").onOneLine.trimmed
        var query = UnitQuery()
        query.text = text
        query.limit = 20
        let units = text.isEmpty ? [] : try visit.desk.standings(query).units
        let rows = text.isEmpty ? [] : try visit.desk.find(text.uppercased())
        let table = TableMarkup(["单位", "姓名", "证件号码", "编号", "结果", "原因"], rows) { row, out in
            out.value(row.unit, link: "/units/" + row.unit)
            out.value(row.name, link: row.path)
            out.value(row.identity.number)
            out.value(row.personalNumber)
            out.outcome(row.outcome)
            out.reason(row.outcome)
        }
        return renderer.response(
            SearchPage(
                shell: try shell(.search, visit, searched: text), text: text, hasText: !text.isEmpty,
                units: units.map {
                    .init(path: "/units/\($0.unit.code)", title: "\($0.unit.code) \($0.unit.name)", state: $0.state.title)
                }, hasUnits: !units.isEmpty, header: table.header, people: table.rows, hasPeople: !table.isEmpty,
                isEmpty: !text.isEmpty && units.isEmpty && rows.isEmpty))
    }
}
