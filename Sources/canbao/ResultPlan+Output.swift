import CommandLineSupport
import UnitDesk

extension ResultPlan {
    func json(file: String) -> JSONValue {
        .object([
            ("file", .text(file)), ("accepted", .flag(true)), ("code", importedBefore == nil ? .null : .text("sequence.already-imported")),
            ("message", .text(text(file: file, isApplied: true))), ("kind", .text("result")), ("sequence", .number(sequence)),
            ("manifest", .text(manifest)), ("missing", .array(missing.map { .number($0) })),
            ("changes", .object(changes.map { ($0.key, .number($0.count)) })),
        ])
    }

    func text(file: String, isApplied: Bool) -> String {
        if let importedBefore { return "这个结果包 \(importedBefore.prefix(10)) 已经导入过，没有再作改动。" }
        let counts = changes.filter { $0.count > 0 }.map { "\($0.title) \($0.count)" }.joined(separator: "，")
        let gap = missing.isEmpty ? "" : "缺少第 \(missing.map(String.init).joined(separator: "、")) 号结果包，请找一找，找不到请中心重发。"
        return (isApplied ? "已导入第 \(sequence) 号结果包" : "第 \(sequence) 号结果包会带来") + (counts.isEmpty ? "。" : "：\(counts)。") + gap
    }
}
