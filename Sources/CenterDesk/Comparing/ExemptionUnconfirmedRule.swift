import CenterStore

struct ExemptionUnconfirmedRule: ComparisonRule {
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        guard circumstances.areExemptionsLoaded, row.isExempt, !row.isExemptionConfirmed else { return nil }
        let type = row.exemptionType.isEmpty ? "免缴类型没有填，" : "免缴类型“\(row.exemptionType)”"
        return Ruling(
            .rejected, .exemptionUnconfirmed,
            "\(type)没有查到认定。请家庭提供认定材料；没有认定的，请把免缴情况改为否。")
    }
}
