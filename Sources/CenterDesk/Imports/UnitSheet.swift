import CenterStore
import Enrollment

struct UnitSheet: SheetReader {
    static let kind = SheetKind.unit

    func value(_ row: inout RowReader) -> RegisteredUnit? {
        let code = row.code(0)
        let name = row.required(1)
        let kind = row.word(2, UnitKind.allCases.map { ($0.title, $0) })
        if !code.isEmpty, !UnitCode.isValid(code) { row.note(0, .format, UnitCode.sentence(code)) }
        guard let kind else { return nil }
        return RegisteredUnit(code: code, name: name, kind: kind)
    }

    func keys(_ value: RegisteredUnit) -> [(column: Int, key: String)] { [(0, value.code)] }
}

/// `[0-9A-Za-z]{1,20}`: it stands in file names and certificates.
package enum UnitCode {
    package static func isValid(_ code: String) -> Bool {
        (1...20).contains(code.utf8.count)
            && code.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) }
    }

    static func sentence(_ code: String) -> String { "代码“\(code)”只能是 1 到 20 个字母和数字。" }
}
