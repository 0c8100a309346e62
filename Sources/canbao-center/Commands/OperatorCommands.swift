import ArgumentParser
import CenterDesk
import CenterStore
import CommandLineSupport

struct OperatorCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "operator", abstract: "可以登录页面的经办人。",
        subcommands: [AddOperator.self, SetOperatorPassword.self, DisableOperator.self, ListOperators.self])
}

struct OperatorOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("经办人姓名。", valueName: "NAME")) var name: String
    @OptionGroup var password: PasswordOption
    @OptionGroup var options: DeskOptions

    /// Only whoever knows the center's password changes who may log in.
    func desk() throws -> CenterDesk {
        let desk = try options.desk()
        _ = try desk.unlock(password: password.read())
        return desk
    }
}

struct NewPasswordOption: ParsableArguments {
    @Option(name: .customLong("new-password-file"), help: ArgumentHelp("经办人自己的密码所在的文件。", valueName: "G")) var file: String

    func read() throws -> String { try SecretFile.read(file, option: "--new-password-file") }
}

struct AddOperator: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "添加一个经办人。")

    @OptionGroup var who: OperatorOptions
    @OptionGroup var newPassword: NewPasswordOption
    @OptionGroup var report: ReportOptions

    func run() async throws {
        try who.desk().addOperator(who.name, password: newPassword.read())
        report.show(.object([("operator", .text(who.name))]), or: "已添加经办人“\(who.name)”，现在可以登录页面。")
    }
}

struct SetOperatorPassword: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "password", abstract: "给经办人设置新密码；停用的重新启用。")

    @OptionGroup var who: OperatorOptions
    @OptionGroup var newPassword: NewPasswordOption
    @OptionGroup var report: ReportOptions

    func run() async throws {
        try who.desk().setPassword(newPassword.read(), ofOperator: who.name)
        report.show(.object([("operator", .text(who.name))]), or: "已设置经办人“\(who.name)”的新密码。")
    }
}

struct DisableOperator: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "disable", abstract: "停用一个经办人；做过的事仍记在原名下。")

    @OptionGroup var who: OperatorOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        try who.desk().disableOperator(who.name)
        report.show(.object([("operator", .text(who.name))]), or: "已停用经办人“\(who.name)”。")
    }
}

struct ListOperators: ReportingCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "列出经办人。")

    @OptionGroup var options: DeskOptions
    @OptionGroup var report: ReportOptions

    func run() async throws {
        let operators = try options.desk().operators()
        report.show(
            .array(operators.map { .object([("operator", .text($0.name)), ("active", .flag($0.isActive))]) }),
            or: operators.isEmpty
                ? "还没有经办人。请用 operator add 添加，或在页面上用“\(CenterDesk.administrator)”登录后添加。"
                : operators.map { $0.name + ($0.isActive ? "" : "（已停用）") }.joined(separator: "\n"))
    }
}
