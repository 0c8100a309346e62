import CenterStore
import Enrollment

/// People whose exemption the center has confirmed.
struct ExemptionSheet: SheetReader {
    let normaliser: Normaliser
    /// Known types; empty where no table was imported yet.
    let types: Set<String>

    func value(_ row: inout RowReader) -> ExemptionRow? {
        _ = row.code(0)
        _ = row.code(1)
        _ = row.required(2)
        let written = row.code(3)
        let type = normaliser.value(of: row.cell(3), .exemptionType)
        if !written.isEmpty, !types.isEmpty, !types.contains(type) {
            row.note(3, .unknown, "免缴类型“\(written)”不在代码表里，请填\(types.sorted().prefix(6).joined(separator: "、"))中的一个。")
        }
        return ExemptionRow(
            identity: Identity(
                type: normaliser.value(of: row.cell(0), .identityType), number: normaliser.value(of: row.cell(1), .identityNumber)),
            exemptionType: type, note: row.text(4))
    }
}
