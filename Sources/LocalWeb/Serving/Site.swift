import Hummingbird
import Logging

/// What a program's handlers share; the steps that every request takes are the same for all of them.
package protocol Site: Sendable {
    associatedtype Contents: SessionContents
    associatedtype Desk: Sendable

    /// Of the program; the port is added to it.
    static var cookieName: String { get }
    /// Of a file, whole MB.
    static var uploadLimit: Int { get }
    /// What a person reads after a fault of ours.
    static var faultSentence: String { get }
    static var manual: Manual { get }

    var address: LocalAddress { get }
    var sessions: Sessions<Contents> { get }
    var works: Works<Contents> { get }
    var renderer: Renderer { get }
    var logger: Logger { get }

    /// The session as it stands now: whoever may no longer be in is out.
    func current(_ session: Session<Contents>) async throws -> Session<Contents>
    func desk(for session: Session<Contents>) async throws -> Desk
    func gate(_ title: String, _ session: Session<Contents>) -> Gate
    /// nil for a fault of ours.
    static func problem(of error: any Error) -> Problem?
    /// Where a request leads that its session has no answer to; nil where it has.
    func elsewhere(_ request: Request, _ session: Session<Contents>) -> Response?
    /// Where the desk can't be opened: a page that says what to do about it, or what was asked for there; nil for the common words.
    func rescue(from error: any Error, _ request: Request, _ form: Form, _ session: Session<Contents>) async throws -> Response?
}

extension Site {
    package typealias Handler = @Sendable (inout Visit<Self>) async throws -> Response
    package typealias Route = @Sendable (Request, BasicRequestContext) async throws -> Response

    package static var uploadLimit: Int { 64 << 20 }

    package func rescue(
        from error: any Error, _ request: Request, _ form: Form, _ session: Session<Contents>
    ) async throws -> Response? { nil }

    package func current(_ session: Session<Contents>) async throws -> Session<Contents> { session }
}
