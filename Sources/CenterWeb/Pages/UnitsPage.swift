import CenterDesk
import CenterStore
import Enrollment
import Hummingbird
import LocalWeb

extension Web {
    @Sendable func units(_ visit: inout Visit) async throws -> Response {
        let conditions = Conditions(["q", "state", "missing", "uncompared"], visit.query)
        var query = UnitQuery()
        query.text = conditions["q"]
        query.state = UnitState(rawValue: conditions["state"])
        query.isMissing = conditions["missing"] == "1"
        query.isNotCompared = conditions["uncompared"] == "1"
        query.limit = 0
        let leaf = Leaf(visit.query("page"), of: try visit.desk.standings(query).total, size: ListPage.leafSize)
        (query.offset, query.limit) = (leaf.offset, leaf.size)
        let table = TableMarkup(
            ["单位代码", "单位名称", "类别", "状态", "收到时间", "申报人数#", "通过#", "错误#", "待核查#", "缺号#"], try visit.desk.standings(query).units,
            Self.write)
        let path = Destination.units.path
        return renderer.response(
            ListPage(
                shell: try shell(.units, visit), path: path, subtitle: "按最新的申报包", conditions: conditions,
                fields: [
                    .text("q", "单位代码或名称", conditions),
                    .choice("state", "状态", [("", "全部")] + UnitState.allCases.map { ($0.rawValue, $0.title) }, conditions),
                ], kept: ["missing", "uncompared"].filter { !conditions[$0].isEmpty }.map { .hidden($0, conditions[$0]) },
                chips: [("missing", "缺号的单位"), ("uncompared", "有人还没有比对的单位")].filter { !conditions[$0.0].isEmpty }.map {
                    ListChip(text: $0.1, path: conditions.path(path, with: [($0.0, "")]))
                }, exports: Self.exports(.units), command: Self.command(for: query.state), table: table, leaf: leaf,
                emptyText: "没有符合条件的单位，请放宽条件再查询。"))
    }

    private static func command(for state: UnitState?) -> CommandHint {
        switch state {
        case .notActivated: .activate("--all")
        case .silent: .receive
        case .received: .answer("--all")
        case .answered, nil: .importUnits
        }
    }

    private static func write(_ standing: UnitStanding, to out: inout Markup) {
        let path = "/units/" + standing.unit.code
        out.value(standing.unit.code, link: path)
        out.cell(standing.unit.name, link: path)
        out.value(standing.unit.kind.title)
        out.raw("<td class=\"value\">")
        out.tag(standing.state.title, standing.state.tag)
        out.raw("</td>")
        out.value(standing.declaration?.received.minute ?? "")
        let hasDeclared = standing.declaration != nil
        out.count(standing.declaration?.totals.declared, link: path + "/people")
        for (kind, people) in [(OutcomeKind.accepted, standing.accepted), (.rejected, standing.rejected), (.pending, standing.pending)] {
            out.count(hasDeclared ? people : nil, link: path + "/people?kind=\(kind.rawValue)")
        }
        out.count(standing.missing, link: path)
    }

    /// A list of the desk's as a file: all of it, or one unit's.
    static func exports(_ list: CenterList, unit: String = "", label: String = "导出全部") -> [ListTab] {
        [(label, "xls"), (".xlsx", "xlsx"), (".csv", "csv")].map { title, ending in
            ListTab(
                path: "/export/\(list.rawValue)/\(list.fileName.encoded).\(ending)" + (unit.isEmpty ? "" : "?unit=\(unit.encoded)"),
                title: title)
        }
    }
}

extension UnitState {
    /// Of a tag.
    var tag: String {
        switch self {
        case .notActivated: ""
        case .silent: "warn"
        case .received: "info"
        case .answered: "ok"
        }
    }
}
