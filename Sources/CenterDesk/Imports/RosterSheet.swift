import CenterStore
import Enrollment

struct RosterSheet: SheetReader {
    static let kind = SheetKind.roster

    let normaliser: Normaliser
    let units: Set<String>
    /// Who holds a personal number already, among units.
    let holders: [String: String]

    struct Value {
        let unit: String
        let insured: InsuredPerson
    }

    /// Fields are normalised and not judged: what was let in once may not pass today's rules. Only who it is must be clear.
    func value(_ row: inout RowReader) -> Value? {
        let unit = row.code(0)
        let number = row.code(1)
        var person = Person()
        for field in PersonField.allCases {
            let column = field.position + 2
            switch field {
            case .name: _ = row.required(column)
            case .identityType, .identityNumber: _ = row.code(column)
            default: _ = row.text(column)
            }
            person[field] = normaliser.value(of: row.cell(column), field)
        }
        if !unit.isEmpty, !units.contains(unit) { row.note(0, .unknown, "没有代码为“\(unit)”的单位，请先导入单位。") }
        if number.utf8.count > 40 { row.note(1, .format, "编号“\(number)”超过 40 个字符。") }
        if let holder = holders[number], holder != unit { row.note(1, .duplicate, "编号“\(number)”已经是单位 \(holder) 的人员。") }
        return Value(unit: unit, insured: InsuredPerson(personalNumber: number, person: person))
    }

    func keys(_ value: Value) -> [(column: Int, key: String)] {
        let identity = value.insured.person.identity
        return [(1, value.insured.personalNumber), (4, "\(value.unit) \(identity.type) \(identity.number)")]
    }
}
