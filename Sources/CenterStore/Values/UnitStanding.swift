import Enrollment

/// Where a unit stands in the open year.
package enum UnitState: String, Sendable, CaseIterable {
    case notActivated = "not-activated"
    /// Activated, and nothing declared for the year.
    case silent
    /// Declared, and no result has gone out since.
    case received
    case answered

    package var title: String {
        switch self {
        case .notActivated: "未开户"
        case .silent: "未申报"
        case .received: "已收到，待答复"
        case .answered: "已答复"
        }
    }
}

/// A unit with its newest declaration and what was decided of it.
package struct UnitStanding: Sendable, Hashable {
    package let unit: RegisteredUnit
    package let state: UnitState
    /// Numbers that later packages prove were sent, and that never arrived.
    package let missing: Int
    package let declaration: DeclarationRecord?
    package let accepted: Int
    package let rejected: Int
    /// Those no comparison has seen yet too.
    package let pending: Int
}

/// Which units, and which of their page.
package struct UnitQuery: Sendable, Hashable {
    package var state: UnitState?
    /// Only those that lack a number.
    package var isMissing = false
    /// Only those with rows that no comparison has seen.
    package var isNotCompared = false
    /// Part of a code or a name.
    package var text = ""
    package var offset = 0
    package var limit = 100

    package init() {}
}
