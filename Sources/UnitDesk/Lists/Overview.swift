import Enrollment
import Ledger
import UnitStore

/// Where the year stands.
package struct Overview: Sendable {
    package let profile: UnitProfile
    package let equation: Equation
    package let outcomes: [OutcomeKind: Int]
    package let rejections: [ResponsibleParty: [RejectionState: Int]]
    /// Of what is still to be mended by the unit or a family.
    package let nextDeadline: CalendarDate?
    package let unsent: UnsentChanges
    package let batches: [BatchRecord]
    /// Of this year.
    package let packages: [PackageRecord]
    package let receipts: [ReceiptRecord]
    package let today: CalendarDate
    package let lastBackup: BackupFile?
    package let clockWarning: String?

    package var openBatches: [BatchRecord] { batches.filter { $0.state == .open } }
    package func open(_ party: ResponsibleParty) -> Int { rejections[party]?[.open] ?? 0 }
    package var openRejections: Int { ResponsibleParty.allCases.reduce(0) { $0 + open($1) } }

    /// Negative after the closing day.
    package var daysLeft: Int { profile.closes.daysSince1970 - today.daysSince1970 }
}

extension UnitDesk {
    package func overview() throws -> Overview {
        let (today, lastBackup) = (clock.today, automaticBackups().first)
        return try remember(.overview(today, lastBackup: lastBackup)) {
            let rejections = try rejectionRecords()
            let profile = try unit().profile
            return Overview(
                profile: profile, equation: try store.equation(), outcomes: try store.outcomeCounts(),
                rejections: rejections.reduce(into: [:]) { $0[$1.party, default: [:]][$1.state, default: 0] += 1 },
                nextDeadline: rejections.filter { $0.state == .open && $0.party != .center }.compactMap(\.deadline).min(),
                unsent: try store.unsentChanges(), batches: try store.batches(),
                packages: try store.packages().filter { $0.direction != .refused && $0.insuranceYear == profile.insuranceYear },
                receipts: try store.receipts(),
                today: today, lastBackup: lastBackup, clockWarning: try clockWarning())
        }
    }

    package func standings(of references: [PersonReference]) throws -> [PersonReference: PersonStanding] {
        try store.standings(references)
    }

    func rejectionRecords() throws -> [RejectionRecord] { try remember(.rejections) { try store.rejections() } }
}
