import CenterStore
import Enrollment

/// One reason for which the center does not accept a declared row.
protocol ComparisonRule: Sendable {
    /// nil: nothing against the row.
    func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling?
}

/// What a rule looks at besides the row.
package struct Circumstances: Sendable {
    /// false until core data was imported once; then every row stays pending.
    package var isCoreLoaded: Bool
    /// false until confirmed exemptions were imported once; then nobody's is judged.
    package var areExemptionsLoaded: Bool
    package var unit: String
    /// Which the unit may declare; empty: all.
    package var communities: Set<String>
    /// Other units whose newest declaration holds the same identity, in the order of their codes.
    package var otherUnits: [DeclaringUnit]
    /// Where the row came after the closing day: that day.
    package var missedClosing: CalendarDate?

    package init(
        isCoreLoaded: Bool, areExemptionsLoaded: Bool, unit: String, communities: Set<String> = [], otherUnits: [DeclaringUnit] = [],
        missedClosing: CalendarDate? = nil
    ) {
        self.isCoreLoaded = isCoreLoaded
        self.areExemptionsLoaded = areExemptionsLoaded
        self.unit = unit
        self.communities = communities
        self.otherUnits = otherUnits
        self.missedClosing = missedClosing
    }
}

package struct DeclaringUnit: Sendable, Hashable {
    package let code: String
    package let name: String

    package init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}

/// What a rule says of a row: rejected or pending, and why.
package struct Ruling: Sendable, Hashable {
    package let kind: OutcomeKind
    package let code: ReasonCode
    package let reason: String

    package init(_ kind: OutcomeKind, _ code: ReasonCode, _ reason: String) {
        self.kind = kind
        self.code = code
        self.reason = reason
    }
}

extension Ruling {
    /// What stands where no comparison has decided yet.
    static func waiting(isCoreLoaded: Bool) -> Ruling {
        isCoreLoaded
            ? Ruling(.pending, .notCompared, "已收到，中心还没有比对。")
            : Ruling(.pending, .coreNotLoaded, "中心还没有取得核心系统的数据，正在等待比对。")
    }
}
