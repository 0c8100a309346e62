import CommandLineSupport
import Enrollment
import UnitDesk

extension CheckReport {
    func json(batch: Int?) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("file", .text(file)), ("rows", .number(rows)), ("blankRows", .number(blankRows)), ("accepted", .number(accepted)),
            ("rejected", .number(rejected)), ("findings", .array(findings.map(\.json))),
        ]
        if let batch { members.insert(("batch", .number(batch)), at: 0) }
        return .object(members)
    }

    var text: String {
        let head = "\(file)：\(rows) 行，合格 \(accepted) 行，有错 \(rejected) 行" + (blankRows > 0 ? "，另跳过空白行 \(blankRows) 行" : "") + "。"
        return ([head] + findings.map { "第 \($0.row) 行　\($0.severity == .error ? "错误" : "提醒")　\($0.column)　\($0.message)" })
            .joined(separator: "\n")
    }
}

extension Finding {
    var json: JSONValue {
        .object([
            ("row", .number(row)), ("column", .text(column)), ("code", .text(code.rawValue)), ("severity", .text(severity.rawValue)),
            ("message", .text(message)), ("confirmable", .flag(confirmable)),
        ])
    }
}
