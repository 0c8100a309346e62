import Enrollment
import Ledger
import UnitStore

/// Where the year stands.
package struct Overview: Sendable {
    package let profile: UnitProfile
    package let equation: Equation
    package let outcomes: [OutcomeKind: Int]
    package let openRejections: [ResponsibleParty: Int]
    package let unsent: UnsentChanges
    package let openBatches: [BatchRecord]
    package let packages: [PackageRecord]
    package let today: CalendarDate
    package let lastBackup: String?

    /// Negative after the closing day.
    package var daysLeft: Int { profile.closes.daysSince1970 - today.daysSince1970 }
}

extension UnitDesk {
    package func overview() throws -> Overview {
        let rejections = try store.rejections().filter { $0.state == .open }
        return Overview(
            profile: try unit().profile, equation: try store.equation(), outcomes: try store.outcomeCounts(),
            openRejections: Dictionary(grouping: rejections, by: \.party).mapValues(\.count), unsent: try store.unsentChanges(),
            openBatches: try store.batches().filter { $0.state == .open },
            packages: try store.packages().filter { $0.direction != .refused },
            today: clock.today, lastBackup: try automaticBackups().first)
    }

    package func declaredPeople(_ query: ListQuery) throws -> [PersonRecord] {
        try store.people(query.roster, offset: query.offset, limit: query.limit)
    }
    package func receipts() throws -> [(sequence: Int, manifest: String, time: String, code: String)] { try store.receipts() }
}
