import CommandLineSupport
import DurableFile
import Foundation
import Workbook

enum OutputFile {
    static func write(_ bytes: [UInt8], to path: String) throws {
        let url = URL(filePath: path)
        DurableFile.removeLeftovers(in: url.deletingLastPathComponent(), of: url.lastPathComponent)
        try DurableFile.write(bytes, to: url)
    }

    static func format(of path: String) throws -> WorkbookFormat {
        guard let format = WorkbookFormat(rawValue: URL(filePath: path).pathExtension.lowercased()) else {
            throw UsageError("“\(path)”应以 .xls、.xlsx 或 .csv 结尾。")
        }
        return format
    }
}
