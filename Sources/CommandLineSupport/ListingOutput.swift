import ArgumentParser
import DurableFile
import Foundation
import Paperwork
import Workbook

package enum ListingFormat: String, Sendable, CaseIterable, ExpressibleByArgument {
    case table
    case csv
    case xls
    case xlsx
    case json
}

/// `--format` and `--out` of every list.
package struct ListingOutput: ParsableArguments {
    @Option(help: "table、csv、xls、xlsx 或 json；不写时由 --out 的扩展名决定，再没有就是 table。")
    package var format: ListingFormat?

    @Option(help: ArgumentHelp("写到文件。", valueName: "FILE"))
    package var out: String?

    @OptionGroup package var report: ReportOptions

    package init() {}

    /// A workbook needs a file; two formats at once are wrong usage.
    package func write(_ listing: Listing) throws {
        let format = try chosen()
        let bytes: [UInt8] =
            switch format {
            case .table: Array((listing.terminalTable + "\n").utf8)
            case .json: listing.json()
            case .csv: try listing.encoded(as: .csv)
            case .xls: try listing.encoded(as: .xls)
            case .xlsx: try listing.encoded(as: .xlsx)
            }
        guard let out else { return Console.result(bytes: bytes) }
        try DurableFile.write(bytes, to: URL(filePath: out))
        Console.say("已写到 \(out)，共 \(listing.rows.count) 行。")
    }

    private func chosen() throws -> ListingFormat {
        if report.isJSON {
            guard (format ?? .json) == .json else { throw UsageError("--json 和 --format \(format?.rawValue ?? "") 不能一起用。") }
            return .json
        }
        let format = try format ?? out.map(Self.format(of:)) ?? .table
        if [.xls, .xlsx].contains(format), out == nil { throw UsageError("\(format.rawValue) 要用 --out 写到文件。") }
        return format
    }

    private static func format(of path: String) throws -> ListingFormat {
        let ending = URL(filePath: path).pathExtension.lowercased()
        if ending == "txt" { return .table }
        guard let format = ListingFormat(rawValue: ending), format != .table else {
            throw UsageError("从“\(path)”的扩展名看不出格式，请用 --format 指明。")
        }
        return format
    }
}

/// A list: what it is told about refusals stands with its output options.
package protocol ListingCommand: ReportingCommand {
    var output: ListingOutput { get }
}

extension ListingCommand {
    package var report: ReportOptions { output.report }
}
