import Enrollment
import UnitStore

/// What a result will change, before it changes it.
package struct ResultPlan: Sendable {
    package enum Kind: Sendable {
        case new(ResultApplication, ResultEffects)
        case alreadyImported(time: String)
    }

    package let kind: Kind
    package let sequence: Int
    /// `sha256:` and hex.
    package let manifest: String

    package var effects: ResultEffects? {
        guard case .new(_, let effects) = kind else { return nil }
        return effects
    }

    package var missing: [Int] { effects?.missing ?? [] }
    package var changes: [ResultEffects.Count] { effects?.counts ?? [] }

    package var importedBefore: String? {
        guard case .alreadyImported(let time) = kind else { return nil }
        return time
    }
}

/// A result's effects as a person reads them.
package struct ResultEffects: Sendable {
    package struct Count: Sendable, Hashable {
        package let key: String
        package let title: String
        package let count: Int
    }

    /// A row with what is said of it.
    package struct Named: Sendable, Hashable {
        package let name: String
        package let says: String
    }

    /// In the order in which a person reads them.
    package let counts: [Count]
    /// Numbers that the center sent before and that never arrived.
    package let missing: [Int]
    /// Of the declaration that is answered: its number where it is known.
    package let answered: Int?
    /// A newer package was sent than the one that is answered.
    package let isBehind: Bool
    /// Rows that changed since they were sent: 对旧内容的答复.
    package let older: [Named]
    /// Rows that this PC never sent: its data were restored from an older backup, or the unit declares on two PCs.
    package let foreign: [Named]
    /// Rows of the answered package without an outcome.
    package let unanswered: Int
    /// New days of the declaration, when they change.
    package let days: (opens: CalendarDate, closes: CalendarDate)?
    package let yearChange: YearChange?
    /// Declarations that the center had confirmed and no longer knows: it was restored, and they must be sent again.
    package let lostReceipts: [Int]
    /// The result was not made after the newest one taken in here: whom it decides otherwise than now. Needs a yes; nil otherwise.
    package let fork: [Named]?
}
