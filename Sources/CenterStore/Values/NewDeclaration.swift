import Enrollment

/// A declaration about to be accepted, with its rows.
package struct NewDeclaration: Sendable {
    package let activation: Int
    package let unit: String
    package let insuranceYear: Int
    package let sequence: Int
    /// Lowercase hex SHA-256.
    package let manifest: String
    /// The day on which it was handed in.
    package let delivered: CalendarDate
    package let seen: Int
    package let totals: Equation
    package let declared: [DeclaredRow]
    package let reduced: [ReducedPerson]
    /// Issued for this declaration's requests; nil when it brought none.
    package let certificates: UnitCertificates?

    package init(
        activation: Int, unit: String, insuranceYear: Int, sequence: Int, manifest: String, delivered: CalendarDate, seen: Int,
        totals: Equation, declared: [DeclaredRow], reduced: [ReducedPerson], certificates: UnitCertificates?
    ) {
        self.activation = activation
        self.unit = unit
        self.insuranceYear = insuranceYear
        self.sequence = sequence
        self.manifest = manifest
        self.delivered = delivered
        self.seen = seen
        self.totals = totals
        self.declared = declared
        self.reduced = reduced
        self.certificates = certificates
    }
}
