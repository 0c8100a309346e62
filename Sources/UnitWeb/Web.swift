import Enrollment
import Hummingbird
import LocalWeb
import Logging
import Paperwork
import UnitDesk

typealias Visit = LocalWeb.Visit<Web>
typealias Ending = LocalWeb.Ending<UnitSession>

/// What the handlers of the unit's page share.
struct Web: Site {
    static let cookieName = "canbao"
    static let faultSentence = "程序出了故障，这次操作没有完成，名单没有改动。请返回再试一次；再出现时请联系中心。"
    static let manual = Manual("unit")

    let address: LocalAddress
    let desks: Desks
    let sessions: Sessions<UnitSession>
    let works = Works<UnitSession>()
    let renderer: Renderer
    let version: String
    let logger: Logger
    /// Ends the program.
    let quit: @Sendable () -> Void

    func desk(for session: Session) async throws -> UnitDesk {
        try await desks.desk(demonstration: session.isDemonstration, closedYear: session.isLoggedIn ? session.closedYear : nil)
    }

    func elsewhere(_ request: Request, _ session: Session) -> Response? { FormerYears.elsewhere(request, session) }

    static func problem(of error: any Error) -> Problem? {
        Refusals.describe(error).map { Problem($0.message, whatToDo: manual.place(of: $0.code)) }
    }

    func gate(_ title: String, _ session: Session) -> Gate {
        Gate(
            title: title, side: session.isDemonstration ? "单位端（演示）" : "单位端", manual: Manual.path("login"), version: version,
            token: session.token)
    }

    func shell(_ destination: Destination, _ visit: Visit, title: String? = nil, searched: String = "") throws -> Shell {
        let overview = try visit.desk.overview()
        return Shell(
            destination, profile: overview.profile, session: visit.session, notice: visit.notice,
            overview: overview,
            demonstrationPassword: desks.guide.password, title: title, searched: searched)
    }

    /// A page that says the same to every session until the data or the day change. `besides` names whatever else it shows.
    func lasting<P: Page>(_ visit: Visit, besides: String = "", _ make: (Visit) throws -> P) throws -> Response {
        guard visit.notice == nil else { return renderer.response(try make(visit)) }
        let address = [visit.desk.clock.today.description, besides, visit.request.uri.description].joined(separator: " ")
        var common = visit
        common.session = visit.session.bearing(token: LastingPage.placeholder)
        let page = try visit.desk.remember(page: address) { LastingPage(renderer.html(try make(common))) }
        return Renderer.response(page.bearing(token: visit.session.token))
    }
}

extension Visit {
    var keys: UnlockedKeys {
        get throws {
            guard let keys = session.keys else { throw DeskError.unitMissing }
            return keys
        }
    }
}

extension Problem {
    /// A fault of ours is thrown on.
    init(of error: any Error) throws {
        guard let problem = Web.problem(of: error) else { throw error }
        self = problem
    }
}
