import HTTPTypes
import Hummingbird
import Synchronization

/// The port we listen on, known once we do.
package final class LocalAddress: Sendable {
    private let port = Mutex<Int?>(nil)

    package init() {}

    func set(port: Int) { self.port.withLock { $0 = port } }

    /// `127.0.0.1:N` or `localhost:N`; any port before ours is known, which is only in tests.
    func isOurs(_ authority: String) -> Bool {
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard parts[0] == "127.0.0.1" || parts[0] == "localhost", parts.count <= 2 else { return false }
        guard let port = port.withLock({ $0 }) else { return true }
        return parts.count == 2 && parts[1] == String(port)
    }
}

/// A page of another site can name our address, but neither our Host (DNS rebinding) nor our Origin (CSRF).
struct LocalOnly<Context: RequestContext>: RouterMiddleware {
    let address: LocalAddress

    func handle(_ request: Request, context: Context, next: (Request, Context) async throws -> Response) async throws -> Response {
        guard address.isOurs(request.head.authority ?? "") else { return Response(status: .misdirectedRequest) }
        guard request.method == .get || request.method == .head || request.method == .post else {
            return Response(status: .methodNotAllowed)
        }
        if request.method == .post {
            let origin = request.headers[.origin]
            let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
            let isOurOrigin = origin.map { $0.hasPrefix("http://") && address.isOurs(String($0.dropFirst(7))) } ?? true
            guard isOurOrigin, site == nil || site == "same-origin" || site == "none", origin != nil || site != nil else {
                return Response(status: .forbidden)
            }
        }
        return try await next(request, context)
    }
}
