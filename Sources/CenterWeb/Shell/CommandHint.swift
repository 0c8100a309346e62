import LocalWeb

/// What has to be done on the command line, because it needs the center's password.
struct CommandHint: Sendable {
    let occasion: String
    let line: String
    /// The manual's, on this command.
    let chapter: String

    init(_ occasion: String, _ arguments: String, chapter: String) {
        self.occasion = occasion
        line = "canbao-center " + arguments
        self.chapter = Manual.path(chapter)
    }

    static let receive = CommandHint("收到申报包以后", "receive 文件夹 --slips 退回单文件夹 --password-file 密码文件", chapter: "receive")
    static let importUnits = CommandHint("添加单位", "unit import 单位表.xls", chapter: "sheets")
    static let importCore = CommandHint("取得核心系统的数据以后", "core import 核心数据.csv", chapter: "sheets")
    static let importRates = CommandHint("改缴费标准", "rates import 缴费标准.xls", chapter: "sheets")
    static let importCards = CommandHint("收到制卡文件以后", "cards import 制卡文件.xls", chapter: "money")

    static func activate(_ units: String) -> CommandHint {
        CommandHint("给单位开户", "activate \(units) --out 开户包文件夹 --letters 开户信文件夹 --password-file 密码文件", chapter: "activate")
    }

    static func answer(_ units: String) -> CommandHint {
        CommandHint("比对完成以后，答复单位", "result \(units) --out 结果包文件夹 --password-file 密码文件", chapter: "result")
    }
}
