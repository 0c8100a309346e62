import Enrollment
import UnitDesk

/// The pages by the manual's names, in the order of the menu.
enum Destination: String, Sendable, CaseIterable {
    case home
    case amend
    case additions
    case reductions
    case restorePerson
    case amendments
    case classes
    case insured
    case declared
    case reduced
    case rejections
    case fees
    case changes
    case cards
    case cardFailures
    case declare
    case apply
    case packages
    case system
    case search
    case person

    static let menu: [(String?, [Destination])] = [
        (nil, [.home]), ("申报", [.amend, .additions, .reductions, .restorePerson, .amendments, .classes]),
        ("查询", [.insured, .declared, .rejections, .fees, .changes, .cards, .cardFailures]), ("交换", [.declare, .apply, .packages]),
        (nil, [.system]),
    ]

    var title: String {
        switch self {
        case .home: "首页"
        case .amend: "人员信息修改"
        case .additions: "个人信息批量新增"
        case .reductions: "个人信息批量减少"
        case .restorePerson: "减少人员恢复"
        case .amendments: "批量修改"
        case .classes: "整班升级"
        case .insured: "单位本年度参保人员信息查询"
        case .declared: "单位下年度申报人员信息查询"
        case .reduced: "本年度减少人员查询"
        case .rejections: "错误数据下发"
        case .fees: "缴费信息汇总"
        case .changes: "人员变更信息查询"
        case .cards: "参保人员卡号查询"
        case .cardFailures: "各批次制卡失败人员查询"
        case .declare: "导出申报包"
        case .apply: "导入结果包"
        case .packages: "收发记录"
        case .system: "系统"
        case .search: "找人"
        case .person: "个人经过"
        }
    }

    var path: String {
        switch self {
        case .home: "/"
        case .restorePerson: "/restore-person"
        case .cardFailures: "/card-failures"
        default: "/" + rawValue
        }
    }

    /// Pages that only show, and so can show a year that is over.
    var showsFormerYears: Bool { list != nil || [.packages, .search, .person].contains(self) }

    var fills: Bool {
        switch self {
        case .additions, .reductions, .amendments, .search, .insured, .declared, .reduced, .rejections, .changes, .cards, .cardFailures:
            true
        default: false
        }
    }

    /// The chapter of the manual that the page's 帮助 opens.
    var help: String {
        switch self {
        case .classes: "amendments"
        case .reduced: "declared"
        case .search, .person: "home"
        case .declare, .apply, .packages: "exchange"
        default: String(path.dropFirst()).isEmpty ? "home" : String(path.dropFirst())
        }
    }

    /// Query pages and the list behind each.
    var list: ListKind? {
        switch self {
        case .insured: .insured
        case .declared: .declared
        case .reduced: .reduced
        case .rejections: .rejections
        case .fees: .fees
        case .changes: .changes
        case .cards: .cards
        case .cardFailures: .cardFailures
        default: nil
        }
    }
}
