import CenterDesk
import CenterStore
import Enrollment
import Hummingbird
import LocalWeb

extension Web {
    @Sendable func findings(_ visit: inout Visit) async throws -> Response {
        let conditions = Conditions(["unit", "kind", "party", "reason"], visit.query)
        let path = Destination.findings.path
        var query = FindingQuery()
        query.unit = conditions["unit"]
        query.kind = OutcomeKind(rawValue: conditions["kind"])
        query.party = ResponsibleParty(rawValue: conditions["party"])
        query.reasonCode = conditions["reason"]
        query.limit = 0
        let counted: FindingPage
        do {
            counted = try visit.desk.findings(query)
        } catch CenterRefusal.unitUnknown(let code) {
            visit.session.notice = Notice(.warn, "没有代码为“\(code)”的单位。", "请看一下代码写得对不对。")
            return Self.redirect(conditions.path(path, with: [("unit", "")]))
        }
        let leaf = Leaf(visit.query("page"), of: counted.total, size: ListPage.leafSize)
        (query.offset, query.limit) = (leaf.offset, leaf.size)
        let table = TableMarkup(
            ["单位", "姓名", "证件号码", "编号", "结果", "原因", "由谁处理"], try visit.desk.findings(query).rows, Self.write)
        return renderer.response(
            ListPage(
                shell: try shell(.findings, visit), path: path, subtitle: "各单位最新的申报", conditions: conditions,
                fields: [
                    .text("unit", "单位代码", conditions),
                    .choice("kind", "结果", [("", "错误和待核查")] + OutcomeKind.allCases.map { ($0.rawValue, $0.title) }, conditions),
                    .choice("party", "由谁处理", [("", "全部")] + ResponsibleParty.allCases.map { ($0.rawValue, $0.title) }, conditions),
                ], kept: conditions["reason"].isEmpty ? [] : [.hidden("reason", conditions["reason"])],
                tabs: Self.tabs(counted.reasons, conditions), exports: Self.exports(.rejections, unit: query.unit, label: "导出错误数据"),
                exportsFollow: true,
                action: .init(target: "/compare", label: "比对"), command: .answer("--all"), table: table, leaf: leaf,
                emptyText: "没有符合条件的记录。收到申报包、导入核心数据以后，按“比对”。"))
    }

    private static func tabs(_ reasons: [ReasonCount], _ conditions: Conditions) -> [ListTab] {
        func tab(_ code: String, _ title: String, _ people: Int) -> ListTab {
            ListTab(
                path: conditions.path(Destination.findings.path, with: [("reason", code)]), title: title, count: people.grouped,
                isCurrent: code == conditions["reason"])
        }
        guard !reasons.isEmpty else { return [] }
        return [tab("", "全部原因", reasons.reduce(0) { $0 + $1.people })] + reasons.map { tab($0.code, $0.title, $0.people) }
    }

    private static func write(_ row: SeenRow, to out: inout Markup) {
        out.value(row.unit, link: "/units/" + row.unit)
        out.value(row.name, link: row.path)
        out.value(row.identity.number)
        out.value(row.personalNumber)
        out.outcome(row.outcome)
        out.reason(row.outcome)
        out.party(row.outcome)
    }

    /// Each unit by itself is compared and stored, so that what is done stays done.
    @Sendable func compare(_ visit: inout Visit) async throws -> Response {
        let desk = visit.desk
        return try await long(
            "比对", back: Destination.findings.path, failed: "没有比对。",
            cancelling: Cancelling(hint: "取消以后，已经比对完的单位保留结果，其余的下次再比对。", told: "已经比对完的单位保留结果，其余的下次再比对。"), &visit
        ) { progress in
            Ending(Destination.findings.path, Self.notice(of: try desk.compare(progress)))
        }
    }

    private static func notice(of units: [ComparedUnit]) -> Notice {
        guard !units.isEmpty else { return Notice(.warn, "还没有可以比对的内容。", "请先在命令行接收申报包：canbao-center receive。") }
        func sum(_ people: KeyPath<ComparedUnit, Int>) -> String { units.reduce(0) { $0 + $1[keyPath: people] }.grouped }
        let lapsed = units.flatMap(\.lapsed)
        return Notice(
            .ok, "已比对 \(units.count.grouped) 个单位。",
            "通过 \(sum(\.accepted))，错误 \(sum(\.rejected))，待核查 \(sum(\.pending))，其中 \(sum(\.changed)) 人与上次不同。"
                + (lapsed.isEmpty
                    ? ""
                    : "单位改过内容，\(lapsed.count.grouped) 项人工决定不再有效：\(lapsed.prefix(5).joined(separator: "、"))\(lapsed.count > 5 ? "等" : "")。"))
    }
}
