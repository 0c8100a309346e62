import Foundation

/// All browsers there are. A session is locked by idleness and after a day's work, and ends by 退出登录 or with the program.
package actor Sessions<Contents: SessionContents> {
    package static var standardIdleness: TimeInterval { 30 * 60 }
    /// From the login on, however busy; and as long is a session kept that nobody is logged in to.
    package static var lifetime: TimeInterval { 12 * 60 * 60 }
    private static var limit: Int { 200 }

    private var sessions: [String: Session<Contents>] = [:]
    private let idleness: TimeInterval
    private let now: @Sendable () -> Date

    package init(idleness: TimeInterval = standardIdleness, now: @escaping @Sendable () -> Date) {
        self.idleness = idleness
        self.now = now
    }

    /// The session of a cookie; a new one where there is none.
    package func session(_ identifier: String?) -> Session<Contents> {
        age()
        let time = now()
        if let identifier, var session = sessions[identifier] {
            session.lastUsed = time
            sessions[identifier] = session
            return session
        }
        // Whoever only asks for pages must not push out who works.
        if sessions.count >= Self.limit,
            let oldest = sessions.values.min(by: {
                ($0.contents.isLoggedIn ? 1 : 0, $0.lastUsed) < ($1.contents.isLoggedIn ? 1 : 0, $1.lastUsed)
            })
        {
            sessions[oldest.identifier] = nil
        }
        let session = Session<Contents>(now: time)
        sessions[session.identifier] = session
        return session
    }

    package func isKnown(_ identifier: String?) -> Bool { identifier.map { sessions[$0] != nil } ?? false }

    /// Until it is locked; 0 where nobody is logged in. Asking is no use of it, unless somebody says so.
    package func secondsLeft(_ identifier: String?, isInUse: Bool) -> Int {
        age()
        guard let identifier, var session = sessions[identifier], session.contents.isLoggedIn else { return 0 }
        let time = now()
        if isInUse {
            session.lastUsed = time
            sessions[identifier] = session
        }
        let ends = min(session.lastUsed.addingTimeInterval(idleness), session.begun.addingTimeInterval(Self.lifetime))
        return max(1, Int(ends.timeIntervalSince(time).rounded(.up)))
    }

    /// Nobody is logged in by it: a request that was under way when the session was locked must not open it again.
    package func save(_ session: Session<Contents>) {
        guard let stored = sessions[session.identifier], stored.contents.isLoggedIn || !session.contents.isLoggedIn else { return }
        sessions[session.identifier] = session
    }

    /// A fresh identifier and token, so that what somebody planted before the login is worth nothing after it.
    package func renewed(_ session: Session<Contents>) -> Session<Contents> {
        sessions[session.identifier] = nil
        var fresh = Session(now: now(), contents: session.contents.afterLogin)
        fresh.notice = session.notice
        sessions[fresh.identifier] = fresh
        return fresh
    }

    package func end(_ session: Session<Contents>) { sessions[session.identifier] = nil }
    package func endAll() { sessions = [:] }
    /// Whoever knew the former password is out.
    package func endOthers(than session: Session<Contents>) { sessions = sessions.filter { $0.key == session.identifier } }

    /// Locks and forgets what has grown old.
    private func age() {
        let time = now()
        for (identifier, session) in sessions {
            let idle = time.timeIntervalSince(session.lastUsed)
            if session.contents.isLoggedIn {
                guard idle >= idleness || time.timeIntervalSince(session.begun) >= Self.lifetime else { continue }
                sessions[identifier]?.contents = session.contents.locked
                sessions[identifier]?.notice = nil
            } else if idle >= Self.lifetime {
                sessions[identifier] = nil
            }
        }
    }
}
