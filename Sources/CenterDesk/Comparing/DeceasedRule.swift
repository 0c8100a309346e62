import CenterStore
import Enrollment

struct DeceasedRule: ComparisonRule {
    func ruling(on row: DeclaredPerson, of unit: String, register: CoreRegister) -> Ruling? {
        guard let record = register.records[row.person.identity], record.standing == .deceased else { return nil }
        return Ruling(.rejected, .deceased, "核心系统登记此人已死亡\(record.inBrackets)。如有误，请家庭持户口簿到中心更正；属实的，请减少此人。")
    }
}
