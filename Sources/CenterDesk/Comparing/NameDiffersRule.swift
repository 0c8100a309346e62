import CenterStore

/// The same document under another name.
struct NameDiffersRule: ComparisonRule {
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        guard let record = row.register, !record.name.isEmpty, record.name != row.name else { return nil }
        return Ruling(
            .rejected, .nameDiffers,
            "证件号码在核心系统中的姓名是“\(record.name.masked)”，与申报的“\(row.name)”不一致。请核对证件后更正姓名或证件号码。")
    }
}

extension String {
    /// Of somebody's name only the first character is shown.
    var masked: String { prefix(1) + String(repeating: "*", count: max(0, count - 1)) }
}
