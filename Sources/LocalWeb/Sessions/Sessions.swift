import Foundation

/// All browsers there are. A session ends by 退出登录, by thirty minutes of idleness, or with the program.
package actor Sessions<Contents: SessionContents> {
    package static var idleness: TimeInterval { 30 * 60 }
    private static var limit: Int { 200 }

    private var sessions: [String: Session<Contents>] = [:]
    private let now: @Sendable () -> Date

    package init(now: @escaping @Sendable () -> Date) { self.now = now }

    /// The session of a cookie; a new one where there is none.
    package func session(_ identifier: String?) -> Session<Contents> {
        let time = now()
        sessions = sessions.filter { time.timeIntervalSince($0.value.lastUsed) < Self.idleness }
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

    package func save(_ session: Session<Contents>) {
        guard sessions[session.identifier] != nil else { return }
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
}
