/// Where a declared person comes from.
package enum Origin: String, Sendable, CaseIterable, Codable {
    case renewal
    case addition

    package var title: String { self == .renewal ? "上年度续保" : "本年度新增" }
}

/// One person of the center's roster of the current year.
package struct InsuredPerson: Sendable, Hashable {
    package let personalNumber: String
    package let person: Person

    package init(personalNumber: String, person: Person) {
        self.personalNumber = personalNumber
        self.person = person
    }

    package var reference: PersonReference { PersonReference(personalNumber: personalNumber) }
}

/// One row of the declared year's roster. `personalNumber` is empty until the center has given one.
package struct DeclaredPerson: Sendable, Hashable {
    package let reference: PersonReference
    package let origin: Origin
    package let personalNumber: String
    package let person: Person
    /// Codes of findings that the unit confirmed against the original document.
    package let confirmed: [FindingCode]

    package init(reference: PersonReference, origin: Origin, personalNumber: String, person: Person, confirmed: [FindingCode] = []) {
        self.reference = reference
        self.origin = origin
        self.personalNumber = personalNumber
        self.person = person
        self.confirmed = confirmed
    }
}

/// A person taken out of the declared year: who, why, and on which day.
package struct ReducedPerson: Sendable, Hashable {
    package let reference: PersonReference
    package let origin: Origin
    package let personalNumber: String
    /// All 17 fields; the package carries the identifying ones.
    package let person: Person
    package let reason: String
    package let date: CalendarDate

    package init(
        reference: PersonReference, origin: Origin, personalNumber: String, person: Person, reason: String, date: CalendarDate
    ) {
        self.reference = reference
        self.origin = origin
        self.personalNumber = personalNumber
        self.person = person
        self.reason = reason
        self.date = date
    }
}
