import Enrollment
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import LongWork
import NIOCore
import Paperwork
import UnitDesk

typealias WebContext = BasicRequestContext

/// What handlers share, and the steps that every one of them takes.
struct Web: Sendable {
    static let uploadLimit = (64 << 20) + (1 << 20)
    private static let cookieName = "canbao"

    let desks: Desks
    let sessions: Sessions
    let works = Works()
    let renderer: Renderer
    let version: String
    let logger: Logger
    /// Ends the program.
    let quit: @Sendable () -> Void

    /// A request with its session; the desk is the one that the session works at.
    struct Visit: Sendable {
        let request: Request
        let form: Form
        var session: Session
        let desk: UnitDesk
        /// What an earlier step left to be said, once.
        let notice: Notice?

        func query(_ name: String) -> String { request.uri.queryParameters[Substring(name)].map { String($0) } ?? "" }
        /// Path and query, without the page.
        func path(_ path: String, with pairs: [(String, String)]) -> String {
            let query = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.encoded)" }.joined(separator: "&")
            return query.isEmpty ? path : path + "?" + query
        }
        var keys: UnlockedKeys {
            get throws {
                guard let keys = session.keys else { throw DeskError.unitMissing }
                return keys
            }
        }
    }

    typealias Handler = @Sendable (inout Visit) async throws -> Response

    /// A page that anyone may see.
    func open(_ handler: @escaping Handler) -> @Sendable (Request, WebContext) async throws -> Response {
        { request, _ in try await self.serve(request, needsLogin: false, handler) }
    }

    /// A page behind the login; without one the login comes first.
    func closed(_ handler: @escaping Handler) -> @Sendable (Request, WebContext) async throws -> Response {
        { request, _ in try await self.serve(request, needsLogin: true, handler) }
    }

    private func serve(_ request: Request, needsLogin: Bool, _ handler: Handler) async throws -> Response {
        let session = await sessions.session(request.cookies[Self.cookieName]?.value)
        var response: Response
        do {
            let form = request.method == .post ? try await self.form(request) : Form()
            guard request.method != .post || form.value("token") == session.token else {
                return cookie(session, on: problem("这一页放得太久了，请返回重做一次。", session: session, status: .forbidden))
            }
            guard !needsLogin || session.isLoggedIn else { return cookie(session, on: Self.redirect("/")) }
            if let elsewhere = FormerYears.elsewhere(request, session) { return cookie(session, on: elsewhere) }
            let isShowing = request.method == .get
            var visit = Visit(
                request: request, form: form, session: session,
                desk: try await desks.desk(
                    demonstration: session.isDemonstration, closedYear: session.isLoggedIn ? session.closedYear : nil),
                notice: isShowing ? session.notice : nil)
            if isShowing { visit.session.notice = nil }
            response = try await handler(&visit)
            await sessions.save(visit.session)
            return cookie(visit.session, on: response)
        } catch let error as HTTPError {
            response = problem(
                error.status == .contentTooLarge ? "文件太大，最多 64 MB。请看一下是不是选错了文件。" : "浏览器发来的内容不完整，请返回重做一次。", session: session,
                status: error.status)
        } catch {
            response = refused(error, session: session)
        }
        return cookie(session, on: response)
    }

    /// One sentence for what we refuse; faults of ours go to the log and are only named as such.
    func refused(_ error: any Error, session: Session) -> Response {
        if let (code, message) = Refusals.describe(error) { return problem(message, code: code, session: session, status: .ok) }
        logger.error("fault", metadata: ["error": "\(error)"])
        return problem("程序出了故障，这次操作没有完成，名单没有改动。请返回再试一次；再出现时请联系中心。", session: session, status: .internalServerError)
    }

    func problem(_ message: String, code: String? = nil, session: Session, status: HTTPResponse.Status) -> Response {
        renderer.response(
            ProblemPage(gate: gate("没有办成", session), message: message, help: code.map(HelpAnchor.path), back: "/"), status: status)
    }

    func gate(_ title: String, _ session: Session) -> Gate {
        Gate(title: title, version: version, token: session.token, isDemonstration: session.isDemonstration)
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

    static func redirect(_ path: String) -> Response { Response(status: .seeOther, headers: [.location: path]) }

    static func download(_ bytes: [UInt8], name: String, type: String = "application/octet-stream") -> Response {
        let plain = String(name.unicodeScalars.map { $0.isASCII && $0 != "\"" && $0 != "\\" && $0.value >= 0x20 ? Character($0) : "_" })
        let encoded = name.utf8.map { byte -> String in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
        return Response(
            status: .ok,
            headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The head leaves at once, the file as soon as it is made; whoever stops the download stops the making before its next phase.
    static func download(
        name: String, request: Request, make: @escaping @Sendable (WorkProgress) throws -> [UInt8]
    ) -> Response {
        var response = download([], name: name)
        response.headers[.contentLength] = nil
        response.body = ResponseBody { writer in
            let progress = WorkProgress()
            let bytes = try await request.body.consumeWithInboundCloseHandler { _ in
                try await Task.detached { try make(progress) }.value
            } onInboundClosed: {
                progress.abandon()
            }
            for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
                try await writer.write(ByteBuffer(bytes: bytes[start..<min(start + 1 << 16, bytes.count)]))
            }
            try await writer.finish(nil)
        }
        return response
    }

    private func form(_ request: Request) async throws -> Form {
        let body = try await request.body.collect(upTo: Self.uploadLimit)
        let bytes = Array(body.readableBytesView)
        guard let boundary = Multipart.boundary(request.headers[.contentType] ?? "") else { return Form(urlEncoded: bytes) }
        guard let form = Multipart.form(bytes, boundary: boundary) else { throw HTTPError(.badRequest) }
        return form
    }

    private func cookie(_ session: Session, on response: Response) -> Response {
        var response = response
        response.headers[.setCookie] = "\(Self.cookieName)=\(session.identifier); Path=/; HttpOnly; SameSite=Strict"
        return response
    }
}

struct ProblemPage: Page {
    static let template = "problem"
    let gate: Gate
    let message: String
    let help: String?
    let back: String
}
