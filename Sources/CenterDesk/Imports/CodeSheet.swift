import CenterStore
import Enrollment

struct CodeSheet: SheetReader {
    func value(_ row: inout RowReader) -> CodeEntry? {
        let table = row.word(0, CodeTableName.allCases.map { ($0.title, $0) })
        let code = row.code(1)
        let name = row.required(2)
        let shape = row.code(3, isRequired: false)
        if code.utf8.count > 20 { row.note(1, .format, "代码“\(code)”超过 20 个字符。") }
        guard let table else { return nil }
        if table != .identityType, !shape.isEmpty { row.note(3, .unexpected, "只有证件类型才有形状，这里请留空。") }
        // Unknown shapes are free.
        return CodeEntry(table: table, code: code, name: name, shape: IdentityShape(rawValue: shape))
    }
}
