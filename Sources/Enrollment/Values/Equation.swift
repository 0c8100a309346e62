/// 下年度申报 = 上年度续保 + 本年度新增 − 本年度减少. Counts of people.
package struct Equation: Sendable, Hashable {
    package let renewals: Int
    package let additions: Int
    package let reductions: Int

    package init(renewals: Int, additions: Int, reductions: Int) {
        self.renewals = renewals
        self.additions = additions
        self.reductions = reductions
    }

    package var declared: Int { renewals + additions - reductions }
}
