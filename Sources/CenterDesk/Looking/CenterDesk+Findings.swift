import CenterStore
import Enrollment

/// Which outcomes a list shows.
package struct FindingQuery: Sendable, Hashable {
    /// Empty: all.
    package var unit = ""
    package var reasonCode = ""
    /// nil: whatever is not accepted.
    package var kind: OutcomeKind?
    package var party: ResponsibleParty?
    package var offset = 0
    package var limit = 100

    package init() {}

    func holds(_ group: OutcomeGroup) -> Bool {
        (kind.map { $0 == group.kind } ?? (group.kind != .accepted)) && (reasonCode.isEmpty || reasonCode == group.reasonCode)
            && (party == nil || party == group.party)
    }
}

package struct FindingPage: Sendable {
    package let total: Int
    package let rows: [SeenRow]
    /// Under the other conditions.
    package let reasons: [ReasonCount]
}

extension CenterDesk {
    /// Rows of the newest declarations by unit, reason and place. Counts come from what was tallied; only the page's rows are read.
    package func findings(_ query: FindingQuery) throws -> FindingPage {
        let unit = query.unit.isEmpty ? nil : try unit(query.unit).code
        let groups = try store.outcomeGroups(insuranceYear: profile.insuranceYear, unit: unit)
        let wanted = groups.filter(query.holds)
        var withoutReason = query
        withoutReason.reasonCode = ""
        return FindingPage(
            total: wanted.reduce(0) { $0 + $1.people },
            rows: try wanted.window(offset: query.offset, limit: query.limit).flatMap { part in
                try store.rows(of: part.group, offset: part.offset, limit: part.limit)
            }, reasons: groups.filter(withoutReason.holds).reasons)
    }
}

extension OutcomeGroup {
    /// Who must act.
    var party: ResponsibleParty? {
        switch kind {
        case .accepted: nil
        case .pending: .center
        case .rejected: ReasonCode(rawValue: reasonCode)?.party
        }
    }
}

extension [OutcomeGroup] {
    /// The parts of groups that a page holds.
    func window(offset: Int, limit: Int) -> [(group: OutcomeGroup, offset: Int, limit: Int)] {
        var parts: [(group: OutcomeGroup, offset: Int, limit: Int)] = []
        var start = 0
        for group in self {
            let (from, to) = (Swift.max(offset, start), Swift.min(offset + limit, start + group.people))
            if from < to { parts.append((group, from - start, to - from)) }
            start += group.people
        }
        return parts
    }
}
