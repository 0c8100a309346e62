import Hummingbird
import LocalWeb
import UnitDesk

/// Looking at a year that is over: its lists, people and packages, and nothing that changes anything.
enum FormerYears {
    private static let pages =
        ["/help", "/progress", "/export", "/outbox", "/person", "/search"]
        + Destination.allCases.filter(\.showsFormerYears).map(\.path)

    /// Where a request leads that a former year has no answer to; nil where it has.
    static func elsewhere(_ request: Request, _ session: Session) -> Response? {
        guard session.isLoggedIn, session.closedYear != nil else { return nil }
        let path = request.uri.path
        if request.method == .post { return ["/years", "/logout"].contains(path) ? nil : Web.redirect("/declared") }
        if path.hasSuffix(".css") || path.hasSuffix(".js") || path.hasSuffix(".svg") { return nil }
        return pages.contains { path == $0 || path.hasPrefix($0 + "/") } ? nil : Web.redirect("/declared")
    }
}

extension Web {
    /// Opens a former year to look at, or goes back to the one that is open.
    @Sendable func chooseYear(_ visit: inout Visit) async throws -> Response {
        guard let year = Int(visit.form.value("year")) else {
            visit.session.closedYear = nil
            return Self.redirect("/")
        }
        _ = try await desks.desk(demonstration: visit.session.isDemonstration, closedYear: year)
        visit.session.closedYear = visit.session.isDemonstration ? nil : year
        return Self.redirect("/declared")
    }
}
