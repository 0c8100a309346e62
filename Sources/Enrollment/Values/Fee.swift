/// The fee summary of one plan. `insured` counts the exempt too; amounts in fen.
package struct PlanFee: Sendable, Hashable, Codable {
    package let plan: String
    package let insured: Int
    package let exempt: Int
    /// nil where a rate is missing: the page says 无费率, never 0.
    package let amounts: Amounts?

    package init(plan: String, insured: Int, exempt: Int, amounts: Amounts?) {
        self.plan = plan
        self.insured = insured
        self.exempt = exempt
        self.amounts = amounts
    }
}
