import Enrollment
import Ledger

/// What stands decided of a row, without the row.
package struct RowOutcome: Sendable, Hashable {
    package let kind: OutcomeKind
    package let personalNumber: String
    package let reasonCode: String
    package let reason: String
    package let party: ResponsibleParty?
    package let deadline: CalendarDate?
    /// An operator's word, not a rule's.
    package let isDecided: Bool

    package init(
        _ kind: OutcomeKind, personalNumber: String, reasonCode: String = "", reason: String = "", party: ResponsibleParty? = nil,
        deadline: CalendarDate? = nil, isDecided: Bool = false
    ) {
        self.kind = kind
        self.personalNumber = personalNumber
        self.reasonCode = reasonCode
        self.reason = reason
        self.party = party
        self.deadline = deadline
        self.isDecided = isDecided
    }

    /// kind, personalNumber, reasonCode, reason, party, deadline, isDecided from the column on.
    init(_ row: StatementRow, at column: CInt) throws {
        guard let kind = OutcomeKind(rawValue: row.text(column)) else { throw LedgerError.damaged }
        self.kind = kind
        personalNumber = row.text(column + 1)
        reasonCode = row.text(column + 2)
        reason = row.text(column + 3)
        party = row.optionalText(column + 4).flatMap(ResponsibleParty.init(rawValue:))
        deadline = row.optionalText(column + 5).flatMap(CalendarDate.init(iso:))
        isDecided = row.integer(column + 6) == 1
    }

    /// What a result says, whoever decided it.
    var told: RowOutcome {
        RowOutcome(kind, personalNumber: personalNumber, reasonCode: reasonCode, reason: reason, party: party, deadline: deadline)
    }

    package func with(number: String) -> RowOutcome {
        RowOutcome(
            kind, personalNumber: number, reasonCode: reasonCode, reason: reason, party: party, deadline: deadline, isDecided: isDecided)
    }

    /// As it travels.
    package func outcome(_ reference: PersonReference, digest: String) -> Outcome {
        Outcome(
            reference: reference, rowDigest: digest, kind: kind, personalNumber: personalNumber, reasonCode: reasonCode, reason: reason,
            party: party, deadline: deadline)
    }
}

/// A declared row, as far as its answer needs it, and what was decided of it.
package struct AnsweredRow: Sendable, Hashable {
    package let reference: PersonReference
    package let digest: String
    /// As the unit declared it.
    package let personalNumber: String
    /// nil while nothing was decided.
    package let outcome: RowOutcome?
}

/// People of one plan and exemption with one outcome and reason.
package struct Tallied: Sendable, Hashable {
    package let kind: OutcomeKind
    /// Empty where they are accepted.
    package let reasonCode: String
    package let plan: String
    /// Empty for those who are not exempt.
    package let exemptionType: String
    package let isExempt: Bool

    package init(kind: OutcomeKind, reasonCode: String, plan: String, exemptionType: String, isExempt: Bool) {
        self.kind = kind
        self.reasonCode = reasonCode
        self.plan = plan
        self.exemptionType = isExempt ? exemptionType : ""
        self.isExempt = isExempt
    }
}
