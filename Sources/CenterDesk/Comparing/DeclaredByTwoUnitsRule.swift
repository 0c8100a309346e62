import CenterStore

/// Neither row is accepted until one of the units has reduced the person.
struct DeclaredByTwoUnitsRule: ComparisonRule {
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        guard !circumstances.otherUnits.isEmpty else { return nil }
        let names = circumstances.otherUnits.map { "\($0.name)（\($0.code)）" }.joined(separator: "、")
        return Ruling(.rejected, .declaredByTwoUnits, "此人同时由\(names)申报。请两个单位商定由谁申报，另一个单位减少此人后再报。")
    }
}
