import ArgumentParser
import CenterDesk
import CommandLineSupport

struct Compare: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "compare", abstract: "把各单位最新的申报与核心系统数据、与其他单位相比对。")

    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let desk = try options.desk()
        let units = try await ConsoleProgress.showing { try desk.compare($0) }
        report.show(.array(units.map(\.json)), or: text(units))
    }

    private func text(_ units: [ComparedUnit]) -> String {
        guard !units.isEmpty else { return "还没有收到申报包，没有可以比对的内容。" }
        return units.map(\.text).joined(separator: "\n")
    }
}

extension ComparedUnit {
    fileprivate var json: JSONValue {
        .object([
            ("unit", .text(unit)), ("sequence", .number(sequence)), ("accepted", .number(accepted)), ("rejected", .number(rejected)),
            ("pending", .number(pending)), ("changed", .number(changed)),
            ("decided", .number(decided)), ("lapsed", .array(lapsed.map(JSONValue.text))),
        ])
    }

    fileprivate var text: String {
        "\(unit) \(name)　第 \(sequence) 号：通过 \(accepted)，错误 \(rejected)，待核查 \(pending)，其中有变化 \(changed)"
            + (decided > 0 ? "，维持人工决定 \(decided)" : "")
            + (lapsed.isEmpty ? "" : "，申报内容已变、原来的人工决定不再适用：" + lapsed.joined(separator: "、"))
    }
}
