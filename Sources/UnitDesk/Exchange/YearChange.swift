import Enrollment
import UnitStore

/// What closing the open year sets aside, shown before it is done.
package struct YearChange: Sendable, Hashable {
    package let closes: Int
    package let opens: Int
    /// Changes that no package has carried yet: they stay with the closed year.
    package let unsent: Int
    package let openBatches: Int
}

extension UnitDesk {
    /// nil where the year stays.
    func yearChange(to year: Int) throws -> YearChange? {
        let open = try unit().profile.insuranceYear
        guard year != open else { return nil }
        return YearChange(
            closes: open, opens: year, unsent: try store.unsentChanges().total,
            openBatches: try store.batches().count { $0.state == .open })
    }
}
