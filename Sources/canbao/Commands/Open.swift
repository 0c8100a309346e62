import ArgumentParser
import CommandLineSupport
import Foundation
import LocalWeb
import UnitDesk
import UnitWeb

/// What the icon does, and a double click on a package.
struct Open: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "启动页面；给出包时，放到“导入结果包”或“导入开户包”里等着，核对后才导入。")

    @Argument(help: ArgumentHelp("开户包或结果包。", valueName: "FILE")) var file: String?
    @OptionGroup var page: PageOptions

    func run() async throws {
        try await page.desktop.telling { try await page.serve(opening: file.map(announce) ?? "") }
    }

    /// The page where the package now waits.
    private func announce(_ path: String) throws -> String {
        let bytes = try InputFile.read(path, limit: WebApplication.uploadLimit)
        guard bytes.count <= WebApplication.uploadLimit else { throw PackageTooLarge(file: path) }
        switch try Inbox(page.options.folder).put(bytes, name: URL(filePath: path).lastPathComponent) {
        case .activation: return WebApplication.activationPath
        case .result: return WebApplication.resultPath
        }
    }
}

private struct PackageTooLarge: Refusal {
    let file: String?
    let code = "file.too-large"
    let message = "文件太大，最多 \(WebApplication.uploadLimit >> 20) MB。请看一下是不是选错了文件。"
}
