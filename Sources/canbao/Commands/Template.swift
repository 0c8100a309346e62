import ArgumentParser
import CommandLineSupport
import Enrollment
import UnitDesk

struct Template: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "template", abstract: "写一个空白的导入模板（.xls）。")

    @Argument(help: ArgumentHelp("additions、reductions，或 amendments（批量修改：导出后改好的名单）。", valueName: "LAYOUT"))
    var layout: Layout

    @Option(help: ArgumentHelp("写到哪里。", valueName: "FILE"))
    var out: String

    func run() async throws { try OutputFile.write(layout.template(), to: out) }
}
