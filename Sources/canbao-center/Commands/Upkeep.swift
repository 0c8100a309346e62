import ArgumentParser
import CenterDesk
import CommandLineSupport
import Foundation
import LocalWeb

struct Backup: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: "备份到一个文件。")

    @Option(help: ArgumentHelp("写到哪里。", valueName: "FILE")) var out: String
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        try options.desk().backup(to: URL(filePath: out))
        report.show(.object([("file", .text(out))]), or: "已备份到 \(out)。")
    }
}

struct Restore: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "restore", abstract: "从备份恢复；现在的数据会另存在旁边。")

    @Argument(help: ArgumentHelp("备份文件。", valueName: "FILE")) var file: String
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        guard FileManager.default.fileExists(atPath: file) else { throw UnreadableFile(path: file) }
        // A running page goes on writing to the file that would be set aside.
        guard let lock = try InstanceLock(folder: options.folder.url) else { throw CenterRefusal.programRunning }
        defer { lock.release() }
        let former = try CenterDesk.restore(from: URL(filePath: file), into: options.folder) {
            Console.say("另一个 canbao-center 正在办理，等它做完再开始。")
        }
        report.show(
            .object([("file", .text(file)), ("former", .optional(former?.path))]),
            or: "已从 \(file) 恢复。" + (former.map { "原来的数据另存为 \($0.path)。" } ?? ""))
    }
}

struct VerifyLog: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "verify-log", abstract: "核对日志有没有被改动。")

    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let verdict = try options.desk().verifyLog()
        report.show(
            .object([("intact", .flag(verdict.isIntact)), ("entries", .number(verdict.entries)), ("fault", .optional(verdict.firstFault))]),
            or: verdict.isIntact
                ? "日志完整，共 \(verdict.entries) 条。" : "日志从第 \(verdict.firstFault ?? 0) 条起与原来的不一致：有人绕过程序改动过数据。")
        if !verdict.isIntact { throw ExitCode(ExitStatus.refused.rawValue) }
    }
}

struct Password: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "password", abstract: "修改中心的密码。以前的备份仍用原来的密码。")

    @OptionGroup var password: PasswordOption
    @Option(name: .customLong("new-password-file"), help: ArgumentHelp("新密码所在的文件。", valueName: "F")) var newFile: String
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        try options.desk().changePassword(from: password.read(), to: SecretFile.read(newFile, option: "--new-password-file"))
        report.show(.object([("changed", .flag(true))]), or: "密码已修改。以前的备份仍要用原来的密码。")
    }
}
