import CenterDesk
import Hummingbird
import LocalWeb
import Logging

typealias Session = LocalWeb.Session<CenterSession>
typealias Visit = LocalWeb.Visit<Web>
typealias Ending = LocalWeb.Ending<CenterSession>

/// What is kept of a browser at the center's page. No key of the center's is: whatever needs one is done on the command line.
struct CenterSession: SessionContents {
    var attendant: Attendant?
    /// Who was there before nobody was for a while.
    var formerName: String?

    var isLoggedIn: Bool { attendant != nil }
    var afterLogin: CenterSession { CenterSession(attendant: attendant) }
    var locked: CenterSession { CenterSession(formerName: attendant?.name) }
}

/// What the handlers of the center's page share.
struct Web: Site {
    static let cookieName = "canbao-center"
    static let faultSentence = "程序出了故障，这次操作没有完成。请返回再试一次；再出现时，请把时间和这一页的名称告诉维护人员。"
    static let manual = Manual("center")
    /// Nothing is uploaded here.
    static let uploadLimit = 1 << 20

    let address: LocalAddress
    let center: CenterDesk
    let sessions: Sessions<CenterSession>
    let works = Works<CenterSession>()
    let renderer: Renderer
    let version: String
    let logger: Logger
    /// log2 of scrypt's N for operators' passwords.
    let vaultCost: Int
    /// Ends the program.
    let quit: @Sendable () -> Void

    /// Whoever was disabled, or got another password, is out at the next click.
    func current(_ session: Session) async throws -> Session {
        guard let attendant = session.attendant, try !center.isStillAttended(by: attendant) else { return session }
        var session = session
        session.attendant = nil
        return session
    }

    /// What is done there stands in the journal under the operator's name.
    func desk(for session: Session) async throws -> CenterDesk { session.attendant.map { center.attended(by: $0.name) } ?? center }

    func elsewhere(_ request: Request, _ session: Session) -> Response? { nil }

    static func problem(of error: any Error) -> Problem? {
        CenterRefusals.describe(error).map { Problem($0.message, whatToDo: manual.place(of: $0.code)) }
    }

    func gate(_ title: String, _ session: Session) -> Gate {
        Gate(title: title, side: "中心端", manual: Manual.path("login"), version: version, token: session.token)
    }

    func shell(_ destination: Destination, _ visit: Visit, title: String? = nil, searched: String = "") throws -> Shell {
        Shell(destination, profile: try visit.desk.profile, session: visit.session, notice: visit.notice, title: title, searched: searched)
    }
}

extension Problem {
    /// A fault of ours is thrown on.
    init(of error: any Error) throws {
        guard let problem = Web.problem(of: error) else { throw error }
        self = problem
    }
}
