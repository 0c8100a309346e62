import Foundation
import Synchronization
import Testing

@testable import LocalWeb

@Suite struct SessionsTests {
    private let clock: Clockwork
    private let sessions: Sessions<Keys>

    init() {
        let clock = Clockwork()
        self.clock = clock
        sessions = Sessions { clock.now }
    }

    /// Minutes since the login at which something asks, whether it is somebody, and whether the session is open then.
    @Test(arguments: [
        [(29, true, true), (58, true, true)], [(31, true, false)], [(29, false, true), (31, false, false)],
        // Busy all day, and out after twelve hours.
        stride(from: 20, through: 700, by: 20).map { ($0, true, true) } + [(721, true, false)],
    ])
    func itLocks(_ steps: [(minute: Int, isInUse: Bool, isOpen: Bool)]) async {
        let session = await loggedIn()
        for step in steps {
            clock.minute = step.minute
            #expect(await (sessions.secondsLeft(session.identifier, isInUse: step.isInUse) > 0) == step.isOpen, "\(step)")
        }
    }

    @Test func whatIsLockedHoldsNoKeysAndARequestUnderWayDoesNotPutThemBack() async {
        let session = await loggedIn()
        clock.minute = 31
        let locked = await sessions.session(session.identifier)
        #expect(!locked.contents.isLoggedIn && locked.identifier == session.identifier)
        await sessions.save(session)
        #expect(await !sessions.session(session.identifier).contents.isLoggedIn)
    }

    @Test func aLoginBeginsANewSession() async {
        let before = await sessions.session(nil)
        var opened = before
        opened.contents.isLoggedIn = true
        await sessions.save(opened)
        #expect(await !sessions.session(before.identifier).contents.isLoggedIn)
        let after = await sessions.renewed(opened)
        #expect(after.identifier != before.identifier && after.token != before.token)
        #expect(await !sessions.isKnown(before.identifier))
    }

    @Test func aChangedPasswordEndsTheOthers() async {
        let (mine, other) = (await loggedIn(), await loggedIn())
        await sessions.endOthers(than: mine)
        #expect(await sessions.isKnown(mine.identifier))
        #expect(await !sessions.isKnown(other.identifier))
    }

    /// 256 bits each, none twice.
    @Test func secretsAreLongAndDiffer() {
        let secrets = Set((0..<1000).map { _ in Session<Keys>.secret() })
        #expect(secrets.count == 1000 && secrets.allSatisfy { $0.count == 64 })
    }

    private func loggedIn() async -> Session<Keys> {
        var session = await sessions.session(nil)
        session.contents.isLoggedIn = true
        return await sessions.renewed(session)
    }
}

private struct Keys: SessionContents {
    var isLoggedIn = false
    var afterLogin: Keys { self }
    var locked: Keys { Keys() }
}

private final class Clockwork: Sendable {
    private let state = Mutex(0)
    var minute: Int {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
    var now: Date { Date(timeIntervalSince1970: Double(minute) * 60) }
}
