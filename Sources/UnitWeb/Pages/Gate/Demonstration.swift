import Foundation
import Hummingbird
import LocalWeb
import UnitDesk

extension Web {
    @Sendable func beginDemonstration(_ visit: inout Visit) async throws -> Response {
        _ = try await desks.desk(demonstration: true)
        visit.session.isDemonstration = true
        visit.session.notice = Notice(.ok, "演示已准备好。登录代码是 320571。")
        return Self.redirect("/")
    }

    @Sendable func leaveDemonstration(_ visit: inout Visit) async throws -> Response {
        guard visit.session.isDemonstration else { return Self.redirect("/") }
        try await desks.clearDemonstration()
        await sessions.end(visit.session)
        visit.session = await sessions.session(nil)
        return Self.redirect("/")
    }

    @Sendable func demonstrationSheet(_ visit: inout Visit) async throws -> Response {
        let name = visit.request.lastPathComponent
        guard visit.session.isDemonstration, let bytes = try desks.guide.sheet(name) else { return Self.redirect("/") }
        return Self.download(bytes, name: name, type: "application/vnd.ms-excel")
    }

    @Sendable func demonstrationAnswer(_ visit: inout Visit) async throws -> Response {
        guard visit.session.isDemonstration else { return Self.redirect("/") }
        let (name, bytes) = try desks.guide.answer()
        return Self.download(bytes, name: name)
    }
}
