import CenterStore
import Enrollment

struct RosterSheet: SheetReader {
    let normaliser: Normaliser
    let units: Set<String>
    let insuranceYear: Int

    /// Fields are normalised and not judged: what was let in once may not pass today's rules. Only who it is must be clear.
    func value(_ row: inout RowReader) -> RosterRow? {
        let unit = row.code(0)
        let number = row.code(1)
        var fields: [String] = []
        fields.reserveCapacity(PersonField.allCases.count)
        for field in PersonField.allCases {
            let column = field.position + 2
            switch field {
            case .name: _ = row.required(column)
            case .identityType, .identityNumber: _ = row.code(column)
            default: _ = row.text(column)
            }
            fields.append(normaliser.value(of: row.cell(column), field))
        }
        if !unit.isEmpty, !units.contains(unit) { row.note(0, .unknown, "没有代码为“\(unit)”的单位，请先导入单位。") }
        if number.utf8.count > 40 { row.note(1, .format, "编号“\(number)”超过 40 个字符。") }
        return RosterRow(
            insuranceYear: insuranceYear, unit: unit, insured: InsuredPerson(personalNumber: number, person: Person(fields: fields)))
    }
}
