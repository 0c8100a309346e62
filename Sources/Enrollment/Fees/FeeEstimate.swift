/// Who pays how much, from the rates and the people: the unit's estimate, and the center's figure of accepted rows.
package enum FeeSummary {
    /// One row a plan that has people, in the order of the codes. A person without a rate leaves the plan without amounts.
    package static func byPlan(_ people: some Sequence<Person>, rates: [PlanRate]) -> [PlanFee] {
        var amounts: [String: [String: Amounts]] = [:]
        for rate in rates { amounts[rate.plan, default: [:]][rate.exemptionType] = rate.amounts }
        var counts: [String: [String: Int]] = [:]
        for person in people { counts[person[.plan], default: [:]][person.isExempt ? person[.exemptionType] : "", default: 0] += 1 }
        return counts.sorted { $0.key < $1.key }.map { plan, byType in
            var sum: Amounts? = .zero
            for (type, count) in byType { sum = sum.flatMap { sum in amounts[plan]?[type].map { sum + $0 * count } } }
            return PlanFee(
                plan: plan, insured: byType.values.reduce(0, +), exempt: byType.filter { $0.key != "" }.values.reduce(0, +), amounts: sum)
        }
    }

    /// The row below the plans; without amounts as soon as one plan has none.
    package static func total(_ fees: [PlanFee]) -> PlanFee {
        PlanFee(
            plan: "", insured: fees.reduce(0) { $0 + $1.insured }, exempt: fees.reduce(0) { $0 + $1.exempt },
            amounts: fees.reduce(Amounts?.some(.zero)) { sum, fee in sum.flatMap { sum in fee.amounts.map { sum + $0 } } })
    }
}

extension Amounts {
    static func * (amounts: Self, count: Int) -> Self {
        Amounts(
            personal: amounts.personal * count, village: amounts.village * count, district: amounts.district * count,
            town: amounts.town * count, province: amounts.province * count)
    }
}
