import ArgumentParser
import CenterDesk
import CommandLineSupport
import Enrollment

struct Initialize: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "init", abstract: "建立中心：数据文件夹、证书和密钥。")

    @Option(help: ArgumentHelp("中心代码。", valueName: "C")) var code: String
    @Option(help: ArgumentHelp("中心名称。", valueName: "N")) var name: String
    @Option(help: ArgumentHelp("申报年度（下年度）。", valueName: "Y")) var year: Int
    @Option(help: ArgumentHelp("申报开始日期，yyyy-mm-dd。", valueName: "D")) var opens: CalendarDate
    @Option(help: ArgumentHelp("申报截止日期。", valueName: "D")) var closes: CalendarDate
    @OptionGroup var password: PasswordOption
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        guard (2000...2999).contains(year) else { throw ValidationError("--year 要写四位的年度，例如 2027。") }
    }

    func run() async throws {
        let secret = try password.read()
        let setup = CenterSetup(code: code, name: name, insuranceYear: year, opens: opens, closes: closes)
        let desk = try CenterDesk.create(setup, in: options.folder, password: secret)
        if let weakness = CenterDesk.weakness(of: secret, code: code) { Console.say("提醒：\(weakness)用 canbao-center password 修改。") }
        let fingerprint = try desk.authorityFingerprint()
        report.show(
            .object([("center", .text(code)), ("insuranceYear", .number(year)), ("fingerprint", .text(fingerprint))]),
            or: "已建立中心 \(code) \(name)，申报年度 \(year)。\n中心证书指纹 \(fingerprint)\n请把密码和备份放在安全的地方：丢了就要重新给所有单位开户。")
    }
}
