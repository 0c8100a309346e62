import ArgumentParser
import CenterDesk
import CenterStore
import CommandLineSupport
import DurableFile
import Foundation
import Workbook

/// One kind of sheet as a word on the command line.
protocol SheetWord {
    static var kind: SheetKind { get }
}

enum UnitSheet: SheetWord { static let kind = SheetKind.unit }
enum TablesSheet: SheetWord { static let kind = SheetKind.tables }
enum RatesSheet: SheetWord { static let kind = SheetKind.rates }
enum RosterSheet: SheetWord { static let kind = SheetKind.roster }
enum CoreSheet: SheetWord { static let kind = SheetKind.core }
enum CardsSheet: SheetWord { static let kind = SheetKind.cards }

struct SheetCommands<Word: SheetWord>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Word.kind.rawValue, abstract: Word.kind.title + "。", subcommands: [ImportSheet<Word>.self])
    }
}

struct ImportSheet<Word: SheetWord>: ReportingCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import", abstract: "导入\(Word.kind.title)（.xls、.xlsx 或 .csv）。",
            discussion: "第一行是标题，各列依次是：" + Word.kind.columns.joined(separator: "、"))
    }

    @Argument(help: ArgumentHelp("要导入的文件。", valueName: "FILE")) var file: String?
    @Option(help: ArgumentHelp("写一张空表到这个文件，照着填。", valueName: "FILE")) var template: String?
    @Flag(help: "导入示例数据（tables 和 rates）。") var sample = false
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        guard [file != nil, template != nil, sample].count(where: { $0 }) == 1 else {
            throw ValidationError("要导入的文件、--template 和 --sample 只写一个。")
        }
        guard !sample || [.tables, .rates].contains(Word.kind) else { throw ValidationError("--sample 只用于 tables 和 rates。") }
    }

    func run() async throws {
        if let template { return try writeTemplate(to: template) }
        let desk = try options.desk()
        let sheet: SheetReport
        if let file {
            let bytes = try InputFile.read(file)
            do {
                sheet = try desk.importSheet(Word.kind, fileName: URL(filePath: file).lastPathComponent, bytes: bytes)
            } catch let refusal as any Refusal {
                throw FileRefusal(refusal, file: file)
            }
        } else {
            sheet = try desk.importSample(Word.kind)
        }
        report.show(sheet.json, or: sheet.text)
        if !sheet.isStored { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    private func writeTemplate(to path: String) throws {
        guard let format = WorkbookFormat(rawValue: URL(filePath: path).pathExtension.lowercased()) else {
            throw UsageError("--template 的文件名要以 .xls、.xlsx 或 .csv 结尾。")
        }
        try DurableFile.write(Word.kind.template(as: format), to: URL(filePath: path))
        report.show(
            .object([("file", .text(path)), ("columns", .array(Word.kind.columns.map(JSONValue.text)))]),
            or: "已写好空表 \(path)。")
    }
}

extension SheetReport {
    fileprivate var json: JSONValue {
        .object([
            ("file", .text(fileName)), ("rows", .number(rows)), ("blankRows", .number(blankRows)), ("accepted", .number(accepted)),
            ("rejected", .number(rejected)), ("stored", .flag(isStored)),
            (
                "findings",
                .array(
                    faults.map { fault in
                        .object([
                            ("row", .number(fault.row)), ("column", .text(fault.column)), ("code", .text(fault.code.rawValue)),
                            ("severity", .text("error")), ("message", .text(fault.message)),
                        ])
                    })
            ),
        ])
    }

    fileprivate var text: String {
        if isStored { return "已导入\(kind.title) \(rows) 行" + (blankRows > 0 ? "，跳过空白行 \(blankRows) 行。" : "。") }
        return
            (["\(fileName)：\(rows) 行中有 \(rejected) 行有错，一行也没有导入。请改好以后再导入。"]
            + faults.map { "第 \($0.row) 行　\($0.column)　\($0.message)" }).joined(separator: "\n")
    }
}
