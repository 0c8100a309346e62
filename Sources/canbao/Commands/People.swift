import ArgumentParser
import CommandLineSupport
import Enrollment
import UnitDesk

struct Amend: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "amend", abstract: "修改一个人的信息。")

    @OptionGroup var identity: IdentityOptions
    @Option(name: .customLong("set"), help: ArgumentHelp("改哪一列，可以写多次。", valueName: "列名=值")) var changes: [String]
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let desk = try options.desk()
        let found = try desk.find(identity.identity)
        var person = found.person
        for change in changes {
            let parts = change.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let field = PersonField(title: String(parts[0])) else {
                throw UsageError("--set 要写成 列名=值，列名与模板相同，例如 联系电话=13800000000。")
            }
            person[field] = String(parts[1])
        }
        let warnings = try desk.amend(found.reference, to: person, version: found.version, operator: UnitDesk.commandLineOperator)
        report.show(
            .object([("reference", .text(found.reference.text)), ("findings", .array(warnings.map(\.json)))]), or: "已修改 \(person.name)。")
    }
}

struct Reduce: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "reduce", abstract: "把一个人记为减少。")

    @OptionGroup var identity: IdentityOptions
    @Option(help: ArgumentHelp("减少的原因，如 毕业、转学。", valueName: "TEXT")) var reason: String
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let reduced = try options.desk().reduce(identity.identity, reason: reason, operator: UnitDesk.commandLineOperator)
        report.show(.object([("reference", .text(reduced.reference.text))]), or: "\(reduced.person.name)已记为减少。")
    }
}

struct RestorePerson: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "restore-person", abstract: "恢复一个已减少的人。")

    @OptionGroup var identity: IdentityOptions
    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let restored = try options.desk().restorePerson(identity.identity, operator: UnitDesk.commandLineOperator)
        report.show(.object([("reference", .text(restored.reference.text))]), or: "\(restored.person.name)已恢复为正常。")
    }
}
