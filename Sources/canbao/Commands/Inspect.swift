import ArgumentParser
import CommandLineSupport
import Foundation
import UnitDesk
import Workbook

struct Inspect: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "inspect", abstract: "一层一层地看一个包，出错的包也看；或看一个表格里有什么。什么也不改。")

    @Argument(help: ArgumentHelp("包或表格。", valueName: "FILE")) var file: String
    @Option(name: .customLong("password-file"), help: ArgumentHelp("登录密码所在的文件，看结果包里面时用。", valueName: "F")) var passwordFile: String?
    @Option(name: .customLong("code-file"), help: ArgumentHelp("激活码所在的文件，看开户包里面时用。", valueName: "F")) var codeFile: String?
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let bytes = try InputFile.read(file)
        if let workbook = try? Workbook(reading: bytes), !workbook.isTextFile {
            let lines = workbook.sheets.map { "工作表 \($0.name)：\($0.rowCount) 行，\($0.columnCount) 列" }
            return report.show(.object([("workbook", .array(lines.map { .text($0) }))]), or: lines.joined(separator: "\n"))
        }
        // Without a password what the unit knows still tells whose package it is; without a unit, the outermost layer.
        let desk = passwordFile != nil ? try options.desk() : options.folder.holdsDatabase ? try UnitDesk(options.folder) : nil
        let keys = try passwordFile.map { try desk?.unlock(password: SecretFile.read($0, option: "--password-file")) } ?? nil
        let code = try codeFile.map { try SecretFile.read($0, option: "--code-file") }
        let inspection = try PackageInspection(bytes, desk: desk, keys: keys, code: code)
        report.show(inspection.json, or: inspection.text)
        if inspection.refusal != nil { throw ExitCode(ExitStatus.refused.rawValue) }
    }
}

extension PackageInspection {
    fileprivate var json: JSONValue {
        .object([
            (
                "layers",
                .array(layers.map { .object([("layer", .text($0.name)), ("says", .array($0.lines.map { .text($0) }))]) })
            ),
            ("refused", refusal.map { .object([("code", .text($0.code)), ("message", .text($0.message))]) } ?? .null),
        ])
    }

    fileprivate var text: String {
        (layers.map { "【\($0.name)】\n" + $0.lines.map { "  " + $0 }.joined(separator: "\n") } + [summary]).joined(separator: "\n")
    }
}
