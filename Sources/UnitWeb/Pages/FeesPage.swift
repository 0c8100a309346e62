import Enrollment
import Hummingbird
import LocalWeb
import Paperwork
import UnitDesk
import UnitStore

/// 缴费信息汇总: the manual's seven figures for each plan, our estimate beside what the center says.
struct FeesPage: Page {
    static let template = "fees"

    struct Sum: Sendable {
        let title: String
        let amount: String
        let people: String
        let link: String?
        let note: String?
    }

    struct LeftOut: Sendable {
        let title: String
        let count: String
        let path: String
    }

    /// Who pays what of a sum, in thousandths.
    struct Bar: Sendable {
        let title: String
        let label: String
        let parts: [Part]
    }

    struct Part: Sendable {
        let style: String
        let title: String
        let x: String
        let width: String
        let share: String
        let amount: String
    }

    let shell: Shell
    let path: String
    let subtitle: String
    let fields: [ListField]
    let exports: [ListTab]
    let sums: [Sum]
    let leftOut: [LeftOut]
    let hasLeftOut: Bool
    let unexplained: String?
    /// Changes that no package has carried yet: until then a difference may be theirs.
    let unsent: String?
    /// The body of the table, markup.
    let table: String
    let bars: [Bar]
    let legend: [Part]
    let hasBars: Bool
}

extension Web {
    @Sendable func fees(_ visit: inout Visit) async throws -> Response {
        try lasting(visit) { try feesPage($0) }
    }

    private func feesPage(_ visit: Visit) throws -> FeesPage {
        let filter = QueryFilter(visit.query)
        let comparison = try visit.desk.feeComparison()
        let wanted = filter["plan"]
        let plans = comparison.plans.filter { wanted.isEmpty || $0.code == wanted }
        let total = FeesTable.Row(title: "合计", plan: "", estimate: comparison.estimate, center: comparison.center)
        let rows = plans.map { FeesTable.Row(title: "\($0.code) \($0.name)", plan: $0.code, estimate: $0.estimate, center: $0.center) }
        let shownTotal = wanted.isEmpty ? total : rows.first ?? total
        let bars = FeesTable.bars(wanted.isEmpty ? [total] + rows : rows)
        let leftOut = comparison.center == nil || !wanted.isEmpty ? [] : comparison.leftOut.filter { $0.count > 0 }
        return FeesPage(
            shell: try shell(.fees, visit), path: Destination.fees.path,
            subtitle: "\(try visit.desk.overview().profile.insuranceYear) 年度，金额单位：元",
            fields: try Self.fields(.fees, filter, visit.desk),
            exports: Self.exports(.fees, .fees, filter), sums: FeesTable.sums(shownTotal),
            leftOut: leftOut.map {
                .init(title: $0.standing.title, count: $0.count.grouped, path: "/declared?result=\($0.standing.rawValue)")
            }, hasLeftOut: !leftOut.isEmpty,
            unexplained: wanted.isEmpty ? comparison.unexplained.flatMap { $0 == 0 ? nil : $0.yuan } : nil,
            unsent: try visit.desk.overview().unsent.total == 0 ? nil : try visit.desk.overview().unsent.total.grouped,
            table: FeesTable.html(wanted.isEmpty ? rows + [total] : rows), bars: bars,
            legend: bars.first?.parts ?? [], hasBars: !bars.isEmpty)
    }
}

/// The table's arithmetic: whole fen until the last moment.
enum FeesTable {
    struct Row {
        let title: String
        let plan: String
        let estimate: PlanFee
        let center: PlanFee?

        func write(to out: inout Markup) {
            out.raw("<tbody><tr class=\"group\"><th scope=\"rowgroup\" colspan=\"9\">")
            out.text(title)
            out.raw("</th></tr>\n")
            let ours = Self.figures(estimate)
            line("本机估算", ours, to: &out) { $0 == 1 ? path("exempt=Y") : path("") }
            if let center {
                line("中心核定", Self.figures(center), to: &out) { _ in nil }
                line("差额", difference(center), isDifference: true, to: &out) { _ in nil }
            }
            out.raw("</tbody>\n")
        }

