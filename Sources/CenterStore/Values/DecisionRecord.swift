import Enrollment

/// An operator's word on one row, and what it was about.
package struct DecisionRecord: Sendable, Hashable {
    package let unit: String
    package let reference: PersonReference
    package let kind: OutcomeKind
    /// Why; never empty.
    package let note: String
    package let `operator`: String
    /// RFC 3339.
    package let time: String
    /// Hex SHA-256 of the 17 fields as they were declared then.
    package let digest: String
    /// Hex SHA-256 of those that say who it is and what is asked for.
    package let judged: String

    package init(
        unit: String, reference: PersonReference, kind: OutcomeKind, note: String, operator: String, time: String, digest: String,
        judged: String
    ) {
        self.unit = unit
        self.reference = reference
        self.kind = kind
        self.note = note
        self.operator = `operator`
        self.time = time
        self.digest = digest
        self.judged = judged
    }
}
