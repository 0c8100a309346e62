import Testing

@testable import Enrollment

@Suite struct FeeTests {
    /// Five figures that can be told apart in every sum.
    private static func amounts(_ personal: Int) -> Amounts {
        Amounts(personal: personal, village: 10 * personal, district: 100 * personal, town: 1000 * personal, province: 10_000 * personal)
    }

    private static let rates = [
        PlanRate(plan: "GA", planName: "", exemptionType: "", amounts: amounts(2)),
        PlanRate(plan: "GA", planName: "", exemptionType: "001", amounts: amounts(1)),
        PlanRate(plan: "GC", planName: "", exemptionType: "", amounts: amounts(5)),
    ]

    private static func pay(_ plan: String, _ count: Int) -> PlanHeads {
        PlanHeads(plan: plan, exemptionType: "", isExempt: false, count: count)
    }
    private static func exempt(_ plan: String, _ type: String, _ count: Int) -> PlanHeads {
        PlanHeads(plan: plan, exemptionType: type, isExempt: true, count: count)
    }

    private static func fee(_ plan: String, _ insured: Int, _ exempt: Int, _ personal: Int?) -> PlanFee {
        PlanFee(plan: plan, insured: insured, exempt: exempt, amounts: personal.map(amounts))
    }

    @Test(arguments: [
        ([], []), ([pay("GA", 3)], [fee("GA", 3, 0, 6)]),
        // The exempt count among the insured, and pay their own rate.
        ([pay("GA", 3), exempt("GA", "001", 2)], [fee("GA", 5, 2, 8)]),
        // In the order of the codes.
        ([pay("GC", 1), pay("GA", 1)], [fee("GA", 1, 0, 2), fee("GC", 1, 0, 5)]),
        // Somebody without a rate: no amount at all, and the others' none that looks right.
        ([pay("旧", 2)], [fee("旧", 2, 0, nil)]), ([exempt("GC", "001", 1), pay("GC", 9)], [fee("GC", 10, 1, nil)]),
        ([exempt("GA", "002", 1)], [fee("GA", 1, 1, nil)]),
        // Exempt without a type is not the rate of those who pay.
        ([exempt("GA", "", 1)], [fee("GA", 1, 1, nil)]), ([exempt("GA", "", 1), pay("GA", 1)], [fee("GA", 2, 1, nil)]),
        ([pay("GA", 0)], [fee("GA", 0, 0, 0)]),
    ])
    func byPlan(_ heads: [PlanHeads], _ fees: [PlanFee]) { #expect(FeeSummary.byPlan(heads, rates: Self.rates) == fees) }

    @Test(arguments: [
        ([], fee("", 0, 0, 0)), ([fee("GA", 3, 1, 6)], fee("", 3, 1, 6)), ([fee("GA", 3, 1, 6), fee("GC", 2, 0, 10)], fee("", 5, 1, 16)),
        ([fee("GA", 3, 1, 6), fee("旧", 2, 0, nil)], fee("", 5, 1, nil)), ([fee("旧", 2, 0, nil), fee("GA", 3, 1, 6)], fee("", 5, 1, nil)),
    ])
    func totals(_ fees: [PlanFee], _ total: PlanFee) { #expect(FeeSummary.total(fees) == total) }

    /// The unit counts heads in its database, the center counts people: both come to the same.
    @Test func peopleAndHeadsComeToTheSame() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let people = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                var person = Person()
                person[.plan] = ["GA", "GC", "旧", ""].randomElement(using: &generator) ?? ""
                person[.exempt] = ["Y", "N", ""].randomElement(using: &generator) ?? ""
                person[.exemptionType] = ["", "001", "002"].randomElement(using: &generator) ?? ""
                return person
            }
            // A head at a time, as no database would group them.
            let heads = people.map {
                PlanHeads(plan: $0[.plan], exemptionType: $0.isExempt ? $0[.exemptionType] : "", isExempt: $0.isExempt, count: 1)
            }
            let fees = FeeSummary.byPlan(people, rates: Self.rates)
            #expect(fees == FeeSummary.byPlan(heads, rates: Self.rates), "seed \(seed)")
            #expect(
                FeeSummary.total(fees).insured == people.count && FeeSummary.total(fees).exempt == people.count(where: \.isExempt),
                "seed \(seed)")
        }
    }
}
