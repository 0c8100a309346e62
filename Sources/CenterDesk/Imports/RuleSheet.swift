import CenterStore
import Enrollment

/// How grave a finding is in the units' programs.
struct RuleSheet: SheetReader {
    private static let words: [(String, Severity)] = [("错误", .error), ("提醒", .warning), ("error", .error), ("warning", .warning)]

    func value(_ row: inout RowReader) -> RuleRow? {
        let text = row.code(0)
        let severity = row.word(1, Self.words)
        guard !text.isEmpty, let severity else { return nil }
        guard let code = FindingCode(rawValue: text) else {
            row.note(0, .unknown, "没有叫“\(text)”的规则，请对照规则表填写，例如 idnumber.checksum。")
            return nil
        }
        if code.isAlwaysError, severity != .error { row.note(1, .unexpected, "规则“\(text)”必须是错误，不能改成提醒，请改回来或删去这一行。") }
        return RuleRow(code: code, severity: severity)
    }
}
