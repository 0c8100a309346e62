import Enrollment
import Foundation
import Hummingbird
import LocalWeb
import Paperwork
import UnitDesk
import UnitStore
import Workbook

struct QueryPage: Page {
    static let template = "query"
    static let pageSize = 100

    /// What can be done with ticked people.
    struct Picking: Sendable {
        let total: String
        let hidden: [ListField]
        let fillable: String
    }

    let shell: Shell
    let path: String
    let subtitle: String?
    let equation: EquationView?
    let fields: [ListField]
    /// Conditions that no field shows, for the next question to keep.
    let kept: [ListField]
    let chips: [ListChip]
    let tabs: [ListTab]
    let hasTabs: Bool
    let exports: [ListTab]
    let canLeave: Bool
    let hasRows: Bool
    let emptyText: String
    let picking: Picking?
    /// Widths of the pinned columns, by the kind of list.
    let look: String
    let header: String
    let rows: String
    let range: String
    let previous: String?
    let next: String?
}

extension Web {
    func query(_ destination: Destination, _ visit: Visit) async throws -> Response {
        guard let kind = destination.list else { return Self.redirect("/") }
        return try lasting(visit) { try queryPage(destination, kind, $0) }
    }

    private func queryPage(_ destination: Destination, _ kind: ListKind, _ visit: Visit) throws -> QueryPage {
        let desk = visit.desk
        let filter = QueryFilter(visit.query)
        var query = filter.list
        let total = try desk.count(kind, query)
        let leaf = Leaf(visit.query("page"), of: total, size: QueryPage.pageSize)
        query.offset = leaf.offset
        query.limit = leaf.size
        let listing = try desk.listing(kind, query)
        let canChange = desk.closedYear == nil
        let rows = QueryRows(
            kind, listing, path: destination.path, filter: filter, standings: try standings(kind, listing, desk), canChange: canChange)
        let tabs = kind == .rejections ? try Self.reasons(filter, desk) : []
        let overview = try desk.overview()
        let fields = try Self.fields(kind, filter, desk)
        func link(_ page: String) -> String { filter.path(destination.path, with: [("page", page)]) }
        return QueryPage(
            shell: try shell(destination, visit), path: destination.path,
            subtitle: Self.subtitle(destination, overview.profile.insuranceYear),
            equation: kind == .declared ? EquationView(overview.equation, isCompact: true) : nil,
            fields: fields, kept: Self.hidden(filter.pairs.filter { pair in !fields.contains { $0.name == pair.name } }),
            chips: Self.chips(kind, filter), tabs: tabs, hasTabs: !tabs.isEmpty,
            exports: Self.exports(destination, kind, filter), canLeave: kind == .cards || kind == .cardFailures,
            hasRows: !listing.rows.isEmpty, emptyText: Self.emptyText(kind),
            picking: kind == .declared && total > 0 && canChange ? Self.picking(filter, total: total) : nil, look: rows.look,
            header: rows.header,
            rows: rows.html,
            range: leaf.range, previous: leaf.previous.map(link), next: leaf.next.map(link))
    }

    /// The head of the file leaves at once, the rows as soon as they are written.
    func export(_ destination: Destination, _ visit: Visit) throws -> Response {
        guard let kind = destination.list else { return Self.redirect("/") }
        let name = visit.request.lastPathComponent
        guard let format = WorkbookFormat(rawValue: name.split(separator: ".").last.map(String.init) ?? "") else {
            return Self.redirect(destination.path)
        }
        let desk = visit.desk
        let query = QueryFilter(visit.query).list
        return Self.download(name: "\(kind.title).\(format.rawValue)", request: visit.request) { progress in
            try desk.export(kind, query, as: format, progress: progress)
        }
    }

    /// What the center says of each of the page's people.
    private func standings(_ kind: ListKind, _ listing: Listing, _ desk: UnitDesk) throws -> [PersonReference: PersonStanding] {
        guard kind == .declared, let column = listing.columns.firstIndex(where: { $0.key == "reference" }) else { return [:] }
        return try desk.standings(of: listing.rows.compactMap { PersonReference(text: $0[column].text) })
    }

    private static func subtitle(_ destination: Destination, _ year: Int) -> String? {
        switch destination {
        case .insured: "\(year - 1) 年度，中心下发的名单。本年度中途参保不在这里办，请问中心"
        case .declared, .reduced: "\(year) 年度"
        case .cards, .cardFailures: "网上业务"
        default: nil
        }
    }

    static func exports(_ destination: Destination, _ kind: ListKind, _ filter: QueryFilter) -> [ListTab] {
        [("导出", "xls"), (".xlsx", "xlsx"), (".csv", "csv")].map { title, ending in
            ListTab(
                path: filter.path("/export\(destination.path)/\(kind.title.encoded).\(ending)"), title: title,
                isCurrent: ending == "xls")
        }
    }

    private static func emptyText(_ kind: ListKind) -> String {
        switch kind {
        case .insured: "中心下发的本年度名单里没有符合条件的人。"
        case .rejections: "没有符合条件的错误数据。导入结果包以后，中心驳回的人员会列在这里。"
        case .cards, .cardFailures: "没有符合条件的制卡结果。制卡结果由中心发来，随结果包一起导入。"
        default: "没有符合条件的记录，请放宽条件再查询。"
        }
    }
}
