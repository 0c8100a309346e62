import CenterStore

/// The unit changed the number of a document, the register knows only the former one, and knows it under this name.
struct IdentityDiffersRule: ComparisonRule {
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        guard row.register == nil, let holder = row.holder, holder.unit == circumstances.unit, holder.identity != row.identity,
            row.registeredNameOfHolder == row.name
        else { return nil }
        let known = holder.identity.number
        return Ruling(
            .rejected, .identityDiffers,
            "“\(row.name)”在核心系统中的证件号码是“\(known.prefix(6))****\(known.suffix(4))”，与申报的“\(row.identity.number)”不一致。"
                + "请核对证件后更正；确已换证的，请家庭持新证件到中心登记。")
    }
}
