import ArgumentParser
import CommandLineSupport
import Foundation
import UnitDesk

@main
struct Canbao: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "canbao",
        abstract: "居民医保申报，单位端。不带命令时启动页面。",
        version: Version.text,
        subcommands: [
            Serve.self, Open.self, DemoCommand.self, Activate.self, Template.self, Check.self, Stage.self, Confirm.self,
            Submit.self, Discard.self, Undo.self, Amend.self, Reduce.self, RestorePerson.self, ListCommand.self, ErrorSheet.self,
            Declare.self, Apply.self, Inspect.self, SheetCommand.self, Password.self, Backup.self, Restore.self, VerifyLog.self,
        ],
        defaultSubcommand: Serve.self)

    static func main() async { Foundation.exit(await CommandMain.run(Canbao.self)) }
}
