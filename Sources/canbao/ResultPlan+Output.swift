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
        let effects = effects
        let notes = [
            effects?.yearChange.map { "\($0.closes) 年度归档，开始 \($0.opens) 年度，没有发出的变更 \($0.unsent) 项。" },
            effects?.days.map { "申报日期改为 \($0.opens) 至 \($0.closes)。" },
            effects.flatMap { $0.older.isEmpty ? nil : "对旧内容的答复 \($0.older.count) 行：\(Self.names($0.older))。" },
            effects.flatMap { $0.foreign.isEmpty ? nil : "不是本机发出的 \($0.foreign.count) 行，没有采用：\(Self.names($0.foreign))。" },
            effects.flatMap { $0.lostReceipts.isEmpty ? nil : "中心不再有第 \(Self.numbers($0.lostReceipts)) 号申报包，请重新导出一个送交。" },
        ].compactMap { $0 }.joined()
        return (isApplied ? "已导入第 \(sequence) 号结果包" : "第 \(sequence) 号结果包会带来") + (counts.isEmpty ? "。" : "：\(counts)。") + gap + notes
    }

    private static func names(_ people: [ResultEffects.Named]) -> String {
        people.prefix(10).map(\.name).joined(separator: "、") + (people.count > 10 ? "等" : "")
    }

    private static func numbers(_ numbers: [Int]) -> String { numbers.map { String($0) }.joined(separator: "、") }
}
