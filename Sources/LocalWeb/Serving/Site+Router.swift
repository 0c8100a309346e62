import Assets
import Hummingbird
import NIOCore

extension Site {
    /// A router with the guards before it and what every page is dressed in; the program adds its own pages.
    package func guardedRouter() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.add(middleware: SpareMemory())
        router.add(middleware: SecurityHeaders())
        router.add(middleware: LocalOnly(address: address))

        router.get("style.css") { _, _ in Self.asset(Assets.style, "text/css; charset=utf-8") }
        router.get("script.js") { _, _ in Self.asset(Assets.script, "text/javascript; charset=utf-8") }
        router.get("icon.svg") { _, _ in Self.asset(Assets.icon, "image/svg+xml") }
        router.get("help/:chapter", use: open(help))
        router.get("help/pictures/:name") { request, _ in Self.helpPicture(request) }

        // What the script asks, to lock the page in every tab: a visit that is no use of the session, and one that is.
        router.get("session") { request, _ in await secondsLeft(request) }
        router.post("session") { request, _ in await secondsLeft(request) }
        router.get("progress/:number", use: closed(workPage))
        router.post("progress/:number", use: closed(abandonWork))
        router.get("**", use: open { visit in problem("没有这个页面。请从菜单里选择要去的页面。", session: visit.session, status: .notFound) })
        return router
    }

    private func secondsLeft(_ request: Request) async -> Response {
        let left = await sessions.secondsLeft(request.cookies[sessionCookie]?.value, isInUse: request.method == .post)
        return Response(
            status: .ok, headers: [.contentType: "text/plain"], body: ResponseBody(byteBuffer: ByteBuffer(string: String(left))))
    }

    static func asset(_ bytes: [UInt8], _ type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type, .cacheControl: "max-age=3600"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
