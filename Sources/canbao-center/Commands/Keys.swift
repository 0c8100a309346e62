import ArgumentParser
import CenterDesk
import CommandLineSupport
import Foundation

struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "keys", abstract: "密钥和证书。", subcommands: [ExportKeys.self])
}

struct ExportKeys: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "export", abstract: "把密钥和证书写成 PEM 文件，供通用工具和核心系统使用。")

    @Option(help: ArgumentHelp("写到哪个文件夹。", valueName: "DIR")) var out: String
    @OptionGroup var password: PasswordOption
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let desk = try options.desk()
        let keys = try desk.unlock(password: password.read())
        let files = try desk.exportKeys(keys, to: URL(filePath: out))
        report.show(
            .object([("folder", .text(out)), ("files", .array(files.map(JSONValue.text)))]),
            or: "已写到 \(out)：\(files.joined(separator: "、"))。\n其中 signing.key 和 encryption.key 没有密码保护，请妥善保管。")
    }
}
