/// How often in a row a login has failed, and until when it is closed: five failures close it for five minutes, every further one for as
/// long again, up to a day. Kept in the database, so that a restart opens nothing.
package struct LoginLock: Sendable, Hashable {
    package struct Closed: Error {
        package let minutes: Int
    }

    private static let attempts = 5
    private static let minutes = 5
    private static let secondsOfDay = 86_400

    package let failures: Int
    /// Seconds since 1970.
    package let lockedUntil: Int

    package init(failures: Int = 0, lockedUntil: Int = 0) {
        self.failures = failures
        self.lockedUntil = lockedUntil
    }

    /// Until it closes.
    package var attemptsLeft: Int { max(0, Self.attempts - failures) }

    /// A clock that was set back must not lock for years.
    package func check(at seconds: Int) throws(Closed) {
        let left = lockedUntil - seconds
        guard left <= 0 || left > Self.secondsOfDay else { throw Closed(minutes: (left + 59) / 60) }
    }

    /// An attempt counts as failed until it has succeeded: whoever asks many times at once gains nothing.
    package func attempted(at seconds: Int) throws(Closed) -> LoginLock {
        try check(at: seconds)
        let failures = failures + 1
        // Longer than a day would pass for a clock that was set back.
        let closed = min(Self.secondsOfDay, Self.minutes * 60 * (failures - Self.attempts + 1))
        return LoginLock(failures: failures, lockedUntil: failures >= Self.attempts ? seconds + closed : 0)
    }
}
