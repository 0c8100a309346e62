import ArgumentParser
import CommandLineSupport
import Enrollment
import Foundation
import Paperwork
import UnitDesk

struct Check: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "校验一个表格，什么也不保存。")

    @OptionGroup var input: SheetInput

    @Flag(name: .customLong("sample-tables"), help: "没有单位时，用随程序附带的示例代码表。")
    var sampleTables = false

    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let bytes = try InputFile.read(input.file)
        let sheet = try input.index
        let checked = try aboutFile(input.file) {
            try sampleTables
                ? SheetCheck.withSampleTables(input.layout, fileName: input.fileName, bytes: bytes, sheet: sheet, today: Clock.system.today)
                : options.desk().check(input.layout, fileName: input.fileName, bytes: bytes, sheet: sheet)
        }
        report.show(checked.json(batch: nil), or: checked.text)
        if checked.rejected > 0 { throw ExitCode(ExitStatus.refused.rawValue) }
    }
}

struct Stage: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "stage", abstract: "导入一个表格，存为一批，显示校验结果。")

    @OptionGroup var input: SheetInput
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let desk = try options.desk()
        let bytes = try InputFile.read(input.file)
        let sheet = try input.index
        let staged = try aboutFile(input.file) {
            try desk.stage(input.layout, fileName: input.fileName, bytes: bytes, sheet: sheet, operator: UnitDesk.commandLineOperator)
        }
        report.show(staged.report.json(batch: staged.number), or: "第 \(staged.number) 批\n" + staged.report.text)
        if staged.report.rejected > 0 { throw ExitCode(ExitStatus.refused.rawValue) }
    }
}

struct SheetInput: ParsableArguments {
    @Argument(help: ArgumentHelp("additions（新增）、reductions（减少）或 amendments（批量修改：导出后改好的名单）。", valueName: "LAYOUT"))
    var layout: Layout

    @Argument(help: ArgumentHelp("表格：.xls、.xlsx 或 .csv。", valueName: "FILE"))
    var file: String

    @Option(help: ArgumentHelp("第几个工作表，从 1 数起，隐藏的也算。", valueName: "N"))
    var sheet: Int?

    var fileName: String { URL(filePath: file).lastPathComponent }

    var index: Int? {
        get throws {
            guard let sheet else { return nil }
            guard sheet >= 1 else { throw UsageError("--sheet 从 1 数起。") }
            return sheet - 1
        }
    }
}
