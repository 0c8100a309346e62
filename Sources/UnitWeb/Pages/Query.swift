import Enrollment
import Foundation
import Hummingbird
import Paperwork
import UnitDesk
import UnitStore
import Workbook

struct QueryPage: Page {
    static let template = "query"
    static let pageSize = 100

    struct Field: Sendable {
        let name: String
        let title: String
        /// Of the input: text, date, search.
        let kind: String
        let value: String
        let isChoice: Bool
        let choices: [Choice]
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let isSelected: Bool
    }

    struct Header: Sendable {
        let title: String
        let isNumber: Bool
    }

    struct Cell: Sendable {
        let text: String
        let isNumber: Bool
    }

    /// The columns that stay in sight at the right.
    struct Pinned: Sendable {
        let lines: [String]
        let action: String?
    }

    struct Row: Sendable {
        let cells: [Cell]
        let pinned: Pinned?
        let action: String?
    }

    let shell: Shell
    let path: String
    let subtitle: String?
    let equation: EquationView?
    let fields: [Field]
    let exportPath: String
    let exportQuery: String
    let canLeave: Bool
    let hasRows: Bool
    let emptyText: String
    let headers: [Header]
    let rows: [Row]
    let hasActions: Bool
    /// Title of the pinned columns.
    let pins: String?
    let range: String
    let previous: String?
    let next: String?
}

extension Web {
    func query(_ destination: Destination, _ visit: Visit) async throws -> Response {
        guard let kind = destination.list else { return Self.redirect("/") }
        var query = try listQuery(visit)
        let total = try visit.desk.count(kind, query)
        let pageCount = max(1, (total + QueryPage.pageSize - 1) / QueryPage.pageSize)
        let page = min(max(1, Int(visit.query("page")) ?? 1), pageCount)
        query.offset = (page - 1) * QueryPage.pageSize
        query.limit = QueryPage.pageSize
        let listing = try visit.desk.listing(kind, query).forPeople
        // The rosters page in the database, the others here.
        let isPaged = [.insured, .declared, .reduced].contains(kind)
        let shown = isPaged ? listing.rows[...] : listing.rows.dropFirst(query.offset).prefix(query.limit)
        let actions = try actions(kind, query)
        let filters = Self.filterText(visit)
        // 错误信息 and what belongs to it is what the page is read for.
        let pinnedCount = kind == .rejections ? 4 : 0
        let plainCount = listing.columns.count - pinnedCount
        func link(_ page: Int) -> String { "\(destination.path)?" + (filters.isEmpty ? "" : filters + "&") + "page=\(page)" }
        let first = total == 0 ? 0 : query.offset + 1
        return renderer.response(
            QueryPage(
                shell: try shell(destination, visit), path: destination.path, subtitle: try subtitle(destination, visit),
                equation: kind == .declared ? EquationView(try visit.desk.equation(), isCompact: true) : nil,
                fields: try fields(kind, visit), exportPath: "/export\(destination.path)/\(kind.title.encoded)",
                exportQuery: filters.isEmpty ? "" : "?" + filters, canLeave: kind == .cards || kind == .cardFailures,
                hasRows: !shown.isEmpty,
                emptyText: Self.emptyText(kind),
                headers: listing.columns.prefix(plainCount).enumerated().map { column, header in
                    QueryPage.Header(title: header.title, isNumber: shown.first.map { $0[column].isNumber } ?? false)
                },
                rows: shown.map { row in
                    let action = actions.flatMap { $0(row, listing.columns) }
                    let pinned = row.dropFirst(plainCount).map(\.text).filter { !$0.isEmpty }
                    return QueryPage.Row(
                        cells: row.prefix(plainCount).map { QueryPage.Cell(text: $0.text, isNumber: $0.isNumber) },
                        pinned: pinnedCount > 0
                            ? QueryPage.Pinned(lines: [pinned.first ?? "", pinned.dropFirst().joined(separator: "　")], action: action)
                            : nil,
                        action: action)
                }, hasActions: actions != nil && pinnedCount == 0,
                pins: pinnedCount > 0 ? listing.columns.suffix(pinnedCount).map(\.title).joined(separator: "　") : nil,
                range: "共 \(total.grouped) 条，现在是 \(first.grouped) 到 \(min(total, query.offset + QueryPage.pageSize).grouped)",
                previous: page > 1 ? link(page - 1) : nil, next: page < pageCount ? link(page + 1) : nil))
    }

    func export(_ destination: Destination, _ visit: Visit) throws -> Response {
        guard let kind = destination.list else { return Self.redirect("/") }
        let name = visit.request.lastPathComponent
        guard let format = WorkbookFormat(rawValue: name.split(separator: ".").last.map(String.init) ?? "") else {
            return Self.redirect(destination.path)
        }
        return Self.download(try visit.desk.export(kind, listQuery(visit), as: format), name: "\(kind.title).\(format.rawValue)")
    }

