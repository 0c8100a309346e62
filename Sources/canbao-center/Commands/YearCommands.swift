import ArgumentParser
import CenterDesk
import CenterStore
import CommandLineSupport
import Enrollment

struct YearCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "year", abstract: "申报年度：开新的一年，或者改截止日期。", subcommands: [OpenYear.self, ExtendYear.self])
}

struct OpenYear: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "open", abstract: "开始新的申报年度。")

    @Argument(help: ArgumentHelp("申报年度（下年度）。", valueName: "Y")) var year: Int
    @Option(help: ArgumentHelp("申报开始日期，yyyy-mm-dd。", valueName: "D")) var opens: CalendarDate
    @Option(help: ArgumentHelp("申报截止日期。", valueName: "D")) var closes: CalendarDate
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        guard (2000...2999).contains(year) else { throw ValidationError("年度要写四位，例如 2028。") }
    }

    func run() async throws {
        let profile = try options.desk().openYear(year, opens: opens, closes: closes)
        report.show(
            profile.json,
            or: "现在办理 \(profile.insuranceYear) 年度，\(profile.opens) 至 \(profile.closes)。请导入新的名单，再给各单位发结果包或开户包。")
    }
}

struct ExtendYear: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "extend", abstract: "改申报的截止日期。")

    @Argument(help: ArgumentHelp("新的截止日期，yyyy-mm-dd。", valueName: "D")) var closes: CalendarDate
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let profile = try options.desk().extendYear(to: closes)
        report.show(profile.json, or: "\(profile.insuranceYear) 年度申报改为 \(profile.closes) 截止，随下一个结果包通知各单位。")
    }
}

extension CenterProfile {
    fileprivate var json: JSONValue {
        .object([
            ("insuranceYear", .number(insuranceYear)), ("opens", .text(opens.description)), ("closes", .text(closes.description)),
        ])
    }
}
