import ArgumentParser
import CommandLineSupport
import Demo
import Foundation

struct DemoCommand: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "demo", abstract: "演示：单位和中心各用一个文件夹，走完两次申报。")

    @Option(help: ArgumentHelp("放到哪个文件夹；要是空的。", valueName: "DIR")) var out: String
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let folder = URL(filePath: out)
        if let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path), !names.isEmpty {
            throw UsageError("文件夹“\(out)”里已经有东西，请换一个空的文件夹。")
        }
        var steps: [String] = []
        try Demonstration(in: folder) { step in
            if report.isJSON { steps.append(step) } else { Console.result(step) }
        }.run()
        if report.isJSON { Console.result(.object([("folder", .text(folder.path)), ("steps", .array(steps.map { .text($0) }))])) }
    }
}
