import Hummingbird
import LocalWeb
import UnitDesk

/// A package that a double click left: it stands in the form as if it had been chosen there.
struct WaitingView: Sendable {
    let name: String
}

extension Web {
    var inbox: Inbox { desks.inbox }

    /// The package that the form was sent with, from the page or from the inbox.
    func package(_ visit: Visit, _ kind: Inbox.Kind) -> (name: String, bytes: [UInt8])? {
        if let chosen = visit.form.file("package") { return (chosen.name, chosen.bytes) }
        let name = visit.form.value("waiting")
        return inbox.bytes(name, kind).map { (name, $0) }
    }

    func waiting(_ kind: Inbox.Kind) -> WaitingView? { inbox.newest(kind).map(WaitingView.init) }

    /// Where a login leads.
    var landing: String { inbox.newest(.result) == nil ? Destination.home.path : Destination.apply.path }

    /// Whoever put it there still has it.
    @Sendable func putWaitingAside(_ visit: inout Visit) async throws -> Response {
        for kind in Inbox.Kind.allCases { inbox.remove(visit.form.value("waiting"), kind) }
        return Self.redirect(visit.form.value("back") == "activate" ? "/activate" : Destination.apply.path)
    }
}
