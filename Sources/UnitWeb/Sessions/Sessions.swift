import Foundation

/// All browsers there are. A session ends by 退出登录, by thirty minutes of idleness, or with the program.
actor Sessions {
    static let idleness: TimeInterval = 30 * 60
    private static let limit = 200

    private var sessions: [String: Session] = [:]
    private let now: @Sendable () -> Date

    init(now: @escaping @Sendable () -> Date) { self.now = now }

    /// The session of a cookie; a new one where there is none.
    func session(_ identifier: String?) -> Session {
        let time = now()
        sessions = sessions.filter { time.timeIntervalSince($0.value.lastUsed) < Self.idleness }
        if let identifier, var session = sessions[identifier] {
            session.lastUsed = time
            sessions[identifier] = session
            return session
        }
        // Whoever only asks for pages must not push out who works.
        if sessions.count >= Self.limit,
            let oldest = sessions.values.min(by: { ($0.isLoggedIn ? 1 : 0, $0.lastUsed) < ($1.isLoggedIn ? 1 : 0, $1.lastUsed) })
        {
            sessions[oldest.identifier] = nil
        }
        let session = Session(now: time)
        sessions[session.identifier] = session
        return session
    }

    func save(_ session: Session) {
        guard sessions[session.identifier] != nil else { return }
        sessions[session.identifier] = session
    }

    /// A fresh identifier and token, so that what somebody planted before the login is worth nothing after it.
    func renewed(_ session: Session) -> Session {
        sessions[session.identifier] = nil
        var fresh = Session(now: now())
        fresh.keys = session.keys
        fresh.operatorName = session.operatorName
        fresh.isDemonstration = session.isDemonstration
        fresh.notice = session.notice
        sessions[fresh.identifier] = fresh
        return fresh
    }

    func end(_ session: Session) { sessions[session.identifier] = nil }
    func endAll() { sessions = [:] }
}
