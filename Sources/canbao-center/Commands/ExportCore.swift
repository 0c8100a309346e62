import ArgumentParser
import CenterDesk
import CommandLineSupport
import Foundation

struct ExportCore: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "export-core", abstract: "把所有单位已通过的人员导出成一个数据包（文件夹），供装入 PostgreSQL。")

    @Option(help: ArgumentHelp("写到哪个文件夹；要是新的，或者是空的。", valueName: "DIR")) var out: String
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let export = try options.desk().exportCore(to: URL(filePath: out))
        report.show(export.json, or: export.text)
    }
}

extension CoreExport {
    fileprivate var json: JSONValue {
        .object([
            ("folder", .text(folder.path)), ("manifest", .text(manifest)), ("insuranceYear", .number(insuranceYear)),
            ("counts", .object(rows.map { ($0.table, .number($0.count)) })),
            ("fees", .object(fees.map { ($0.column, .number($0.sum)) } + [("unrated", .number(unrated))])),
        ])
    }

    fileprivate var text: String {
        "已把 \(insuranceYear) 年度通过的 \(people) 人写到 \(folder.path)，摘要 \(manifest)。"
            + (unrated > 0 ? "\n其中有 \(unrated) 行缴费没有费率，金额空着；请补齐费率后再导出一次。" : "")
    }
}