        private func line(_ title: String, _ figures: [String], isDifference: Bool = false, to out: inout Markup, link: (Int) -> String?) {
            if isDifference { out.raw("<tr class=\"difference\"><th scope=\"row\">") } else { out.raw("<tr><th scope=\"row\">") }
            out.text(title)
            out.raw("</th>")
            for (place, figure) in figures.enumerated() {
                out.raw("<td class=\"num\">")
                if let link = link(place), figure != FeesTable.missing { out.link(link, figure) } else { out.text(figure) }
                out.raw("</td>")
            }
            out.raw("</tr>\n")
        }

        private func path(_ more: String) -> String {
            "/declared?" + [plan.isEmpty ? "" : "plan=\(plan.encoded)", more].filter { !$0.isEmpty }.joined(separator: "&")
        }

        /// 参保人数, 免交人数, five amounts and their sum.
        static func figures(_ fee: PlanFee) -> [String] {
            let amounts = fee.amounts.map { ($0.all + [$0.sum]).map(\.yuan) } ?? Array(repeating: FeesTable.missing, count: 6)
            return [fee.insured.grouped, fee.exempt.grouped] + amounts
        }

        private func difference(_ center: PlanFee) -> [String] {
            let heads = [center.insured - estimate.insured, center.exempt - estimate.exempt].map(\.signed)
            guard let ours = estimate.amounts, let theirs = center.amounts else { return heads + Array(repeating: "—", count: 6) }
            return heads + zip(theirs.all + [theirs.sum], ours.all + [ours.sum]).map { ($0 - $1).yuan }
        }
    }

    static let missing = "无费率"

    static func html(_ rows: [Row]) -> String {
        var out = Markup()
        for row in rows { row.write(to: &out) }
        return out.html
    }

    static func sums(_ row: Row) -> [FeesPage.Sum] {
        func amount(_ fee: PlanFee) -> String { fee.amounts.map { $0.sum.yuan } ?? missing }
        let ours = FeesPage.Sum(
            title: "本机估算", amount: amount(row.estimate), people: "\(row.estimate.insured.grouped) 人",
            link: row.plan.isEmpty ? "/declared" : "/declared?plan=\(row.plan.encoded)", note: "按中心下发的费率")
        guard let center = row.center else {
            return [ours, .init(title: "中心核定", amount: "—", people: "", link: nil, note: "中心还没有发来缴费信息，它随结果包一起来")]
        }
        let theirs = FeesPage.Sum(
            title: "中心核定", amount: amount(center), people: "\(center.insured.grouped) 人",
            link: row.plan.isEmpty ? "/declared?result=accepted" : "/declared?result=accepted&plan=\(row.plan.encoded)", note: "随结果包收到")
        let difference = row.estimate.amounts.flatMap { ours in center.amounts.map { ($0.sum - ours.sum).yuan } }
        return [
            ours, theirs,
            .init(
                title: "差额（中心减本机）", amount: difference ?? "—", people: "\((center.insured - row.estimate.insured).signed) 人", link: nil,
                note: nil),
        ]
    }

    private static let payers = ["个人缴费", "村缴费", "区财政补贴", "镇财政补贴", "省级财政补贴"]

    /// Of our own estimate; plans without a rate or a sum have no picture.
    static func bars(_ rows: [Row]) -> [FeesPage.Bar] {
        rows.compactMap { row in
            guard let amounts = row.estimate.amounts, amounts.sum > 0 else { return nil }
            var start = 0
            let parts = zip(payers, amounts.all).enumerated().compactMap { place, payer -> FeesPage.Part? in
                let width = payer.1 * 1000 / amounts.sum
                defer { start += width }
                guard payer.1 > 0 else { return nil }
                return FeesPage.Part(
                    style: "pay-\(place + 1)", title: payer.0, x: String(start), width: String(max(1, width - 2)),
                    share: "\(width / 10).\(width % 10)%",
                    amount: payer.1.yuan)
            }
            return FeesPage.Bar(title: row.title, label: parts.map { "\($0.title) \($0.share)" }.joined(separator: "，"), parts: parts)
        }
    }
}
