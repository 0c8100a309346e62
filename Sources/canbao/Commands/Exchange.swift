import ArgumentParser
import CommandLineSupport
import Foundation
import UnitDesk

struct Declare: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "declare", abstract: "导出申报包。")

    @Option(help: ArgumentHelp("写到哪个文件夹。", valueName: "DIR")) var out: String
    @OptionGroup var password: PasswordOption
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let desk = try options.desk()
        let keys = try desk.unlock(password: password.read())
        let made = try desk.declare(keys: keys, operator: UnitDesk.commandLineOperator, into: URL(filePath: out))
        report.show(
            .object([
                ("file", .text(made.url.path)), ("sequence", .number(made.sequence)), ("manifest", .text(made.manifest)),
                (
                    "totals",
                    .object([
                        ("renewals", .number(made.totals.renewals)), ("additions", .number(made.totals.additions)),
                        ("reductions", .number(made.totals.reductions)), ("declared", .number(made.totals.declared)),
                    ])
                ),
            ]),
            or: "已导出 \(made.url.path)\n上年度续保 \(made.totals.renewals) + 本年度新增 \(made.totals.additions) − 本年度减少 "
                + "\(made.totals.reductions) = 下年度申报 \(made.totals.declared) 人\n摘要 \(made.manifest)")
    }
}

struct Apply: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "apply", abstract: "导入中心发来的结果包。")

    @Argument(help: ArgumentHelp("结果包。", valueName: "FILE")) var file: String
    @OptionGroup var password: PasswordOption
    @Flag(name: .customLong("dry-run"), help: "只显示会改变什么，什么也不改。") var dryRun = false
    @Flag(name: .customLong("accept-fork"), help: "已问过中心、看过差别，确认导入不接着上一次的结果包。") var acceptFork = false
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let desk = try options.desk()
        let bytes = try InputFile.read(file)
        let keys = try desk.unlock(password: password.read())
        let plan = try aboutFile(file) {
            try desk.previewResult(bytes, fileName: URL(filePath: file).lastPathComponent, keys: keys, isForkAccepted: acceptFork)
        }
        if !dryRun { try desk.apply(plan, operator: UnitDesk.commandLineOperator) }
        report.show(plan.json(file: file), or: plan.text(file: file, isApplied: !dryRun))
    }
}
