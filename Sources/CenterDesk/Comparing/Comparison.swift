import CenterStore
import Enrollment

/// Declared rows against the core system's register, the rosters and each other. Pure.
package struct Comparison: Sendable {
    private static let rules: [any ComparisonRule] = [
        CoreNotLoadedRule(), DeceasedRule(), InsuredElsewhereRule(), DeclaredByTwoUnitsRule(), NumberOfAnotherRule(), NameDiffersRule(),
        IdentityDiffersRule(), CommunityOutsideRule(), ExemptionUnconfirmedRule(), AfterClosingRule(),
    ]

    /// Until when the unit or the family may mend a rejected row.
    package let deadline: CalendarDate

    package init(deadline: CalendarDate) { self.deadline = deadline }

    /// The first rule that speaks decides; what others of its kind find is told with it, so that one answer is enough to mend a row.
    package func ruling(on row: ComparedRow, in circumstances: Circumstances) -> Ruling? {
        var first: Ruling?
        for rule in Self.rules {
            guard let ruling = rule.ruling(on: row, in: circumstances) else { continue }
            // Without the register's data no other rule can speak.
            guard circumstances.isCoreLoaded else { return ruling }
            guard let told = first else {
                first = ruling
                continue
            }
            guard told.kind == ruling.kind else { continue }
            first = Ruling(told.kind, told.code, told.reason + "另外：" + ruling.reason)
        }
        return first
    }

    /// - Parameter number: what an accepted row carries.
    func outcome(_ ruling: Ruling?, of row: ComparedRow, number: String) -> RowOutcome {
        guard let ruling else { return RowOutcome(.accepted, personalNumber: number) }
        return RowOutcome(
            ruling.kind, personalNumber: row.personalNumber, reasonCode: ruling.code.rawValue, reason: ruling.reason,
            party: ruling.code.party, deadline: ruling.kind == .rejected ? deadline : nil)
    }
}
