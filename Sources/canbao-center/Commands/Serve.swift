import ArgumentParser
import CenterDesk
import CenterWeb
import CommandLineSupport
import Foundation
import LocalWeb

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "启动页面，打开浏览器；已经在运行时打开它。",
        discussion: "页面上看进度、比对、决定单个人的结果、导出。接收、答复和开户要用中心的密码，仍在命令行办理。")

    @Option(help: ArgumentHelp("端口；不写时自动选择。", valueName: "N")) var port: Int?
    @Option(name: .customLong("lock-after"), help: ArgumentHelp("多少秒没有人操作就锁定页面，最多 1800。", valueName: "N")) var lockAfter = 1800
    @Flag(name: .customLong("no-browser"), help: "不打开浏览器。") var noBrowser = false
    @OptionGroup var options: DeskOptions

    func validate() throws {
        guard (1...1800).contains(lockAfter) else { throw ValidationError("--lock-after 是 1 到 1800 的秒数。") }
    }

    func run() async throws {
        let desktop = Desktop(folder: options.folder.url)
        let lockAfter = lockAfter
        try await desktop.telling {
            // Nobody waits at a page for another program to end: it says so, and one tries again.
            let center = try options.opened { try CenterDesk(options.folder, tell: Console.say) }
            let server = LocalServer(folder: options.folder.url, ports: port.map { $0...$0 } ?? WebApplication.ports) { address, quit in
                try WebApplication.router(
                    center: center, version: Version.text, address: address, idleness: TimeInterval(lockAfter), quit: quit)
            }
            let wasOurs = try await server.run { address in
                Console.result(address)
                if !noBrowser { await desktop.open(address) }
            }
            if wasOurs { try center.closeDown() }
        }
    }
}
