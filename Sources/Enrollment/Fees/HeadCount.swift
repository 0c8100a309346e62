/// How many people share plan and exemption, counted one by one.
package struct HeadCount: Sendable {
    private var counts: [PlanHeads.Kind: Int] = [:]

    package init() {}

    package mutating func add(_ person: Person) {
        let type = person.isExempt ? person[.exemptionType] : ""
        counts[PlanHeads.Kind(plan: person[.plan], exemptionType: type, isExempt: person.isExempt), default: 0] += 1
    }

    package var heads: [PlanHeads] { counts.map { PlanHeads(kind: $0, count: $1) } }
    package var total: Int { counts.values.reduce(0, +) }
}
