import CenterDesk
import CenterStore
import Enrollment
import Hummingbird
import LocalWeb

extension Web {
    /// The rows of a unit's newest declaration.
    @Sendable func people(_ visit: inout Visit) async throws -> Response {
        let code = visit.part(1)
        let conditions = Conditions(["q", "kind", "reason"], visit.query)
        let path = "/units/\(code.encoded)/people"
        var query = RowQuery()
        query.text = conditions["q"]
        query.kind = OutcomeKind(rawValue: conditions["kind"])
        query.reasonCode = conditions["reason"]
        query.limit = 0
        let leaf = Leaf(visit.query("page"), of: try visit.desk.rows(of: code, query).total, size: ListPage.leafSize)
        (query.offset, query.limit) = (leaf.offset, leaf.size)
        let table = TableMarkup(
            ["姓名", "证件类型", "证件号码", "编号", "来源", "参保计划", "所属班级", "结果", "原因"], try visit.desk.rows(of: code, query).rows, Self.write)
        let file = try visit.desk.unitFile(code)
        return renderer.response(
            ListPage(
                shell: try shell(.units, visit, title: file.standing.unit.name), path: path,
                subtitle: "\(code)　第 \(file.standing.declaration?.sequence ?? 0) 号申报包里的人", conditions: conditions,
                fields: [
                    .text("q", "姓名、证件号码或编号", conditions),
                    .choice("kind", "结果", [("", "全部")] + OutcomeKind.allCases.map { ($0.rawValue, $0.title) }, conditions),
                    .choice(
                        "reason", "原因", [("", "全部")] + file.reasons.map { ($0.code, "\($0.title)（\($0.people.grouped)）") }, conditions),
                ], exports: Self.exports(.rejections, unit: code, label: "导出错误数据"), command: .answer(code), table: table, leaf: leaf,
                emptyText: "没有符合条件的人，请放宽条件再查询。"))
    }

    private static func write(_ row: SeenRow, to out: inout Markup) {
        out.value(row.name, link: row.path)
        out.value(row.identity.type)
        out.value(row.identity.number)
        out.value(row.personalNumber)
        out.value(row.origin.title)
        out.value(row.plan)
        out.value(row.className)
        out.outcome(row.outcome)
        out.reason(row.outcome)
    }
}
