import ArgumentParser
import CenterDesk
import CommandLineSupport
import Enrollment
import Foundation

struct Receive: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "receive", abstract: "接收申报包：文件、文件夹或带附件的邮件（.eml），各自判断。")

    @Argument(help: ArgumentHelp("申报包或装申报包的文件夹。", valueName: "PATH")) var paths: [String]
    @Flag(name: .customLong("dry-run"), help: "只显示会怎样，什么也不改。") var dryRun = false
    @Flag(name: .customLong("accept-fork"), help: "已看过名单的差别，确认接收不连续的申报包。") var acceptFork = false
    @Option(help: ArgumentHelp("实际送达的日期，记入日志。", valueName: "D")) var delivered: CalendarDate?
    @Option(help: ArgumentHelp("给每个退回的包写一张退回单（可打印）到这个文件夹。", valueName: "DIR")) var slips: String?
    @OptionGroup var password: PasswordOption
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let desk = try options.desk()
        let files = try paths.flatMap { path in
            do {
                return try IncomingFile.at(path)
            } catch let error as UnreadablePath {
                throw UnreadableFile(path: error.path)
            }
        }
        let keys = try desk.unlock(password: password.read())
        let receiving = CenterDesk.Receiving(delivered: delivered, isForkAccepted: acceptFork, isRehearsal: dryRun)
        let received = try await ConsoleProgress.showing { try desk.receive(files, keys: keys, receiving, $0) }
        report.show(.array(received.map(\.json)), or: text(received))
        if let slips, !dryRun {
            let written = try desk.writeSlips(for: received, to: URL(filePath: slips))
            if !written.isEmpty { Console.say("已写好 \(written.count) 张退回单：\(slips)") }
        }
        if received.contains(where: { !$0.accepted }) { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    private func text(_ received: [ReceivedPackage]) -> String {
        let head = (dryRun ? "试收（什么也没有改动）：" : "") + summary(received)
        return ([head] + received.map { "\($0.accepted ? "接收" : "退回")　\($0.file)　\($0.message)" }).joined(separator: "\n")
    }

    private func summary(_ received: [ReceivedPackage]) -> String {
        let refused = received.filter { !$0.accepted }
        let known = received.count { $0.accepted && $0.code != nil }
        let reasons = Dictionary(grouping: refused, by: { $0.code ?? "" }).sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .map { "\($0.key) \($0.value.count) 个" }
        return "共 \(received.count) 个，接收 \(received.count - refused.count) 个" + (known > 0 ? "（其中 \(known) 个以前收过）" : "")
            + "，退回 \(refused.count) 个" + (reasons.isEmpty ? "。" : "：\(reasons.joined(separator: "，"))。")
    }
}

extension ReceivedPackage {
    fileprivate var json: JSONValue {
        .object([
            ("file", .text(file)), ("accepted", .flag(accepted)), ("code", .optional(code)), ("message", .text(message)),
            ("unit", .optional(unit)), ("kind", .optional(kind)), ("sequence", .optional(sequence)), ("manifest", .optional(manifest)),
            ("missing", .array(missing.map(JSONValue.number))), ("changes", changes?.json ?? .object([])),
        ])
    }
}

extension DeclarationChanges {
    fileprivate var json: JSONValue {
        .object([
            ("declared", .number(declared)), ("reduced", .number(reduced)), ("added", .number(added.count)),
            ("amended", .number(amended.count)), ("removed", .number(removed.count)),
        ])
    }
}
