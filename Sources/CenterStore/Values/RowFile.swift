import Enrollment
import Ledger

/// One declared row with everything that the center has about it.
package struct RowFile: Sendable {
    package struct Earlier: Sendable, Hashable {
        package let declaration: DeclarationRecord
        package let isSame: Bool
        package let outcome: RowOutcome?
    }

    package let declaration: DeclarationRecord
    package let row: DeclaredRow
    package let outcome: RowOutcome?
    /// An operator's word; it may be about the row as it was before.
    package let decision: DecisionRecord?
    package let core: CoreRecord?
    package let exemptions: [String]
    /// Who has the row's personal number in the year's roster.
    package let insured: (unit: String, person: Person)?
    /// Other units whose newest declaration holds the same identity.
    package let otherUnits: [RegisteredUnit]
    /// The unit's declarations of the year that hold the person, oldest first.
    package let declarations: [Earlier]
    package let entries: [JournalEntry]
    package let cards: [Card]
    package let failures: [CardFailure]
}
