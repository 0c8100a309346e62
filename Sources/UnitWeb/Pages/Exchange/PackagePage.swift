import Enrollment
import Hummingbird
import Ledger
import LocalWeb
import SealedPackage
import UnitDesk
import UnitStore

struct PackagePage: Page {
    static let template = "package"

    struct Fact: Sendable {
        let title: String
        let value: String
    }

    struct Tab: Sendable {
        let path: String
        let title: String
        let count: String
        let isCurrent: Bool
    }

    /// A declaration, what is done with it, and what became of its rows.
    struct Declaration: Sendable {
        let kind: String
        let verdict: String
        let verdictText: String
        let tabs: [Tab]
        /// Markup.
        let rows: String
        let hasRows: Bool
        let range: String
        let previous: String?
        let next: String?
    }

    let shell: Shell
    let fileName: String
    let kindTitle: String
    let facts: [Fact]
    let digest: [String]
    let declaration: Declaration?
    let carrying: CarryingView?
    let canPrint: Bool
}

extension Web {
    private static let rowsOnAPage = 100

    @Sendable func packagePage(_ visit: inout Visit) async throws -> Response {
        guard let passed = try visit.desk.passedPackage(visit.packageName) else { return unknownPackage(&visit) }
        let record = passed.record
        let isOutgoing = record.direction == .sent
        return renderer.response(
            PackagePage(
                shell: try shell(.packages, visit, title: record.fileName), fileName: record.fileName, kindTitle: record.kindTitle,
                facts: Self.facts(passed), digest: Fingerprint.grouped(hex: record.manifest).split(separator: " ").map(String.init),
                declaration: try passed.sent.map { try declaration($0, visit) },
                carrying: isOutgoing && visit.desk.closedYear == nil
                    ? CarryingView(packageName: record.fileName, token: visit.session.token, volumes: visit.desk.volumes()) : nil,
                canPrint: isOutgoing))
    }

    func unknownPackage(_ visit: inout Visit) -> Response {
        visit.session.notice = Notice(.warn, "本机没有这个包。", "请从收发记录里选择。")
        return Self.redirect("/packages")
    }

    private static func facts(_ passed: PassedPackage) -> [PackagePage.Fact] {
        let record = passed.record
        var facts = [
            PackagePage.Fact(title: record.direction == .sent ? "导出时间" : "导入时间", value: record.time.minute),
            .init(title: "年度", value: "\(record.insuranceYear) 年度，第 \(record.sequence) 号"),
        ]
        if let sheet = passed.sheet {
            let totals = sheet.totals
            facts.append(
                .init(
                    title: "人数",
                    value: "上年度续保 \(totals.renewals.grouped) ＋ 本年度新增 \(totals.additions.grouped) － 本年度减少 \(totals.reductions.grouped)"
                        + " ＝ 下年度申报 \(totals.declared.grouped)"))
            facts.append(.init(title: "经办人", value: sheet.operator))
        } else {
            facts.append(.init(title: "人数", value: record.rows.grouped))
        }
        facts += deliveries(passed.sent?.deliveries ?? [])
        if let result = passed.result {
            facts.append(
                .init(
                    title: "答复",
                    value: result.answered.map { "对 D\($0.padded) 的答复" }
                        ?? (result.answers.isEmpty ? "没有针对哪个申报包" : "它答复的申报包不是本机发出的")))
            facts.append(
                .init(
                    title: "结果",
                    value: "接收 \(result.accepted.grouped)，驳回 \(result.rejected.grouped)，核查中 \(result.pending.grouped)"
                        + (result.older > 0 ? "；其中 \(result.older.grouped) 行是对旧内容的答复" : "")
                        + (result.foreign > 0 ? "；\(result.foreign.grouped) 行不是本机发出的" : "")))
        }
        return facts
    }

    /// To one place, the last time counts.
    private static func deliveries(_ all: [DeliveryRecord]) -> [PackagePage.Fact] {
        all.enumerated().filter { index, one in !all[(index + 1)...].contains { $0.way == one.way && $0.place == one.place } }.map {
            _, one in
            .init(title: one.way, value: [one.time.minute, one.place].filter { !$0.isEmpty }.joined(separator: "，"))
        }
    }

    private func declaration(_ sent: ExchangeLog.Sent, _ visit: Visit) throws -> PackagePage.Declaration {
        let path = "/packages/\(sent.package.fileName)"
        let all = try visit.desk.sentRows(sent.package.sequence)
        let filter = SentRowFilter(rawValue: visit.query("show")) ?? .all
        let rows = filter == .all ? all : all.filter(filter.isShown)
        let pages = max(1, (rows.count + Self.rowsOnAPage - 1) / Self.rowsOnAPage)
        let page = min(max(1, Int(visit.query("page")) ?? 1), pages)
        let start = (page - 1) * Self.rowsOnAPage
        let shown = rows[start..<min(start + Self.rowsOnAPage, rows.count)]
        func link(_ page: Int) -> String { "\(path)?show=\(filter.rawValue)&page=\(page)" }
        return PackagePage.Declaration(
            kind: sent.standing.kind, verdict: sent.standing.title, verdictText: sent.standing.sentence,
            tabs: SentRowFilter.allCases.compactMap { one in
                let count = one == .all ? all.count : all.count(where: one.isShown)
                guard count > 0 || one == .all else { return nil }
                return .init(path: "\(path)?show=\(one.rawValue)", title: one.title, count: count.grouped, isCurrent: one == filter)
            },
            rows: SentRowMarkup.html(shown), hasRows: !shown.isEmpty,
            range: "第 \((start + 1).grouped)–\((start + shown.count).grouped) 行，共 \(rows.count.grouped) 行",
            previous: page > 1 ? link(page - 1) : nil, next: page < pages ? link(page + 1) : nil)
    }
}

extension Visit {
    /// Of `/packages/NAME` and of what lies below it.
    var packageName: String { part(1) }
}

extension SentRowFilter {
    fileprivate var title: String {
        switch self {
        case .all: "全部"
        case .unanswered: "还没有答复"
        case .rejected: "驳回"
        case .pending: "核查中"
        case .accepted: "接收"
        case .older: "对旧内容的答复"
        }
    }
}

/// The rows of a package as markup: there may be tens of thousands, a hundred at a time.
enum SentRowMarkup {
    static func html(_ rows: some Sequence<SentRowRecord>) -> String {
        var out = Markup()
        for row in rows {
            out.raw("<tr><th scope=\"row\">")
            out.link("/person/\(row.reference)", row.name.isEmpty ? row.reference : row.name)
            out.raw("</th><td>")
            out.text(row.identityNumber)
            out.raw("</td><td>")
            switch row.outcome {
            case .accepted: out.raw("<span class=\"tag ok\">接收</span>")
            case .rejected: out.raw("<span class=\"tag error\">驳回</span>")
            case .pending: out.raw("<span class=\"tag warn\">核查中</span>")
            case nil: out.raw("<span class=\"tag\">还没有答复</span>")
            }
            out.raw("</td><td>")
            if row.isOlder {
                out.raw(row.outcome == nil ? "<span class=\"tag\">后来改过</span>" : "<span class=\"tag\">对旧内容的答复</span>")
            }
            if row.isResent { out.raw(" <span class=\"tag info\">已重报</span>") }
            out.raw("</td></tr>")
        }
        return out.html
    }
}
