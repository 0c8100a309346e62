import CenterStore
import Enrollment
import Paperwork

extension CenterDesk {
    /// What the accepted people of a declaration cost.
    func fees(of declaration: DeclarationRecord, _ rates: [PlanRate]) throws -> [PlanFee] {
        let heads = try store.tally(declaration.id).filter { $0.key.kind == .accepted }.map { heads, people in
            PlanHeads(plan: heads.plan, exemptionType: heads.exemptionType, isExempt: heads.isExempt, count: people)
        }
        return FeeSummary.byPlan(heads, rates: rates)
    }

    /// A row a unit and plan, and a total row.
    func feesListing(_ units: [RegisteredUnit]) throws -> Listing {
        var rows: [[ListingValue]] = []
        var all: [PlanFee] = []
        let rates = try store.rates()
        for unit in units {
            guard let newest = try store.newestDeclaration(insuranceYear: profile.insuranceYear, unit: unit.code) else { continue }
            let fees = try fees(of: newest, rates)
            rows += fees.map { [.text(unit.code), .text(unit.name), .text($0.plan)] + $0.cells }
            all += fees
        }
        if !all.isEmpty {
            let total = FeeSummary.total(all)
            rows.append([.text(""), .text(""), .text("合计")] + total.cells)
        }
        return Listing(
            title: "缴费汇总",
            columns: CenterColumns.unit + [
                ListingColumn("plan", "参保计划"), ListingColumn("insured", "参保人数"), ListingColumn("exempt", "免交人数"),
                ListingColumn("personal", "个人缴费金额"), ListingColumn("village", "村缴费金额"), ListingColumn("district", "区财政补贴金额"),
                ListingColumn("town", "镇财政补贴金额"), ListingColumn("province", "省级财政补贴金额"),
            ],
            rows: rows)
    }
}

extension PlanFee {
    fileprivate var cells: [ListingValue] {
        [.count(insured), .count(exempt)]
            + (amounts.map { $0.all.map(ListingValue.fen) } ?? Array(repeating: .none(reads: "无费率"), count: 5))
    }
}
