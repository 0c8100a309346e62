import ArgumentParser
import CenterDesk
import CommandLineSupport
import Foundation

struct ResultCommand: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "result", abstract: "给单位发结果包。")

    @OptionGroup var selection: UnitSelection
    @Option(help: ArgumentHelp("写到哪个文件夹。", valueName: "DIR")) var out: String
    @OptionGroup var password: PasswordOption
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let desk = try options.desk()
        let keys = try desk.unlock(password: password.read())
        let (codes, folder) = (selection.codes, URL(filePath: out))
        let issued = try await ConsoleProgress.showing { try desk.issueResults(codes, keys: keys, out: folder, $0) }
        report.show(
            .array(issued.map(\.json)), or: issued.isEmpty ? "没有要答复的单位，或者没有新的内容。" : issued.map(\.text).joined(separator: "\n"))
    }
}

extension IssuedResult {
    fileprivate var json: JSONValue {
        .object([
            ("unit", .text(unit)), ("file", .text(package.path)), ("sequence", .number(sequence)), ("manifest", .text(manifest)),
            ("answers", .optional(answers)),
            (
                "outcomes",
                .object([("accepted", .number(accepted)), ("rejected", .number(rejected)), ("pending", .number(pending))])
            ),
        ])
    }

    fileprivate var text: String {
        "\(unit)：\(package.path)，"
            + (answersSequence.map { "答复第 \($0) 号申报包，通过 \(accepted)，错误 \(rejected)，待核查 \(pending)" } ?? "通知新的年度")
    }
}
