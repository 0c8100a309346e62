import CenterStore
import Enrollment

struct InsuredElsewhereRule: ComparisonRule {
    func ruling(on row: DeclaredPerson, of unit: String, register: CoreRegister) -> Ruling? {
        guard let record = register.records[row.person.identity], record.standing == .insuredElsewhere else { return nil }
        return Ruling(
            .rejected, .insuredElsewhere, "此人在申报年度已参加其他医疗保险\(record.inBrackets)。请家庭提供停保证明；不再由本单位参保的，请减少此人。")
    }
}

extension CoreRecord {
    /// The core system's own words, where it has any.
    var inBrackets: String { note.isEmpty ? "" : "（\(note)）" }
}
