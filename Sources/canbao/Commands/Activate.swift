import ArgumentParser
import CommandLineSupport
import Foundation
import UnitDesk

struct Activate: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "activate", abstract: "导入中心发来的开户包，设置登录密码。")

    @Argument(help: ArgumentHelp("开户包。", valueName: "FILE"))
    var file: String

    @Option(name: .customLong("code-file"), help: ArgumentHelp("激活码所在的文件，- 表示标准输入。", valueName: "F"))
    var codeFile: String

    @OptionGroup var password: PasswordOption
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let bytes = try InputFile.read(file)
        let code = try SecretFile.read(codeFile, option: "--code-file")
        let password = try password.read()
        let desk = try options.open()
        let plan = try aboutFile(file) { try desk.previewActivation(bytes, fileName: URL(filePath: file).lastPathComponent, code: code) }
        let summary = try desk.activate(plan, password: password, operator: UnitDesk.commandLineOperator)
        report.show(
            .object([
                ("unit", .text(summary.unit)), ("insuranceYear", .number(summary.insuranceYear)), ("insured", .number(summary.insured)),
            ]),
            or: "已开户：\(plan.unit.name)（\(summary.unit)），申报 \(summary.insuranceYear) 年度，本年度在保 \(summary.insured) 人。\n"
                + "中心证书指纹 \(plan.authorityFingerprint)，请与开户信上印的核对。")
    }
}
