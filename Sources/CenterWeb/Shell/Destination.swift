/// The pages, in the order of the menu.
enum Destination: String, Sendable, CaseIterable {
    case home
    case units
    case findings
    case fees
    case cards
    case packages
    case operators
    case search

    var title: String {
        switch self {
        case .home: "首页"
        case .units: "单位"
        case .findings: "比对结果"
        case .fees: "缴费"
        case .cards: "制卡"
        case .packages: "收发记录"
        case .operators: "经办人"
        case .search: "查找"
        }
    }

    var path: String { self == .home ? "/" : "/" + rawValue }

    /// The page is one table that takes the height that is left.
    var fills: Bool { [.units, .findings, .fees, .cards, .packages].contains(self) }

    /// The chapter of the manual that the page's 帮助 opens.
    var help: String {
        switch self {
        case .home, .units, .search: "home"
        case .findings: "compare"
        case .fees, .cards: "money"
        case .packages: "receive"
        case .operators: "login"
        }
    }

    static func menu(isAdministrator: Bool) -> [(heading: String?, items: [Destination])] {
        [
            (nil, [.home]), ("办理", [.units, .findings]), ("查询", [.fees, .cards, .packages]),
            ("管理", isAdministrator ? [.operators] : []),
        ]
    }
}
