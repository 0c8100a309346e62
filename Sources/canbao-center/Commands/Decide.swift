import ArgumentParser
import CenterDesk
import CommandLineSupport
import Enrollment

struct Decide: ReportingCommand {
    static let configuration = CommandConfiguration(
        commandName: "decide", abstract: "对一个人作人工决定，以后的比对维持它；申报内容变了才重新判断。",
        discussion: "人员标识见 list rejections 和 list pending 的“人员标识”一列；本年度参保人员的标识是 P 加编号。")

    @Argument(help: ArgumentHelp("单位代码。", valueName: "UNIT")) var unit: String
    @Option(help: ArgumentHelp("人员标识。", valueName: "REF")) var person: PersonReference
    @Option(help: ArgumentHelp("accepted（通过）、rejected（错误）或 pending（待核查）。", valueName: "OUTCOME")) var outcome: OutcomeKind?
    @Option(help: ArgumentHelp("理由；不通过时单位会看到。", valueName: "TEXT")) var reason: String?
    @Flag(help: "撤销人工决定，恢复按规则判断。") var withdraw = false
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func validate() throws {
        if withdraw {
            guard outcome == nil, reason == nil else { throw ValidationError("--withdraw 不与 --outcome、--reason 同用。") }
        } else {
            guard outcome != nil else { throw ValidationError("请用 --outcome 写明决定：accepted、rejected 或 pending。") }
            guard reason != nil else { throw ValidationError("请用 --reason 写明理由。") }
        }
    }

    func run() async throws {
        let desk = try options.desk()
        let row =
            if let outcome, let reason {
                try desk.decide(unit: unit, person: person, as: outcome, note: reason)
            } else {
                try desk.withdrawDecision(unit: unit, person: person)
            }
        report.show(row.json, or: (withdraw ? "已撤销人工决定：" : "已决定：") + row.text)
    }
}

extension DecidedRow {
    fileprivate var json: JSONValue {
        .object([
            ("unit", .text(unit)), ("reference", .text(reference.text)), ("outcome", .text(kind.rawValue)),
            ("before", .optional(before?.rawValue)), ("personalNumber", .text(personalNumber)), ("reason", .text(reason)),
        ])
    }

    fileprivate var text: String {
        let now = "单位 \(unit) 的“\(name)”现在是“\(kind.title)”"
        return (before.map { $0 == kind ? now : now + "，原来是“\($0.title)”" } ?? now) + "。随下一个结果包告诉单位。"
    }
}

extension PersonReference: ExpressibleByArgument {
    public init?(argument: String) { self.init(text: argument) }
}

extension OutcomeKind: ExpressibleByArgument {}
