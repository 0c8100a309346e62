import CenterStore

struct DeceasedRule: ComparisonRule {
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        guard let record = row.register, record.standing == .deceased else { return nil }
        return Ruling(.rejected, .deceased, "核心系统登记此人已死亡\(record.inBrackets)。如有误，请家庭持户口簿到中心更正；属实的，请减少此人。")
    }
}
