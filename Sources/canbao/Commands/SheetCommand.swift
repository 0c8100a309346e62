import ArgumentParser
import CommandLineSupport
import Foundation
import Workbook

struct SheetCommand: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "sheet", abstract: "看一个表格里有什么，或把一个工作表另存为别的格式。")

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case csv
        case json
        case xls
        case xlsx
    }

    @Argument(help: ArgumentHelp("表格。", valueName: "FILE")) var file: String
    @Flag(help: "每个工作表一行：名称、行数、列数、有值的单元格数。") var summary = false
    @Option(help: "csv、json、xls 或 xlsx。") var format: Format?
    @Option(help: ArgumentHelp("写到哪里。", valueName: "FILE")) var out: String?
    @Option(help: ArgumentHelp("第几个工作表，从 1 数起，隐藏的也算。", valueName: "N")) var sheet: Int?
    @OptionGroup var report: ReportOptions

    func validate() throws {
        guard !summary || format == nil else { throw ValidationError("--summary 和 --format 不能一起用。") }
        guard sheet.map({ $0 >= 1 }) ?? true else { throw ValidationError("--sheet 从 1 数起。") }
    }

    func run() async throws {
        let workbook: Workbook
        do { workbook = try Workbook(reading: InputFile.read(file)) } catch let error as WorkbookError {
            throw FileRefusal(error, file: file)
        }
        guard let chosen = try format ?? (summary || out == nil ? nil : OutputFile.format(of: out ?? "").command) else {
            return summarise(workbook)
        }
        let index = (sheet ?? 1) - 1
        guard workbook.sheets.indices.contains(index) else { throw UsageError("这个文件只有 \(workbook.sheets.count) 个工作表。") }
        let isForFile = out != nil
        let bytes = try workbook.sheets[index].encoded(as: chosen, isForFile: isForFile)
        guard let out else {
            guard chosen == .csv || chosen == .json else { throw UsageError("\(chosen.rawValue) 要用 --out 写到文件。") }
            return Console.result(bytes: bytes)
        }
        try OutputFile.write(bytes, to: out)
    }

    private func summarise(_ workbook: Workbook) {
        report.show(
            .array(
                workbook.sheets.map {
                    .object([
                        ("name", .text($0.name)), ("rows", .number($0.rowCount)), ("columns", .number($0.columnCount)),
                        ("cells", .number($0.valueCount)),
                    ])
                }),
            or: workbook.sheets.map { "\($0.name)\t\($0.rowCount)\t\($0.columnCount)\t\($0.valueCount)" }.joined(separator: "\n"))
    }
}

extension WorkbookFormat {
    fileprivate var command: SheetCommand.Format {
        switch self {
        case .csv: .csv
        case .xls: .xls
        case .xlsx: .xlsx
        }
    }
}

extension Sheet {
    /// A CSV file is for Excel: it begins with a byte order mark, and no text in it can become a formula. A pipe gets every text untouched.
    fileprivate func encoded(as format: SheetCommand.Format, isForFile: Bool) throws -> [UInt8] {
        switch format {
        case .csv: try isForFile ? SheetDraft(self).encoded(as: .csv) : CSVWriter.plain(self)
        case .xls: try SheetDraft(self).encoded(as: .xls)
        case .xlsx: try SheetDraft(self).encoded(as: .xlsx)
        case .json: try json()
        }
    }
}
