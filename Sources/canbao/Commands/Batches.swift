import ArgumentParser
import CommandLineSupport
import UnitDesk

struct BatchOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("批号。", valueName: "BATCH"))
    var batch: Int

    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions
}

struct Confirm: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "confirm", abstract: "经核对证件原件无误：确认一行中可以确认的错误。")

    @OptionGroup var target: BatchOptions
    @Option(help: ArgumentHelp("行号，与 Excel 中相同。", valueName: "N")) var row: Int
    @Option(help: ArgumentHelp("核对了什么。", valueName: "TEXT")) var reason: String

    var report: ReportOptions { target.report }

    func run() async throws {
        let codes = try target.options.desk().confirm(target.batch, row: row, reason: reason, operator: UnitDesk.commandLineOperator)
        report.show(
            .object([
                ("batch", .number(target.batch)), ("row", .number(row)), ("confirmed", .array(codes.map { .text($0.rawValue) })),
            ]), or: "第 \(target.batch) 批第 \(row) 行：已确认 \(codes.map(\.rawValue).joined(separator: "、"))。")
    }
}

struct Submit: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "submit", abstract: "提交一批：全部合格时整批提交，--good-rows 只提交合格行。")

    @OptionGroup var target: BatchOptions
    @Flag(name: .customLong("good-rows"), help: "只提交合格行，其余留在本批。") var goodRows = false

    var report: ReportOptions { target.report }

    func run() async throws {
        let done = try target.options.desk().submit(target.batch, goodRowsOnly: goodRows, operator: UnitDesk.commandLineOperator)
        report.show(
            .object([("batch", .number(done.batch)), ("submitted", .number(done.submitted)), ("kept", .number(done.kept))]),
            or: "第 \(done.batch) 批：已提交 \(done.submitted) 行" + (done.kept > 0 ? "，\(done.kept) 行留在本批。" : "。"))
    }
}

struct Discard: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "discard", abstract: "丢弃一批还没有提交的行。")

    @OptionGroup var target: BatchOptions
    var report: ReportOptions { target.report }

    func run() async throws {
        let rows = try target.options.desk().discard(target.batch, operator: UnitDesk.commandLineOperator)
        report.show(.object([("batch", .number(target.batch)), ("rows", .number(rows))]), or: "第 \(target.batch) 批：已丢弃 \(rows) 行。")
    }
}

struct Undo: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "undo", abstract: "撤销已提交的一批。")

    @OptionGroup var target: BatchOptions
    var report: ReportOptions { target.report }

    func run() async throws {
        let rows = try target.options.desk().undo(target.batch, operator: UnitDesk.commandLineOperator)
        report.show(.object([("batch", .number(target.batch)), ("rows", .number(rows))]), or: "第 \(target.batch) 批：已撤销 \(rows) 行。")
    }
}

struct ErrorSheet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "error-sheet", abstract: "写出一批的错误表：原来的列和顺序，错格上色，原因在后。")

    @Argument(help: ArgumentHelp("批号。", valueName: "BATCH")) var batch: Int
    @Option(help: ArgumentHelp("写到哪里，.xls、.xlsx 或 .csv。", valueName: "FILE")) var out: String
    @OptionGroup var options: DeskOptions

    func run() async throws {
        let format = try OutputFile.format(of: out)
        try OutputFile.write(options.desk().errorSheet(batch, as: format), to: out)
    }
}
