import Enrollment
import UnitStore

/// The lists of the command line and of the query pages.
package enum ListKind: String, Sendable, CaseIterable {
    case insured
    case declared
    case reduced
    case rejections
    case fees
    case changes
    case cards
    case cardFailures = "card-failures"
    case batches
    case packages

    package var title: String {
        switch self {
        case .insured: "单位本年度参保人员信息"
        case .declared: "单位下年度申报人员信息"
        case .reduced: "本年度减少人员"
        case .rejections: "错误数据"
        case .fees: "缴费信息汇总"
        case .changes: "人员变更信息"
        case .cards: "参保人员卡号"
        case .cardFailures: "制卡失败人员"
        case .batches: "批次"
        case .packages: "收发记录"
        }
    }
}

/// Empty means: don't filter.
package struct ListQuery: Sendable {
    package var roster = RosterQuery()
    package var from: CalendarDate?
    package var to: CalendarDate?
    package var plan: String {
        get { roster.plan }
        set { roster.plan = newValue }
    }
    package var personalNumber = ""
    package var batch = ""
    package var party: ResponsibleParty?
    package var rejectionState: RejectionState?
    package var reasonCode = ""
    package var offset = 0
    package var limit = Int.max

    package init() {}

    /// The part of all rows that is wanted.
    func leaf<Row>(_ rows: [Row]) -> ArraySlice<Row> { rows.dropFirst(offset).prefix(limit) }

    var reducedRoster: RosterQuery {
        var roster = roster
        roster.state = .reduced
        return roster
    }
}
