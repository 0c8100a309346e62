import HTTPTypes
import Hummingbird
import NIOCore

extension Site {
    /// What stands in a form besides a file.
    private static var formLimit: Int { 1 << 20 }

    /// A page that anyone may see.
    package func open(_ handler: @escaping Handler) -> Route {
        { request, _ in try await self.serve(request, needsLogin: false, handler) }
    }

    /// A page behind the login; without one the login comes first.
    package func closed(_ handler: @escaping Handler) -> Route {
        { request, _ in try await self.serve(request, needsLogin: true, handler) }
    }

    var sessionCookie: String { address.cookieName(Self.cookieName) }

    private func serve(_ request: Request, needsLogin: Bool, _ handler: Handler) async throws -> Response {
        let identifier = request.cookies[sessionCookie]?.value
        // The body of somebody whom we don't know is not read: its token is of no session.
        let isKnown = await sessions.isKnown(identifier)
        var session = await sessions.session(identifier)
        var response: Response
        do {
            let form = request.method == .post && isKnown ? try await self.form(request) : Form()
            guard request.method != .post || form.value("token") == session.token else {
                return cookie(session, on: problem("这一页放得太久了，请返回重做一次。", session: session, status: .forbidden))
            }
            session = try await current(session)
            guard !needsLogin || session.contents.isLoggedIn else {
                return cookie(session, on: Self.redirect(ReturnPath(of: request)?.login ?? "/"))
            }
            if let elsewhere = elsewhere(request, session) { return cookie(session, on: elsewhere) }
            let isShowing = request.method == .get
            let desk: Desk
            do {
                desk = try await self.desk(for: session)
            } catch {
                guard let page = try await rescue(from: error, request, form, session) else { throw error }
                return cookie(session, on: page)
            }
            var visit = Visit<Self>(
                request: request, form: form, session: session, desk: desk,
                notice: isShowing ? session.notice : nil)
            if isShowing { visit.session.notice = nil }
            response = try await handler(&visit)
            await sessions.save(visit.session)
            return cookie(visit.session, on: response)
        } catch is NIOTooManyBytesError {
            response = problem(
                "文件太大，最多 \(Self.uploadLimit >> 20) MB。请看一下是不是选错了文件。", session: session, status: .contentTooLarge)
        } catch let error as HTTPError {
            response = problem(
                error.status == .contentTooLarge ? "文件太大，最多 \(Self.uploadLimit >> 20) MB。请看一下是不是选错了文件。" : "浏览器发来的内容不完整，请返回重做一次。",
                session: session,
                status: error.status)
        } catch {
            response = refused(error, session: session)
        }
        return cookie(session, on: response)
    }

    private func form(_ request: Request) async throws -> Form {
        let boundary = Multipart.boundary(request.headers[.contentType] ?? "")
        let body = try await request.body.collect(upTo: boundary == nil ? Self.formLimit : Self.uploadLimit + Self.formLimit)
        let bytes = Array(body.readableBytesView)
        guard let boundary else { return Form(urlEncoded: bytes) }
        guard let form = Multipart.form(bytes, boundary: boundary) else { throw HTTPError(.badRequest) }
        return form
    }

    private func cookie(_ session: Session<Contents>, on response: Response) -> Response {
        var response = response
        response.headers[.setCookie] = "\(sessionCookie)=\(session.identifier); Path=/; HttpOnly; SameSite=Strict"
        return response
    }
}
