import Enrollment
import Foundation

/// Where a desk learns the time. Days are days in China, whatever the PC's zone.
package struct Clock: Sendable {
    package let now: @Sendable () -> Date

    package init(now: @escaping @Sendable () -> Date) { self.now = now }

    package static let system = Clock { Date() }

    /// A clock that stands still.
    package static func fixed(_ date: Date) -> Clock { Clock { date } }

    package var today: CalendarDate { ChinaTime.day(unixSeconds: seconds) }

    /// RFC 3339 with the offset of China.
    package var timestamp: String { ChinaTime.text(unixSeconds: seconds) }

    private var seconds: Int { Int(now().timeIntervalSince1970.rounded(.down)) }
}
