import CenterStore
import Enrollment

/// Where the year stands.
package struct CenterOverview: Sendable {
    package let profile: CenterProfile
    package let today: CalendarDate
    package let isCoreLoaded: Bool
    package let units: [UnitState: Int]
    /// Units that lack a number.
    package let missing: Int
    /// People of the newest declarations.
    package let declared: Int
    package let byKind: [OutcomeKind: Int]
    /// What is not accepted, the most frequent first.
    package let reasons: [ReasonCount]
    /// Of what is accepted.
    package let fees: PlanFee
    package let openCardFailures: Int

    package var allUnits: Int { units.values.reduce(0, +) }
    /// Declared, and seen by no comparison yet.
    package var notCompared: Int { declared - byKind.values.reduce(0, +) }
    package var daysLeft: Int { profile.closes.daysSince1970 - today.daysSince1970 }
    package func people(_ kind: OutcomeKind) -> Int { byKind[kind, default: 0] }
}

package struct ReasonCount: Sendable, Hashable {
    /// As it travels in results.
    package let code: String
    package let people: Int

    package var title: String { ReasonCode(rawValue: code)?.title ?? code }
}

extension CenterDesk {
    package func overview() throws -> CenterOverview {
        let profile = try profile
        let year = profile.insuranceYear
        let units = try store.unitCounts(insuranceYear: year)
        let groups = try store.outcomeGroups(insuranceYear: year)
        return CenterOverview(
            profile: profile, today: clock.today, isCoreLoaded: try store.isCoreLoaded(), units: units.byState, missing: units.missing,
            declared: try store.declaredPeople(insuranceYear: year),
            byKind: groups.reduce(into: [:]) { $0[$1.kind, default: 0] += $1.people }, reasons: groups.reasons,
            fees: FeeSummary.total(FeeSummary.byPlan(try store.acceptedHeads(insuranceYear: year), rates: try store.rates())),
            openCardFailures: try store.openFailures(insuranceYear: year))
    }
}

extension [OutcomeGroup] {
    /// Of what is not accepted, the most frequent first.
    package var reasons: [ReasonCount] {
        reduce(into: [String: Int]()) { counts, group in
            if group.kind != .accepted { counts[group.reasonCode, default: 0] += group.people }
        }.map { ReasonCount(code: $0.key, people: $0.value) }.sorted { ($1.people, $0.code) < ($0.people, $1.code) }
    }
}