    private func listQuery(_ visit: Visit) throws -> ListQuery {
        var query = ListQuery()
        query.roster.text = visit.query("q").trimmingCharacters(in: .whitespacesAndNewlines)
        query.roster.className = visit.query("class")
        query.roster.origin = Origin(rawValue: visit.query("origin"))
        if visit.query("state") == "all" { query.roster.state = nil }
        query.plan = visit.query("plan")
        query.roster.plan = query.plan
        query.from = CalendarDate(iso: visit.query("from"))
        query.to = CalendarDate(iso: visit.query("to"))
        query.personalNumber = visit.query("number").trimmingCharacters(in: .whitespacesAndNewlines)
        query.batch = visit.query("batch").trimmingCharacters(in: .whitespacesAndNewlines)
        query.party = ResponsibleParty(rawValue: visit.query("party"))
        query.rejectionState = RejectionState(rawValue: visit.query("state"))
        return query
    }

    private func fields(_ kind: ListKind, _ visit: Visit) throws -> [QueryPage.Field] {
        func input(_ name: String, _ title: String, _ kind: String = "search") -> QueryPage.Field {
            QueryPage.Field(name: name, title: title, kind: kind, value: visit.query(name), isChoice: false, choices: [])
        }
        func choice(_ name: String, _ title: String, _ options: [(String, String)]) -> QueryPage.Field {
            let chosen = visit.query(name)
            let choices = [("", "全部")] + options
            return QueryPage.Field(
                name: name, title: title, kind: "", value: "", isChoice: true,
                choices: choices.map { QueryPage.Choice(value: $0.0, label: $0.1, isSelected: $0.0 == chosen) })
        }
        let plans = try visit.desk.codeTables().codes(of: .plan).map { ($0.code, "\($0.code) \($0.name)") }
        switch kind {
        case .insured, .reduced: return [input("q", "姓名、证件号码或编号")]
        case .declared:
            return [
                input("q", "姓名、证件号码或编号"), choice("plan", "参保计划", plans),
                choice("origin", "来源", Origin.allCases.map { ($0.rawValue, $0.title) }),
                choice("class", "所属班级", try visit.desk.classes().map { ($0, $0) }),
            ]
        case .rejections:
            return [
                input("q", "姓名、证件号码或错误信息"), choice("party", "由谁处理", ResponsibleParty.allCases.map { ($0.rawValue, $0.title) }),
                choice("state", "状态", RejectionState.allCases.map { ($0.rawValue, $0.title) }),
            ]
        case .fees: return [choice("plan", "参保计划", plans)]
        case .changes: return [input("from", "开始时间", "date"), input("to", "结束时间", "date")]
        case .cards: return [input("number", "个人编号")]
        case .cardFailures: return [input("batch", "批次")]
        case .batches, .packages: return []
        }
    }

    /// A link to 人员信息修改 for rows that can be mended there.
    private func actions(_ kind: ListKind, _ query: ListQuery) throws -> (([ListingValue], [ListingColumn]) -> String?)? {
        guard kind == .declared || kind == .rejections else { return nil }
        return { row, columns in
            guard let type = columns.firstIndex(where: { $0.key == PersonField.identityType.rawValue }),
                let number = columns.firstIndex(where: { $0.key == PersonField.identityNumber.rawValue })
            else { return nil }
            return "/amend?type=\(row[type].text.encoded)&number=\(row[number].text.encoded)"
        }
    }

    private func subtitle(_ destination: Destination, _ visit: Visit) throws -> String? {
        let year = try visit.desk.profile?.insuranceYear ?? 0
        switch destination {
        case .insured: return "\(year - 1) 年度，中心下发的名单"
        case .declared, .reduced: return "\(year) 年度"
        case .cards, .cardFailures: return "网上业务"
        default: return nil
        }
    }

    private static func emptyText(_ kind: ListKind) -> String {
        switch kind {
        case .insured: "中心没有下发本年度名单。"
        case .rejections: "没有符合条件的错误数据。导入结果包以后，中心驳回的人员会列在这里。"
        case .cards, .cardFailures: "中心还没有发来制卡结果，它随结果包一起来。"
        default: "没有符合条件的记录，请放宽条件再查询。"
        }
    }

    private static func filterText(_ visit: Visit) -> String {
        ["q", "plan", "origin", "class", "state", "party", "from", "to", "number", "batch"].compactMap { name in
            let value = visit.query(name)
            return value.isEmpty ? nil : "\(name)=\(value.encoded)"
        }.joined(separator: "&")
    }
}

extension ListingValue {
    fileprivate var isNumber: Bool {
        switch self {
        case .count, .fen: true
        case .text, .word, .none: false
        }
    }
}

extension String {
    /// For a path or a query.
    var encoded: String { addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "" }
}
