import Enrollment

/// One declaration that was accepted, without its rows.
package struct DeclarationRecord: Sendable, Hashable {
    package let id: Int
    package let activation: Int
    package let unit: String
    package let insuranceYear: Int
    package let sequence: Int
    /// Lowercase hex SHA-256.
    package let manifest: String
    /// RFC 3339.
    package let received: String
    /// The day on which it was handed in.
    package let delivered: CalendarDate
    /// The highest sequence that the unit had taken in from the center.
    package let seen: Int
    package let totals: Equation
}

/// A declared row together with the digest under which its outcome is told.
package struct DeclaredRow: Sendable, Hashable {
    package let person: DeclaredPerson
    package let digest: String

    package init(person: DeclaredPerson, digest: String) {
        self.person = person
        self.digest = digest
    }
}
