import Enrollment

/// What the center's desk refuses of itself; what packages, sheets and the store refuse keeps their own codes.
package enum CenterRefusal: Error, Sendable, Equatable {
    case centerMissing
    case centerExists(code: String)
    case centerCode(String)
    case centerName
    case dates(opens: CalendarDate, closes: CalendarDate)
    case passwordWrong
    case unitUnknown(String)
    case unitExists(String)
    case unitCode(String)
    case unitName
    case nothingToActivate
    case notActivated(String)
    case noDeclaration(String)
    case samePlace
    /// Opening a year that is open or over.
    case yearPast(Int, open: Int)
    /// Another process works on the same center.
    case busy
    /// The database is another file than the one that was opened.
    case restored
    /// The page is running, and a restore would pull the file away under it.
    case programRunning
    case personUnknown(unit: String, reference: String)
    case decisionNote
    /// It is not as the operator saw it.
    case rowChanged
    case decisionMissing(unit: String, reference: String)

    package var code: String {
        switch self {
        case .centerMissing: "center.missing"
        case .centerExists: "center.exists"
        case .centerCode, .centerName, .dates: "center.invalid"
        case .passwordWrong: "password.wrong"
        case .unitUnknown: "unit.unknown"
        case .unitExists: "unit.exists"
        case .unitCode, .unitName: "unit.invalid"
        case .nothingToActivate: "unit.missing"
        case .notActivated: "activation.missing"
        case .noDeclaration: "declaration.missing"
        case .samePlace: "letters.same-place"
        case .yearPast: "year.other"
        case .busy: "center.busy"
        case .restored: "center.restored"
        case .programRunning: "data.in-use"
        case .personUnknown: "person.unknown"
        case .decisionNote: "decision.reason"
        case .rowChanged: "row.changed"
        case .decisionMissing: "decision.missing"
        }
    }

    package var message: String {
        switch self {
        case .centerMissing: "这个数据文件夹里还没有中心的数据。请先运行 canbao-center init，或用 --data 指到正确的文件夹。"
        case .centerExists(let code): "这个数据文件夹里已经有中心 \(code)，没有动它。要另建一个，请用 --data 换一个文件夹。"
        case .centerCode(let code): "中心代码“\(code)”只能是 1 到 20 个字母和数字。"
        case .centerName: "中心名称要有 1 到 100 个字。"
        case .dates(let opens, let closes): "申报的开始日期 \(opens) 在截止日期 \(closes) 之后，请改正。"
        case .passwordWrong: "密码不对，请重新输入。"
        case .unitUnknown(let code): "没有代码为“\(code)”的单位。请在单位列表（unit list）里核对，或先用 unit add 添加。"
        case .unitExists(let code): "代码为“\(code)”的单位已经有了。要改名称，请用 unit import 导入新的单位表。"
        case .unitCode(let code): "单位代码“\(code)”只能是 1 到 20 个字母和数字。"
        case .unitName: "单位名称要有 1 到 100 个字。"
        case .nothingToActivate: "还没有任何单位。请先用 unit add 或 unit import 添加。"
        case .notActivated(let code): "单位 \(code) 还没有开户，请先运行 activate。"
        case .noDeclaration(let code): "还没有收到单位 \(code) 的申报包。"
        case .yearPast(let year, let open): "现在办理的是 \(open) 年度，不能再开 \(year) 年度。要改申报的日期，请用 year extend。"
        case .restored: "中心的数据刚刚恢复过，这一步没有做。请再运行一次。"
        case .busy: "另一个 canbao-center 正在办理，这一步没有做。请等它做完再试。"
        case .programRunning: "页面正在运行，现在恢复会丢失正在办理的数据。请先在页面上点“退出系统”，再恢复。"
        case .personUnknown(let unit, let reference):
            "单位 \(unit) 最新的申报里没有标识为“\(reference)”的人。标识在 list rejections 和 list pending 的“人员标识”一列。"
        case .rowChanged: "单位刚刚改过这个人的内容，请看过再决定。"
        case .decisionNote: "请写明理由，1 到 200 个字。"
        case .decisionMissing(let unit, let reference): "单位 \(unit) 的“\(reference)”没有人工决定，不用撤销。"
        case .samePlace: "开户包和开户信要放在两个文件夹里，分开送达。请给 --letters 换一个文件夹。"
        }
    }
}
