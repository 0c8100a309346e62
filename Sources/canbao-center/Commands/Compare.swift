import ArgumentParser
import CenterDesk
import CommandLineSupport

struct Compare: ReportingCommand {
    static let configuration = CommandConfiguration(abstract: "把各单位最新的申报与核心系统数据、与其他单位相比对。")

    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let units = try options.desk().compare()
        report.show(.array(units.map(\.json)), or: text(units))
    }

    private func text(_ units: [ComparedUnit]) -> String {
        guard !units.isEmpty else { return "还没有收到申报包，没有可以比对的内容。" }
        return units.map { unit in
            "\(unit.unit) \(unit.name)　第 \(unit.sequence) 号：通过 \(unit.accepted)，错误 \(unit.rejected)，待核查 \(unit.pending)，其中有变化 \(unit.changed)"
        }.joined(separator: "\n")
    }
}

extension ComparedUnit {
    fileprivate var json: JSONValue {
        .object([
            ("unit", .text(unit)), ("sequence", .number(sequence)), ("accepted", .number(accepted)), ("rejected", .number(rejected)),
            ("pending", .number(pending)), ("changed", .number(changed)),
        ])
    }
}
