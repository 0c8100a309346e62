import ArgumentParser
import CommandLineSupport
import Foundation
import LocalWeb
import UnitWeb

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "启动页面，打开浏览器；已经在运行时打开它。")

    @OptionGroup var page: PageOptions

    func run() async throws { try await page.desktop.telling { try await page.serve() } }
}

/// The page, from wherever it is started.
struct PageOptions: ParsableArguments {
    @Option(help: ArgumentHelp("端口；不写时自动选择。", valueName: "N")) var port: Int?
    @Option(name: .customLong("lock-after"), help: ArgumentHelp("多少秒没有人操作就锁定页面，最多 1800。", valueName: "N")) var lockAfter = 1800
    @Flag(name: .customLong("no-browser"), help: "不打开浏览器。") var noBrowser = false
    @OptionGroup var options: DeskOptions

    var desktop: Desktop { Desktop(folder: options.folder.url) }

    func validate() throws {
        guard (1...1800).contains(lockAfter) else { throw ValidationError("--lock-after 是 1 到 1800 的秒数。") }
    }

    /// - Parameter path: what the browser opens; the start page by default.
    func serve(opening path: String = "") async throws {
        let (folder, lockAfter) = (options.folder, lockAfter)
        let server = LocalServer(folder: folder.url, ports: port.map { $0...$0 } ?? WebApplication.ports) { address, quit in
            try WebApplication.router(
                folder: folder, version: Version.text, demonstration: WebDemonstration(folder: folder.demonstration), clock: .system,
                address: address, idleness: TimeInterval(lockAfter), quit: quit)
        }
        let wasOurs = try await server.run { address in
            Console.result(address)
            if !noBrowser { await desktop.open(address + path) }
        }
        // What it can't say on a page any more it says here.
        if wasOurs, folder.holdsDatabase { try options.open().closeDown() }
    }
}
