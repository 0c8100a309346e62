import Hummingbird

/// A request with its session; the desk is the one that the session works at.
package struct Visit<S: Site>: Sendable {
    package let request: Request
    package let form: Form
    package var session: Session<S.Contents>
    package let desk: S.Desk
    /// What an earlier step left to be said, once.
    package let notice: Notice?

    package func query(_ name: String) -> String { request.uri.queryParameters[Substring(name)].map { String($0) } ?? "" }

    /// A part of the path, percent-decoded; empty where there is none.
    package func part(_ index: Int) -> String {
        let parts = request.uri.path.split(separator: "/")
        return index < parts.count ? String(parts[index]).removingPercentEncoding ?? "" : ""
    }

    /// Where a login leads back to, as the browser says: not to be believed before it is a `ReturnPath`.
    package var next: String { form.has("next") ? form.value("next") : query("next") }

    /// Path and query, without the page.
    package func path(_ path: String, with pairs: [(String, String)]) -> String {
        let query = pairs.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.encoded)" }.joined(separator: "&")
        return query.isEmpty ? path : path + "?" + query
    }
}

extension Request {
    /// The last part of the path, percent-decoded.
    package var lastPathComponent: String { uri.path.split(separator: "/").last.flatMap { String($0).removingPercentEncoding } ?? "" }
}
