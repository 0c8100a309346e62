/// Who pays how much, from the rates and the people: the unit's estimate, and the center's figure of accepted rows.
package enum FeeSummary {
    /// One row a plan that has people, in the order of the codes. A person without a rate leaves the plan without amounts.
    package static func byPlan(_ people: some Sequence<Person>, rates: [PlanRate]) -> [PlanFee] {
        var count = HeadCount()
        for person in people { count.add(person) }
        return byPlan(count.heads, rates: rates)
    }

    package static func byPlan(_ heads: [PlanHeads], rates: [PlanRate]) -> [PlanFee] {
        var amounts: [String: [String: Amounts]] = [:]
        for rate in rates { amounts[rate.plan, default: [:]][rate.exemptionType] = rate.amounts }
        return Dictionary(grouping: heads, by: \.kind.plan).sorted { $0.key < $1.key }.map { plan, heads in
            var sum: Amounts? = .zero
            for group in heads {
                // Someone exempt without a type has no rate, and must not get that of those who pay.
                let rate = group.kind.isExempt && group.kind.exemptionType.isEmpty ? nil : amounts[plan]?[group.kind.exemptionType]
                sum = sum.flatMap { sum in rate.map { sum + $0 * group.count } }
            }
            return PlanFee(
                plan: plan, insured: heads.reduce(0) { $0 + $1.count },
                exempt: heads.reduce(0) { $0 + ($1.kind.isExempt ? $1.count : 0) }, amounts: sum)
        }
    }

    /// The row below the plans; without amounts as soon as one plan has none.
    package static func total(_ fees: [PlanFee]) -> PlanFee {
        PlanFee(
            plan: "", insured: fees.reduce(0) { $0 + $1.insured }, exempt: fees.reduce(0) { $0 + $1.exempt },
            amounts: fees.reduce(Amounts?.some(.zero)) { sum, fee in sum.flatMap { sum in fee.amounts.map { sum + $0 } } })
    }
}

/// How many people of a plan share an exemption type.
package struct PlanHeads: Sendable, Hashable {
    package struct Kind: Sendable, Hashable {
        package let plan: String
        /// Empty for those who are not exempt.
        package let exemptionType: String
        package let isExempt: Bool
    }

    package let kind: Kind
    package let count: Int

    init(kind: Kind, count: Int) {
        self.kind = kind
        self.count = count
    }

    package init(plan: String, exemptionType: String, isExempt: Bool, count: Int) {
        self.init(kind: Kind(plan: plan, exemptionType: exemptionType, isExempt: isExempt), count: count)
    }
}

extension Amounts {
    static func * (amounts: Self, count: Int) -> Self {
        Amounts(
            personal: amounts.personal * count, village: amounts.village * count, district: amounts.district * count,
            town: amounts.town * count, province: amounts.province * count)
    }
}
