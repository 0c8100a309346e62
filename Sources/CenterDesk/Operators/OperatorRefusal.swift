import SealedPackage

/// What is refused at the login and about operators.
package enum OperatorRefusal: Error, Sendable, Equatable {
    case name
    case exists(String)
    case unknown(String)
    case passwordWeak(PasswordPolicy.Fault)
    /// `attemptsLeft` is nil for a name that nobody has: there is nothing to lock.
    case passwordWrong(attemptsLeft: Int?, ofAdministrator: Bool = false)
    case loginLocked(minutes: Int, ofAdministrator: Bool = false)
    case administratorOnly

    package var code: String {
        switch self {
        case .name: "operator.invalid"
        case .exists: "operator.exists"
        case .unknown: "operator.unknown"
        case .passwordWeak(let fault): fault.code
        case .passwordWrong: "password.wrong"
        case .loginLocked: "login.locked"
        case .administratorOnly: "operator.not-allowed"
        }
    }

    package var message: String {
        switch self {
        case .name: "经办人姓名要有 1 到 30 个字，不能叫“\(CenterDesk.administrator)”或“\(CenterDesk.commandLineOperator)”。"
        case .exists(let name): "已经有经办人“\(name)”。要改密码，请在“经办人”页面修改；重名的请加上科室来区分。"
        case .unknown(let name): "没有经办人“\(name)”。请看一下姓名写得对不对。"
        case .passwordWeak(let fault): fault.message
        case .passwordWrong(let left?, _) where left > 0: "经办人或密码不对，还可以再试 \(left) 次。请看一下大写锁定键是不是亮着，再输入一次。"
        case .passwordWrong(.some, let ofAdministrator): "经办人或密码不对，登录已暂停。请等几分钟再试；\(Self.forgotten(ofAdministrator))。"
        case .passwordWrong(nil, _): "经办人或密码不对，请重新输入。"
        case .loginLocked(let minutes, let ofAdministrator): "密码错得太多，登录已暂停，请 \(minutes) 分钟后再试；\(Self.forgotten(ofAdministrator))。"
        case .administratorOnly: "这一页只有管理员能用。请退出登录，用“\(CenterDesk.administrator)”和中心的密码登录。"
        }
    }

    private static func forgotten(_ ofAdministrator: Bool) -> String {
        ofAdministrator ? "\(CenterDesk.administrator)用的是中心的密码" : "忘了密码，请管理员重新设置"
    }
}
