import Demo
import Hummingbird
import HummingbirdTesting
import LocalWeb
import Logging
import Paperwork
import SiteVisitor
import Testing
import UnitDesk

@testable import UnitWeb

/// Whoever looks at a former year changes nothing and goes nowhere that the year has nothing for.
@Suite struct FormerYearTests {
    @Test func onlyWhatTheYearHasIsAnswered() async throws {
        try await visit { browser, token in
            for path in ["/additions", "/amend", "/declare", "/classes", "/", "/demo/answer"] {
                let answer = try await browser.get(path)
                #expect(answer.status == 303 && answer.location == "/declared", "\(path)")
            }
            for path in ["/declared", "/declared?q=x", "/search?q=x", "/person/P1", "/help/login.html", "/export/declared/x.xls"] {
                let answer = try await browser.get(path)
                #expect(answer.location != "/declared", "\(path)")
            }
            for path in ["/additions", "/amend", "/declare", "/declared"] {
                let answer = try await browser.post(path, ["do": "apply"], token: token)
                #expect(answer.status == 303 && answer.location == "/declared", "\(path)")
            }
            let out = try await browser.post("/logout", ["do": "logout"], token: token)
            #expect(out.location != "/declared")
        }
    }

    /// A clerk who is in and looks at a former year. The gate comes before the desk, so that the year itself may be missing.
    private func visit(_ test: @escaping @Sendable (Browser, String) async throws -> Void) async throws {
        let folder = Site().folder
        let sessions = Sessions<UnitSession>(now: Clock.system.now)
        var session = await sessions.session(nil)
        session.keys = try DemoCenter.create(in: folder).unit.unlock(password: DemoCenter.unitPassword)
        session.closedYear = 2020
        session = await sessions.renewed(session)
        let web = Web(
            address: LocalAddress(),
            desks: Desks(folder: DataFolder(folder.appending(path: "unit")), clock: .system, guide: Guide(folder: folder)),
            sessions: sessions, renderer: try Renderer(), version: "test", logger: Logger(label: "test"), quit: {})
        let (identifier, token) = (session.identifier, session.token)
        try await Application(router: web.router()).test(.router) { client in
            let browser = Browser(client: client)
            await browser.plant(cookie: "\(Web.cookieName)=\(identifier)")
            try await test(browser, token)
        }
    }
}
