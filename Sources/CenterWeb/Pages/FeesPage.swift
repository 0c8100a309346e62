import CenterDesk
import CenterStore
import Enrollment
import Hummingbird
import LocalWeb

extension Web {
    private static let unitsALeaf = 50

    @Sendable func fees(_ visit: inout Visit) async throws -> Response {
        let conditions = Conditions(["plan"], visit.query)
        let path = Destination.fees.path
        let total = try visit.desk.feeSheet(plan: conditions["plan"], offset: 0, limit: 0).total
        let leaf = Leaf(visit.query("page"), of: total, size: Self.unitsALeaf)
        let sheet = try visit.desk.feeSheet(plan: conditions["plan"], offset: leaf.offset, limit: leaf.size)
        let plans = try visit.desk.codeTables().codes(of: .plan).map { ($0.code, "\($0.code) \($0.name)") }
        let sums: [(unit: RegisteredUnit?, fee: PlanFee)] =
            sheet.plans.map { (nil, $0) } + (sheet.plans.count > 1 ? [(nil, sheet.all)] : [])
        let lines = sums + sheet.lines.map { ($0.unit, $0.fee) }
        let table = TableMarkup(["单位"] + FeeMarkup.headings, lines) { line, out in
            if let unit = line.unit {
                out.cell("\(unit.code) \(unit.name)", link: "/units/" + unit.code)
            } else {
                out.raw("<th scope=\"row\"><strong>所有单位</strong></th>")
            }
            FeeMarkup.write(line.fee, to: &out)
        }
        return renderer.response(
            ListPage(
                shell: try shell(.fees, visit), path: path, subtitle: "已通过的人，金额单位：元", conditions: conditions,
                fields: [.choice("plan", "参保计划", [("", "全部")] + plans, conditions)], exports: Self.exports(.fees),
                command: .importRates, table: table, look: "fees", leaf: leaf, emptyText: "还没有通过的人。比对以后，这里按单位和参保计划列出费用。"))
    }
}

/// What people of one plan cost, in a row.
enum FeeMarkup {
    static let headings = ["参保计划", "参保人数#", "免交人数#", "个人缴费#", "村缴费#", "区财政补贴#", "镇财政补贴#", "省级财政补贴#", "合计#"]

    static func write(_ fee: PlanFee, to out: inout Markup) {
        if fee.plan.isEmpty { out.raw("<th scope=\"row\"><strong>合计</strong></th>") } else { out.value(fee.plan) }
        out.count(fee.insured)
        out.count(fee.exempt)
        let amounts = fee.amounts.map { ($0.all + [$0.sum]).map(\.yuan) } ?? Array(repeating: "无费率", count: 6)
        for amount in amounts { out.amount(amount) }
    }
}
