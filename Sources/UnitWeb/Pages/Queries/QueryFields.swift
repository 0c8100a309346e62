import Enrollment
import LocalWeb
import UnitDesk
import UnitStore

extension Web {
    static func fields(_ kind: ListKind, _ filter: QueryFilter, _ desk: UnitDesk) throws -> [ListField] {
        func input(_ name: String, _ title: String, _ kind: String = "search") -> ListField {
            ListField(name: name, title: title, kind: kind, value: filter[name], options: nil)
        }
        func choice(_ name: String, _ title: String, _ options: [(String, String)]) -> ListField {
            ListField(
                name: name, title: title, kind: "", value: "",
                options: Markup.options([("", "全部")] + options, selected: filter[name]))
        }
        switch kind {
        case .insured, .reduced: return [input("q", "姓名、拼音、号码或班级")]
        case .declared:
            return [
                input("q", "姓名、拼音、号码或编号"), choice("plan", "参保计划", try plans(desk)),
                choice("origin", "来源", Origin.allCases.map { ($0.rawValue, $0.title) }),
                choice("class", "所属班级", try desk.classes().map { ($0.name, "\($0.name)（\($0.people)）") }),
                choice("result", "中心结果", Standing.allCases.map { ($0.rawValue, $0.title) }),
            ]
        case .rejections:
            return [
                input("q", "姓名、证件号码或错误信息"), choice("party", "由谁处理", ResponsibleParty.allCases.map { ($0.rawValue, $0.title) }),
                choice("state", "状态", RejectionState.allCases.map { ($0.rawValue, $0.title) }),
            ]
        case .fees: return [choice("plan", "参保计划", try plans(desk))]
        case .changes: return [input("from", "开始时间", "date"), input("to", "结束时间", "date")]
        case .cards: return [input("number", "个人编号")]
        case .cardFailures: return [input("batch", "批次")]
        case .batches, .packages: return []
        }
    }

    private static func plans(_ desk: UnitDesk) throws -> [(String, String)] {
        try desk.codeTables().codes(of: .plan).map { ($0.code, "\($0.code) \($0.name)") }
    }

    /// Conditions that came with a link: whoever follows a number sees why the list is short.
    static func chips(_ kind: ListKind, _ filter: QueryFilter) -> [ListChip] {
        guard kind == .declared || kind == .reduced else { return [] }
        let path = kind == .declared ? Destination.declared.path : Destination.reduced.path
        let texts: [(String, String?)] = [
            ("exempt", ["Y": "免缴", "N": "不免缴"][filter["exempt"]]),
            ("unsent", UnsentKind(rawValue: filter["unsent"]).map { "没有发出的\($0.title)" }),
            ("batch", Int(filter["batch"]).map { "第 \($0) 批" }), ("state", filter["state"] == "all" ? "包括已减少的人" : nil),
            ("origin", kind == .reduced ? Origin(rawValue: filter["origin"])?.title : nil),
        ]
        return texts.compactMap { name, text in text.map { ListChip(text: $0, path: filter.path(path, with: [(name, "")])) } }
    }

    /// 错误数据 by reason, the most frequent first.
    static func reasons(_ filter: QueryFilter, _ desk: UnitDesk) throws -> [ListTab] {
        var query = filter.list
        query.reasonCode = ""
        let records = try desk.rejections(query)
        let groups = Dictionary(grouping: records, by: \.reasonCode)
        guard groups.count > 1 || !filter["reason"].isEmpty else { return [] }
        func tab(_ code: String, _ title: String, _ count: Int) -> ListTab {
            ListTab(
                path: filter.path(Destination.rejections.path, with: [("reason", code)]), title: title, count: count.grouped,
                isCurrent: code == filter["reason"])
        }
        let byCount = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        return [tab("", "全部原因", records.count)]
            + byCount.map { code, records in tab(code, records.first.map { Self.short($0.reason) } ?? code, records.count) }
    }

    /// A reason's first clause.
    private static func short(_ reason: String) -> String {
        let clause = reason.prefix { !"，。；：".contains($0) }
        return clause.count > 14 ? clause.prefix(13) + "…" : String(clause)
    }
}
