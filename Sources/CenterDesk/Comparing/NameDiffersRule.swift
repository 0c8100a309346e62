import CenterStore
import Enrollment

/// The same document under another name. Of the register's name only the first character is shown.
struct NameDiffersRule: ComparisonRule {
    func ruling(on row: DeclaredPerson, of unit: String, register: CoreRegister) -> Ruling? {
        guard let record = register.records[row.person.identity], let first = record.name.first, record.name != row.person.name else {
            return nil
        }
        let masked = String(first) + String(repeating: "*", count: record.name.count - 1)
        return Ruling(.rejected, .nameDiffers, "证件号码在核心系统中的姓名是“\(masked)”，与申报的“\(row.person.name)”不一致。请核对证件后更正姓名或证件号码。")
    }
}
