import Enrollment
import GRDB

package enum PersonState: String, Sendable, CaseIterable {
    case active
    case reduced

    package var title: String { self == .active ? "正常" : "减少" }
}

/// A person of the declared year as the store holds one.
package struct PersonRecord: Sendable, Hashable {
    package let reference: PersonReference
    package let origin: Origin
    package let personalNumber: String
    package let person: Person
    package let confirmed: [FindingCode]
    /// Goes up with every amendment; a save names the one it was loaded from.
    package let version: Int
    package let state: PersonState
    package let reductionReason: String
    package let reductionDate: CalendarDate?

    package var declared: DeclaredPerson {
        DeclaredPerson(reference: reference, origin: origin, personalNumber: personalNumber, person: person, confirmed: confirmed)
    }

    init(
        reference: PersonReference, origin: Origin, personalNumber: String, person: Person, confirmed: [FindingCode], version: Int,
        state: PersonState, reductionReason: String, reductionDate: CalendarDate?
    ) {
        self.reference = reference
        self.origin = origin
        self.personalNumber = personalNumber
        self.person = person
        self.confirmed = confirmed
        self.version = version
        self.state = state
        self.reductionReason = reductionReason
        self.reductionDate = reductionDate
    }

    static let columns =
        "reference, origin, personal_number, confirmed, version, state, reduction_reason, reduction_date, " + PersonColumns.list

    init?(_ row: Row) {
        guard let reference = PersonReference(text: row[0]), let origin = Origin(rawValue: row[1]),
            let state = PersonState(rawValue: row[5])
        else {
            return nil
        }
        self.reference = reference
        self.origin = origin
        personalNumber = row[2]
        confirmed = (row[3] as String).split(separator: " ").compactMap { FindingCode(rawValue: String($0)) }
        version = row[4]
        self.state = state
        reductionReason = (row[6] as String?) ?? ""
        reductionDate = (row[7] as String?).flatMap(CalendarDate.init(iso:))
        person = PersonColumns.person(row, at: 8)
    }
}
