import CenterDesk
import CenterStore
import CommandLineSupport
import Paperwork

extension SheetReport {
    var json: JSONValue {
        .object([
            ("file", .text(fileName)), ("rows", .number(rows)), ("blankRows", .number(blankRows)), ("accepted", .number(accepted)),
            ("rejected", .number(rejected)), ("stored", .flag(isStored)), ("changes", changes?.json ?? .null),
            (
                "findings",
                .array(
                    faults.map { fault in
                        .object([
                            ("row", .number(fault.row)), ("column", .text(fault.column)), ("code", .text(fault.code.rawValue)),
                            ("severity", .text("error")), ("message", .text(fault.message)),
                        ])
                    })
            ),
        ])
    }

    var text: String {
        guard let changes else {
            return
                (["\(fileName)：\(rows) 行中有 \(rejected) 行有错，一行也没有导入。请改好以后再导入。"]
                + faults.map { "第 \($0.row) 行　\($0.column)　\($0.message)" }).joined(separator: "\n")
        }
        let head = isStored ? "已导入\(kind.title) \(rows) 行" : "试导入（什么也没有改动）：\(kind.title) \(rows) 行"
        let blank = blankRows > 0 ? "，跳过空白行 \(blankRows) 行。" : "。"
        let counts = [("新增", changes.added), ("改动", changes.changed), ("不变", changes.same), ("去掉", changes.removed)]
        let lines = [head + blank + counts.map { "\($0) \($1)" }.joined(separator: "，") + "。"]
        return
            (lines + [first("新增", changes.firstAdded, of: changes.added)] + changes.firstChanged.map(amendment)
            + [first("去掉", changes.firstRemoved, of: changes.removed)]).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func first(_ word: String, _ names: [String], of count: Int) -> String {
        names.isEmpty ? "" : word + "：" + names.joined(separator: "、") + (count > names.count ? "等" : "")
    }

    private func amendment(_ amendment: SheetChanges.Amendment) -> String {
        "改动：\(amendment.label)　"
            + amendment.values.map { value in "\(title(of: value)) \(shown(value.before)) → \(shown(value.after))" }.joined(separator: "，")
    }

    private func shown(_ value: String) -> String {
        guard !value.isEmpty else { return "（空）" }
        return kind == .rates ? Int(value).map(Money.yuan) ?? value : value
    }
}

extension SheetChanges {
    fileprivate var json: JSONValue {
        .object([("added", .number(added)), ("changed", .number(changed)), ("same", .number(same)), ("removed", .number(removed))])
    }
}
