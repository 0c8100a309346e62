package enum OutcomeKind: String, Sendable, CaseIterable, Codable {
    case accepted
    case rejected
    case pending
}

/// Who must act on a rejection: 单位可更正, 需家庭举证, 中心核查中.
package enum ResponsibleParty: String, Sendable, CaseIterable, Codable {
    case unit
    case family
    case center

    package var title: String {
        switch self {
        case .unit: "单位可更正"
        case .family: "需家庭举证"
        case .center: "中心核查中"
        }
    }
}

/// What the center decided of one declared row.
package struct Outcome: Sendable, Hashable {
    package let reference: PersonReference
    /// Lowercase hex SHA-256 of the row as it was declared.
    package let rowDigest: String
    package let kind: OutcomeKind
    /// The number the center gave; empty when none.
    package let personalNumber: String
    /// Empty unless rejected or pending.
    package let reasonCode: String
    package let reason: String
    package let party: ResponsibleParty?
    package let deadline: CalendarDate?

    package init(
        reference: PersonReference, rowDigest: String, kind: OutcomeKind, personalNumber: String = "",
        reasonCode: String = "", reason: String = "", party: ResponsibleParty? = nil, deadline: CalendarDate? = nil
    ) {
        self.reference = reference
        self.rowDigest = rowDigest
        self.kind = kind
        self.personalNumber = personalNumber
        self.reasonCode = reasonCode
        self.reason = reason
        self.party = party
        self.deadline = deadline
    }
}
