import ArgumentParser
import CommandLineSupport
import Foundation
import UnitDesk
import UnitWeb

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "启动页面，打开浏览器；已经在运行时打开它。")

    @Option(help: ArgumentHelp("端口；不写时自动选择。", valueName: "N")) var port: Int?
    @Flag(name: .customLong("no-browser"), help: "不打开浏览器。") var noBrowser = false
    @OptionGroup var options: DeskOptions

    func run() async throws {
        let server = LocalServer(
            folder: options.folder, version: Version.text, demonstration: WebDemonstration(folder: options.folder.demonstration), port: port
        )
        try await server.run { address in
            Console.result(address)
            if !noBrowser { Browser.open(address) }
        }
    }
}

enum Browser {
    /// Where there is a desktop; otherwise the address on the terminal is all there is.
    static func open(_ address: String) {
        guard ProcessInfo.processInfo.environment["DISPLAY"] != nil || ProcessInfo.processInfo.environment["WAYLAND_DISPLAY"] != nil else {
            return
        }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/xdg-open")
        process.arguments = [address]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }
}
