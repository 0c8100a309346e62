import Enrollment
import Paperwork

extension UnitDesk {
    /// A computer that says an earlier day than when something was last done here: nothing is lost by it, but births lie in the future.
    package func clockWarning() throws -> String? {
        guard let last = try store.lastEntryTime()?.prefix(10), clock.today.description < last else { return nil }
        return "电脑的日期是 \(clock.today)，比上次办理的日期 \(last) 还早。请先把电脑的日期和时间调准，再接着办。"
    }
}
