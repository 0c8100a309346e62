import Enrollment
import Ledger

/// What came of one file at the center, before it is stored.
package enum Arrival: Sendable {
    case accepted(NewDeclaration, package: PackageRecord, entry: JournalEntry)
    case refused(package: PackageRecord, entry: JournalEntry)
}
