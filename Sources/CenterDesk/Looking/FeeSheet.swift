import CenterStore
import Enrollment

/// A page of what each unit's accepted people cost, and the total of all units.
package struct FeeSheet: Sendable {
    package struct Line: Sendable {
        package let unit: RegisteredUnit
        package let fee: PlanFee
    }

    /// Units.
    package let total: Int
    package let lines: [Line]
    /// Over all units, a plan each.
    package let plans: [PlanFee]
    package let all: PlanFee
}

extension CenterDesk {
    /// - Parameter plan: one plan only; empty: all.
    package func feeSheet(plan: String, offset: Int, limit: Int) throws -> FeeSheet {
        let year = try profile.insuranceYear
        let rates = try store.rates()
        let (total, units) = try store.acceptedHeads(insuranceYear: year, plan: plan, offset: offset, limit: limit)
        let plans = FeeSummary.byPlan(try store.acceptedHeads(insuranceYear: year), rates: rates).filter { plan.isEmpty || $0.plan == plan }
        return FeeSheet(
            total: total,
            lines: units.flatMap { unit in
                FeeSummary.byPlan(unit.heads, rates: rates).map { FeeSheet.Line(unit: unit.unit, fee: $0) }
            }, plans: plans, all: FeeSummary.total(plans))
    }
}
