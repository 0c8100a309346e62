import CenterStore
import Enrollment

/// Neither row is accepted until one of the units has reduced the person.
struct DeclaredByTwoUnitsRule: ComparisonRule {
    func ruling(on row: DeclaredPerson, of unit: String, register: CoreRegister) -> Ruling? {
        let others = register.declarers[row.person.identity, default: []].filter { $0.code != unit }
        guard !others.isEmpty else { return nil }
        let names = others.map { "\($0.name)（\($0.code)）" }.joined(separator: "、")
        return Ruling(.rejected, .declaredByTwoUnits, "此人同时由\(names)申报。请两个单位商定由谁申报，另一个单位减少此人后再报。")
    }
}
