import ArgumentParser
import CommandLineSupport
import Foundation
import UnitDesk
import Workbook

struct Inspect: ReportingCommand {
    static let configuration = CommandConfiguration(abstract: "一层一层地看一个包；或看一个表格里有什么。")

    @Argument(help: ArgumentHelp("包或表格。", valueName: "FILE")) var file: String
    @Option(name: .customLong("password-file"), help: ArgumentHelp("登录密码所在的文件；没有时只看最外一层。", valueName: "F")) var passwordFile: String?
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let bytes = try InputFile.read(file)
        if let workbook = try? Workbook(reading: bytes), !workbook.isTextFile {
            let lines = workbook.sheets.map { "工作表 \($0.name)：\($0.rowCount) 行，\($0.columnCount) 列" }
            return report.show(.object([("workbook", .array(lines.map { .text($0) }))]), or: lines.joined(separator: "\n"))
        }
        var desk: UnitDesk?
        var keys: UnlockedKeys?
        if let passwordFile {
            desk = try options.desk()
            keys = try desk?.unlock(password: SecretFile.read(passwordFile, option: "--password-file"))
        }
        let inspection = PackageInspection(bytes, desk: desk, keys: keys)
        report.show(
            .object([
                (
                    "layers",
                    .array(inspection.layers.map { .object([("layer", .text($0.name)), ("says", .array($0.lines.map { .text($0) }))]) })
                ),
                ("refused", inspection.refusal.map { .object([("code", .text($0.code)), ("message", .text($0.message))]) } ?? .null),
            ]),
            or: (inspection.layers.map { "【\($0.name)】\n" + $0.lines.map { "  " + $0 }.joined(separator: "\n") }
                + (inspection.refusal.map { ["【到此为止】\($0.code)\n  \($0.message)"] } ?? [])).joined(separator: "\n"))
        if inspection.refusal != nil { throw ExitCode(ExitStatus.refused.rawValue) }
    }
}
