import ArgumentParser
import CenterDesk
import CommandLineSupport
import Foundation

struct Activate: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "activate", abstract: "给单位开户：开户包写到一个文件夹，开户信和激活码写到另一个。",
        discussion: "--all 给还没有开户的单位开户。写出代码的单位一定重新开户，它以前的证书随即停用。")

    @OptionGroup var selection: UnitSelection
    @Option(help: ArgumentHelp("开户包写到哪个文件夹。", valueName: "DIR")) var out: String
    @Option(help: ArgumentHelp("开户信（CODE.html）和激活码（CODE.code.txt）写到哪个文件夹。", valueName: "DIR2")) var letters: String
    @OptionGroup var password: PasswordOption
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let desk = try options.desk()
        let keys = try desk.unlock(password: password.read())
        let (codes, out, letters) = (selection.codes, URL(filePath: out), URL(filePath: letters))
        let issued = try await ConsoleProgress.showing { try desk.activate(codes, keys: keys, out: out, letters: letters, $0) }
        report.show(.array(issued.map(\.json)), or: issued.map(\.text).joined(separator: "\n"))
    }
}

extension IssuedPackage {
    fileprivate var json: JSONValue {
        .object([
            ("unit", .text(unit)), ("file", .text(package.path)), ("letter", .text(letter.path)), ("codeFile", .text(code.path)),
            ("sequence", .number(sequence)), ("manifest", .text(manifest)), ("replacesFormer", .flag(replacesFormer)),
        ])
    }

    fileprivate var text: String {
        "\(unit)：\(package.path)，开户信 \(letter.path)" + (replacesFormer ? "。以前的开户和证书已停用。" : "。")
    }
}
