import Foundation

/// The screen of whoever sits here: the browser shows the page, a dialog says what no page can.
package struct Desktop: Sendable {
    private let environment: [String: String]
    /// Where a sentence goes when there is no dialog either.
    private let folder: URL

    package init(folder: URL, environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.folder = folder
        self.environment = environment
    }

    private var isThere: Bool { environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil }

    /// Where there is no desktop the address on the terminal is all there is.
    package func open(_ address: String) async {
        guard isThere else { return }
        for browser in ["xdg-open", "x-www-browser", "firefox", "firefox-esr", "chromium"] {
            if await Helper(browser, [address], environment)?.isShown(within: .seconds(5)) == true { return }
        }
        await say("参保已经启动，但是没有找到浏览器。请打开一个浏览器，在地址栏输入：\(address)")
    }

    /// In a dialog; without one, in a file that is found beside the data.
    package func say(_ sentence: String) async {
        guard isThere else { return }
        let title = "参保"
        let dialogs = [
            ("zenity", ["--info", "--no-markup", "--title=\(title)", "--text=\(sentence)"]),
            ("kdialog", ["--title", title, "--msgbox", sentence]), ("notify-send", [title, sentence]), ("xmessage", ["-center", sentence]),
        ]
        for (dialog, arguments) in dialogs {
            if await Helper(dialog, arguments, environment)?.isShown(within: .seconds(1)) == true { return }
        }
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try? Data((sentence + "\n").utf8).write(to: folder.appending(path: "请看这里.txt"), options: .atomic)
    }

    /// Does the work; what goes wrong is said on the desktop as well when it was started there, where nobody sees standard error.
    package func telling<Value>(_ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch {
            if isatty(STDERR_FILENO) != 1 { await say(CommandMain.sentence(on: error)) }
            throw error
        }
    }
}
