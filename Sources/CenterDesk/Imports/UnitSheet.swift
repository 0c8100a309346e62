import CenterStore
import Enrollment

struct UnitSheet: SheetReader {
    let tables: CodeTables
    let normaliser: Normaliser
    /// What stands there, for a file without the column; nil where the file has it.
    let standing: [String: Set<String>]?

    func value(_ row: inout RowReader) -> UnitRow? {
        let code = row.code(0)
        let name = row.required(1)
        let kind = row.word(2, UnitKind.allCases.map { ($0.title, $0) })
        let communities = communities(&row)
        if !code.isEmpty, !UnitCode.isValid(code) { row.note(0, .format, UnitCode.sentence(code)) }
        guard let kind else { return nil }
        return UnitRow(
            unit: RegisteredUnit(code: code, name: name, kind: kind), communities: standing.map { $0[code] ?? [] } ?? Set(communities))
    }

    private func communities(_ row: inout RowReader) -> [String] {
        row.code(3, isRequired: false).split { "、,; ".contains($0) }.map { written in
            let code = normaliser.value(of: .text(String(written)), .community)
            if !UnitCode.isValid(code) {
                row.note(3, .format, "社区" + UnitCode.sentence(code))
            } else if tables.isSupplied(.community), tables.entry(.community, code) == nil {
                row.note(3, .unknown, "社区“\(code)”不在代码表里，请改正，或先导入代码表。")
            }
            return code
        }
    }
}

/// `[0-9A-Za-z]{1,20}`: it stands in file names and certificates.
package enum UnitCode {
    package static func isValid(_ code: String) -> Bool {
        (1...20).contains(code.utf8.count)
            && code.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) }
    }

    static func sentence(_ code: String) -> String { "代码“\(code)”只能是 1 到 20 个字母和数字。" }
}
