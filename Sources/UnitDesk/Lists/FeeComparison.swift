import Enrollment
import UnitStore

/// What the unit's rates say beside what the center says, and whom the difference is about.
package struct FeeComparison: Sendable {
    package struct Plan: Sendable {
        package let code: String
        package let name: String
        package let estimate: PlanFee
        /// nil while the center has said nothing of this plan.
        package let center: PlanFee?
    }

    package let plans: [Plan]
    package let estimate: PlanFee
    /// nil before the first result that has fees.
    package let center: PlanFee?
    /// People of the declared year whom the center's figures leave out, by where they stand; none that are accepted.
    package let leftOut: [(standing: Standing, count: Int)]
    /// The center's sum less our own for the people it has accepted, in fen; nil where a rate is missing. 0: nothing is unexplained.
    package let unexplained: Int?
}

extension UnitDesk {
    package func feeComparison() throws -> FeeComparison {
        try remember(.feeComparison) {
            let rates = try store.planRates()
            let names = Dictionary(rates.map { ($0.plan, $0.planName) }) { first, _ in first }
            let center = try store.centerFees()
            let estimates = FeeSummary.byPlan(try store.heads(RosterQuery()), rates: rates)
            let codes = Set(center.map(\.plan) + estimates.map(\.plan)).sorted()
            func heads(_ standing: Standing) throws -> [PlanHeads] {
                var query = RosterQuery()
                query.standing = standing
                return try store.heads(query)
            }
            let accepted = FeeSummary.total(FeeSummary.byPlan(try heads(.accepted), rates: rates))
            let total = center.isEmpty ? nil : FeeSummary.total(center)
            return FeeComparison(
                plans: codes.map { code in
                    FeeComparison.Plan(
                        code: code, name: names[code] ?? "",
                        estimate: estimates.first { $0.plan == code } ?? PlanFee(plan: code, insured: 0, exempt: 0, amounts: .zero),
                        center: center.first { $0.plan == code })
                },
                estimate: FeeSummary.total(estimates), center: total,
                leftOut: try [.unsent, .unanswered, .rejected, .pending].map { standing in
                    (standing, try heads(standing).reduce(0) { $0 + $1.count })
                },
                unexplained: total?.amounts.flatMap { center in accepted.amounts.map { center.sum - $0.sum } })
        }
    }
}
