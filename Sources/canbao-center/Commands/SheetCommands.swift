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
enum RulesSheet: SheetWord { static let kind = SheetKind.rules }
enum RosterSheet: SheetWord { static let kind = SheetKind.roster }
enum CoreSheet: SheetWord { static let kind = SheetKind.core }
enum ExemptionsSheet: SheetWord { static let kind = SheetKind.exemptions }
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
    @Flag(name: .customLong("dry-run"), help: "只显示会改动什么，什么也不改。") var dryRun = false
    @Option(name: .customLong("error-sheet"), help: ArgumentHelp("有错时，把自己的表连同错误原因写到这个文件，改好后再导入。", valueName: "FILE"))
    var errorSheet: String?
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
        let sheet = try file.map { try take($0, desk) } ?? desk.importSample(Word.kind, isRehearsal: dryRun)
        report.show(sheet.json, or: sheet.text)
        if !sheet.faults.isEmpty { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    private func take(_ path: String, _ desk: CenterDesk) throws -> SheetReport {
        let errors = try errorSheet.map { (path: $0, format: try format(of: $0, option: "--error-sheet")) }
        do {
            let file = try ImportFile(at: path)
            let sheet = try desk.importSheet(Word.kind, from: file, isRehearsal: dryRun)
            if let errors, !sheet.faults.isEmpty {
                try DurableFile.write(desk.errorSheet(sheet, of: file, as: errors.format), to: URL(filePath: errors.path))
                Console.say("错误表已写到 \(errors.path)。")
            }
            return sheet
        } catch let error as UnreadablePath {
            throw UnreadableFile(path: error.path)
        } catch let refusal as any Refusal {
            throw FileRefusal(refusal, file: path)
        }
    }

    private func format(of path: String, option: String) throws -> WorkbookFormat {
        guard let format = WorkbookFormat(rawValue: URL(filePath: path).pathExtension.lowercased()) else {
            throw UsageError("\(option) 的文件名要以 .xls、.xlsx 或 .csv 结尾。")
        }
        return format
    }

    private func writeTemplate(to path: String) throws {
        try DurableFile.write(Word.kind.template(as: format(of: path, option: "--template")), to: URL(filePath: path))
        report.show(
            .object([("file", .text(path)), ("columns", .array(Word.kind.columns.map(JSONValue.text)))]),
            or: "已写好空表 \(path)。")
    }
}
