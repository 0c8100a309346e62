import CenterStore
import Enrollment

/// Declared rows against the core system's register and against each other. Pure.
package struct Comparison: Sendable {
    private static let rules: [any ComparisonRule] = [
        CoreNotLoadedRule(), DeceasedRule(), InsuredElsewhereRule(), DeclaredByTwoUnitsRule(), NameDiffersRule(),
    ]

    package let register: CoreRegister
    /// Until when the unit or the family may mend a rejected row.
    package let deadline: CalendarDate

    package init(register: CoreRegister, deadline: CalendarDate) {
        self.register = register
        self.deadline = deadline
    }

    /// The first rule that speaks decides; nil accepts the row.
    package func ruling(on row: DeclaredPerson, of unit: String) -> Ruling? {
        for rule in Self.rules {
            if let ruling = rule.ruling(on: row, of: unit, register: register) { return ruling }
        }
        return nil
    }

    /// - Parameter personalNumber: the number an accepted row carries.
    package func outcome(of row: DeclaredPerson, digest: String, unit: String, personalNumber: String) -> Outcome {
        guard let ruling = ruling(on: row, of: unit) else {
            return Outcome(reference: row.reference, rowDigest: digest, kind: .accepted, personalNumber: personalNumber)
        }
        return Outcome(
            reference: row.reference, rowDigest: digest, kind: ruling.kind, personalNumber: row.personalNumber,
            reasonCode: ruling.code.rawValue, reason: ruling.reason, party: ruling.code.party,
            deadline: ruling.kind == .rejected ? deadline : nil)
    }
}
