import ArgumentParser
import CenterDesk
import CommandLineSupport

struct ListCommand: ListingCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出名单和记录。")

    @Argument(help: ArgumentHelp(CenterList.allCases.map(\.rawValue).joined(separator: "|"), valueName: "LIST")) var list: CenterList
    @Option(help: ArgumentHelp("只列一个单位。", valueName: "U")) var unit: String?
    @OptionGroup var output: ListingOutput
    @OptionGroup var options: DeskOptions

    func run() async throws { try output.write(options.desk().listing(list, unit: unit)) }
}
