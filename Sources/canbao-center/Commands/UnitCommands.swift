import ArgumentParser
import CenterDesk
import CommandLineSupport
import Enrollment

struct UnitCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unit", abstract: "单位。", subcommands: [AddUnit.self, ImportSheet<UnitSheet>.self, ListUnits.self])
}

struct AddUnit: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "添加一个单位。")

    @Argument(help: ArgumentHelp("单位代码。", valueName: "CODE")) var code: String
    @Argument(help: ArgumentHelp("单位名称。", valueName: "NAME")) var name: String
    @Option(help: "school（学校）或 community（社区）。") var kind: UnitKind
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        try options.desk().addUnit(code: code, name: name, kind: kind)
        report.show(
            .object([("unit", .text(code)), ("name", .text(name)), ("kind", .text(kind.rawValue))]), or: "已添加\(kind.title) \(code) \(name)。"
        )
    }
}

struct ListUnits: ListingCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出单位。")

    @OptionGroup var output: ListingOutput
    @OptionGroup var options: DeskOptions

    func run() async throws { try output.write(options.desk().listing(.units)) }
}
