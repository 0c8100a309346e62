import ArgumentParser
import Foundation
import Ledger

/// A command with `--json`: how a refusal is put depends on it.
package protocol ReportingCommand: AsyncParsableCommand {
    var report: ReportOptions { get }
}

package struct ReportOptions: ParsableArguments {
    @Flag(name: .customLong("json"), help: "标准输出上只写一个 JSON 文档。")
    package var isJSON = false

    package init() {}

    /// Prints the document with `--json`, else the text.
    package func show(_ json: @autoclosure () -> JSONValue, or text: @autoclosure () -> String) {
        if isJSON { Console.result(json()) } else { Console.result(text()) }
    }
}

/// Parses, runs, and turns whatever is thrown into words and an exit status: the one place that does.
package enum CommandMain {
    /// - Parameter arguments: without the program's name; the process's own when nil.
    package static func run(_ root: (some AsyncParsableCommand).Type, arguments: [String]? = nil) async -> Int32 {
        leaveNoCore()
        var command: any ParsableCommand
        do {
            command = try root.parseAsRoot(arguments)
        } catch {
            return unparsed(error, root)
        }
        do {
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return ExitStatus.done.rawValue
        } catch {
            return failed(error, isJSON: (command as? any ReportingCommand)?.report.isJSON ?? false, root)
        }
    }

    /// A core file would hold the keys and the people that are in memory. What is started by us may still ask for one.
    private static func leaveNoCore() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = 0
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    }

    /// What a person is told about it.
    static func sentence(on error: any Error) -> String {
        switch LedgerError(error) ?? error {
        case let refusal as any Refusal: (refusal.file.map { $0 + "：" } ?? "") + refusal.message
        case let usage as UsageError: "命令写得不对：" + usage.message
        default: Fault(underlying: error).message
        }
    }

    private static func failed(_ error: any Error, isJSON: Bool, _ root: (some ParsableCommand).Type) -> Int32 {
        switch LedgerError(error) ?? error {
        case let refusal as any Refusal:
            if isJSON { Console.result(refusal.json) }
            Console.say(sentence(on: refusal))
            return refusal.exitStatus.rawValue
        case let usage as UsageError:
            Console.say(sentence(on: usage))
            return ExitStatus.usage.rawValue
        case let exit as ExitCode:
            return exit.rawValue
        case _ where [.success, .validationFailure].contains(root.exitCode(for: error)):
            return unparsed(error, root)
        default:
            let fault = Fault(underlying: error)
            if isJSON { Console.result(fault.json) }
            Console.say(sentence(on: error))
            Console.say("技术信息：" + String(reflecting: error))
            return fault.exitStatus.rawValue
        }
    }

    /// Help that was asked for is a result; a line that does not parse is wrong usage.
    private static func unparsed(_ error: any Error, _ root: (some ParsableCommand).Type) -> Int32 {
        guard root.exitCode(for: error) != .success else {
            Console.result(root.fullMessage(for: error))
            return ExitStatus.done.rawValue
        }
        Console.say("命令写得不对，写法见 --help。")
        Console.say(root.fullMessage(for: error))
        return ExitStatus.usage.rawValue
    }
}

/// Whatever nobody expected.
private struct Fault: Refusal {
    let underlying: any Error
    let code = "fault.internal"
    let message = "程序出了故障，这次操作没有完成。请重试一次；再出现时，请把下面的技术信息发给维护人员。"
    let exitStatus = ExitStatus.fault
}
