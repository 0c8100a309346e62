import ArgumentParser
import CommandLineSupport
import Foundation

@main
struct CanbaoCenter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canbao-center",
        abstract: "居民医保参保申报，中心端。",
        version: Version.text,
        subcommands: [
            Serve.self, Initialize.self, YearCommands.self, Keys.self, OperatorCommands.self, UnitCommands.self,
            SheetCommands<TablesSheet>.self, SheetCommands<RatesSheet>.self, SheetCommands<RulesSheet>.self,
            SheetCommands<RosterSheet>.self, SheetCommands<CoreSheet>.self, SheetCommands<ExemptionsSheet>.self,
            SheetCommands<CardsSheet>.self, Activate.self, Receive.self, Compare.self, Decide.self, ResultCommand.self, ListCommand.self,
            ExportCore.self, Password.self, Backup.self, Restore.self, VerifyLog.self,
        ])

    static func main() async { Foundation.exit(await CommandMain.run(CanbaoCenter.self)) }
}
