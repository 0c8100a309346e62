import Enrollment

/// A declared row in a list, with what was decided of it.
package struct SeenRow: Sendable, Hashable {
    package let unit: String
    package let reference: PersonReference
    package let origin: Origin
    /// The number the outcome gives, else the declared one; empty where there is none.
    package let personalNumber: String
    package let name: String
    package let identity: Identity
    package let plan: String
    package let className: String
    /// nil while no comparison has seen it.
    package let outcome: RowOutcome?
}

/// Rows of one unit's newest declaration with one outcome for one reason: lists of findings are made of whole groups.
package struct OutcomeGroup: Sendable, Hashable {
    package let unit: String
    package let declaration: Int
    package let kind: OutcomeKind
    /// Empty where it was accepted.
    package let reasonCode: String
    package let people: Int

    package init(unit: String, declaration: Int, kind: OutcomeKind, reasonCode: String, people: Int) {
        self.unit = unit
        self.declaration = declaration
        self.kind = kind
        self.reasonCode = reasonCode
        self.people = people
    }
}

/// Which rows of a unit's declaration, and which of their page.
package struct RowQuery: Sendable, Hashable {
    package var kind: OutcomeKind?
    package var reasonCode = ""
    /// Part of a name, an identity number or a personal number.
    package var text = ""
    package var offset = 0
    package var limit = 100

    package init() {}
}
