import HTTPTypes
import Hummingbird
import NIOCore

/// A page of another site, or of another port, can name our address, but neither our Host (DNS rebinding) nor our Origin (CSRF); and browsers
/// say where a request comes from (Fetch Metadata), old ones only with Origin.
struct LocalOnly<Context: RequestContext>: RouterMiddleware {
    let address: LocalAddress

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard address.isOurs(request.head.authority ?? "") else { return Response(status: .misdirectedRequest) }
        guard request.method == .get || request.method == .head || request.method == .post else {
            return Response(status: .methodNotAllowed, headers: [.allow: "GET, HEAD, POST"])
        }
        guard isOurOrigin(request) else { return Response(status: .forbidden) }
        if isFromElsewhere(request) {
            return request.method == .get && field("Sec-Fetch-Dest", request) == "document" ? Self.frontDoor : Response(status: .forbidden)
        }
        return try await next(request, context)
    }

    /// A form always comes with one of the two.
    private func isOurOrigin(_ request: Request) -> Bool {
        guard let origin = request.headers[.origin] else { return request.method != .post || field("Sec-Fetch-Site", request) != nil }
        return origin.hasPrefix("http://") && address.isOurs(String(origin.dropFirst(7)))
    }

    private func isFromElsewhere(_ request: Request) -> Bool {
        guard let site = field("Sec-Fetch-Site", request) else { return false }
        return site != "same-origin" && site != "none"
    }

    private func field(_ name: String, _ request: Request) -> String? { HTTPField.Name(name).flatMap { request.headers[$0] } }

    /// A link on another page leads to our first page and nowhere further. Such a request bears no cookie: an answer of the site itself
    /// would begin a new session over the clerk's own.
    private static var frontDoor: Response {
        let page = """
            <!doctype html><html lang="zh-Hans"><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/"><title>参保</title>\
            <p><a href="/">打开首页</a></p></html>
            """
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }
}
