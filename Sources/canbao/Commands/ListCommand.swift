import ArgumentParser
import CommandLineSupport
import Enrollment
import UnitDesk

struct ListCommand: ListingCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出名单和记录。")

    @Argument(help: ArgumentHelp(ListKind.allCases.map(\.rawValue).joined(separator: "|"), valueName: "LIST"))
    var kind: ListKind

    @OptionGroup var output: ListingOutput
    @Option(help: ArgumentHelp("从哪天，yyyy-mm-dd（changes）。", valueName: "D")) var from: CalendarDate?
    @Option(help: ArgumentHelp("到哪天（changes）。", valueName: "D")) var to: CalendarDate?
    @Option(help: ArgumentHelp("参保计划。", valueName: "P")) var plan: String?
    @Option(name: .customLong("personal-number"), help: ArgumentHelp("个人编号（cards）。", valueName: "N")) var personalNumber: String?
    @Option(help: ArgumentHelp("批次（card-failures）。", valueName: "B")) var batch: String?
    @Option(help: ArgumentHelp("申报年度。", valueName: "Y")) var year: Int?
    @OptionGroup var options: DeskOptions

    func run() async throws {
        var query = ListQuery()
        query.from = from
        query.to = to
        query.plan = plan ?? ""
        query.personalNumber = personalNumber ?? ""
        query.batch = batch ?? ""
        var desk = try options.desk()
        if let year, let held = try desk.profile?.insuranceYear, year != held { desk = try desk.former(year: year) }
        try output.write(desk.listing(kind, query))
    }
}

extension ListKind: ExpressibleByArgument {}
