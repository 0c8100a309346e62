import Enrollment

/// Why a row is not accepted. The raw value travels in the result.
package enum ReasonCode: String, Sendable, CaseIterable {
    case coreNotLoaded = "core.not-loaded"
    case notCompared = "core.not-compared"
    case deceased = "core.deceased"
    case insuredElsewhere = "core.insured-elsewhere"
    case declaredByTwoUnits = "declared.two-units"
    case numberOfAnother = "number.of-another"
    case nameDiffers = "core.name-differs"
    case identityDiffers = "core.identity-differs"
    case communityOutside = "community.outside"
    case exemptionUnconfirmed = "exemption.unconfirmed"
    case afterClosing = "declared.after-closing"
    /// An operator's own word.
    case decided = "center.decided"
    /// The row was amended after an operator rejected it.
    case toReview = "center.to-review"

    /// Who can settle it.
    package var party: ResponsibleParty {
        switch self {
        case .coreNotLoaded, .notCompared, .afterClosing, .toReview: .center
        case .deceased, .insuredElsewhere, .exemptionUnconfirmed: .family
        case .declaredByTwoUnits, .numberOfAnother, .nameDiffers, .identityDiffers, .communityOutside, .decided: .unit
        }
    }

    /// A few words for a filter or a heading.
    package var title: String {
        switch self {
        case .coreNotLoaded: "等待核心系统数据"
        case .notCompared: "尚未比对"
        case .deceased: "登记已死亡"
        case .insuredElsewhere: "已在他处参保"
        case .declaredByTwoUnits: "两个单位申报"
        case .numberOfAnother: "编号属于他人"
        case .nameDiffers: "姓名与登记不一致"
        case .identityDiffers: "证件号码与登记不一致"
        case .communityOutside: "不属于本单位的社区"
        case .exemptionUnconfirmed: "免缴未经认定"
        case .afterClosing: "截止以后申报"
        case .decided: "人工决定"
        case .toReview: "更正后待复核"
        }
    }
}
