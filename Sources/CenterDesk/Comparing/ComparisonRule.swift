import CenterStore
import Enrollment

/// One reason for which the center does not accept a declared row.
protocol ComparisonRule: Sendable {
    /// nil: nothing against the row.
    func ruling(on row: DeclaredPerson, of unit: String, register: CoreRegister) -> Ruling?
}

/// What a rule says of a row: rejected or pending, why, and who must act until when.
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

/// Why a row is not accepted. The raw value travels in the result.
package enum ReasonCode: String, Sendable, CaseIterable {
    case coreNotLoaded = "core.not-loaded"
    case notCompared = "core.not-compared"
    case deceased = "core.deceased"
    case insuredElsewhere = "core.insured-elsewhere"
    case nameDiffers = "core.name-differs"
    case declaredByTwoUnits = "declared.two-units"

    /// Who can settle it.
    package var party: ResponsibleParty {
        switch self {
        case .coreNotLoaded, .notCompared: .center
        case .deceased, .insuredElsewhere: .family
        case .nameDiffers, .declaredByTwoUnits: .unit
        }
    }
}
