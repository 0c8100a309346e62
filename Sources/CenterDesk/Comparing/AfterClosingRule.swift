import CenterStore

/// Late rows are kept for the center to decide: nobody else can mend them.
struct AfterClosingRule: ComparisonRule {
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        guard let day = circumstances.missedClosing else { return nil }
        return Ruling(.pending, .afterClosing, "在申报截止日 \(day) 以后送达，由中心决定是否受理。")
    }
}
