import CenterStore

struct InsuredElsewhereRule: ComparisonRule {
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        guard let record = row.register, record.standing == .insuredElsewhere else { return nil }
        return Ruling(
            .rejected, .insuredElsewhere, "此人在申报年度已参加其他医疗保险\(record.inBrackets)。请家庭提供停保证明；不再由本单位参保的，请减少此人。")
    }
}

extension CoreRecord {
    /// The core system's own words, where it has any.
    var inBrackets: String { note.isEmpty ? "" : "（\(note)）" }
}
