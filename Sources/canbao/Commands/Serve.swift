import ArgumentParser
import CommandLineSupport
import LocalWeb
import UnitWeb

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "启动页面，打开浏览器；已经在运行时打开它。")

    @Option(help: ArgumentHelp("端口；不写时自动选择。", valueName: "N")) var port: Int?
    @Flag(name: .customLong("no-browser"), help: "不打开浏览器。") var noBrowser = false
    @OptionGroup var options: DeskOptions

    func run() async throws {
        let folder = options.folder
        let server = LocalServer(folder: folder.url, ports: port.map { $0...$0 } ?? WebApplication.ports) { address, quit in
            try WebApplication.router(
                folder: folder, version: Version.text, demonstration: WebDemonstration(folder: folder.demonstration), clock: .system,
                address: address, quit: quit)
        }
        try await server.run { address in
            Console.result(address)
            if !noBrowser { Browser.open(address) }
        }
    }
}
