import Hummingbird
import LongWork

struct WorkPage: Page {
    static let template = "work"
    let gate: Gate
    let title: String
    let path: String
    let phase: String
    /// Both nil where the end can't be told.
    let done: String?
    let total: String?
    let cancelling: String
}

extension Site {
    /// Work of up to a second is answered at once; longer work gets a page of its own that shows how far it is.
    package func long(
        _ title: String, back: String, failed: String = "没有办成。", cancelling: Cancelling = .traceless, _ visit: inout Visit<Self>,
        _ work: @escaping @Sendable (WorkProgress) throws -> Ending<Contents>
    ) async throws -> Response {
        let number = await works.start(
            title, back: back, failed: failed, cancelling: cancelling, session: visit.session.identifier, work)
        await works.wait(for: number, atMost: .seconds(1))
        return try await showWork(number, &visit)
    }

    @Sendable func workPage(_ visit: inout Visit<Self>) async throws -> Response {
        try await showWork(Int(visit.request.lastPathComponent) ?? 0, &visit)
    }

    @Sendable func abandonWork(_ visit: inout Visit<Self>) async throws -> Response {
        let number = Int(visit.request.lastPathComponent) ?? 0
        if let work = await works.look(number, session: visit.session.identifier), work.progress.abandon() {
            await works.wait(for: number, atMost: .seconds(30))
        }
        return try await showWork(number, &visit)
    }

    private func showWork(_ number: Int, _ visit: inout Visit<Self>) async throws -> Response {
        guard let work = await works.look(number, session: visit.session.identifier) else { return Self.redirect("/") }
        switch work.outcome {
        case nil:
            if visit.request.method == .post { return Self.redirect("/progress/\(number)") }
            let report = work.progress.report
            let isMeasured = report.total.map { $0 > 0 } ?? false
            return renderer.response(
                WorkPage(
                    gate: gate(work.title, visit.session), title: work.title, path: "/progress/\(number)",
                    phase: report.phase.isEmpty ? "正在开始" : report.phase, done: isMeasured ? String(report.done) : nil,
                    total: isMeasured ? report.total.map { String($0) } : nil, cancelling: work.cancelling.hint))
        case .success(let ending):
            await works.forget(number)
            visit.session.notice = ending.notice
            ending.effect(&visit.session)
            return Self.redirect(ending.path)
        case .failure(let error):
            await works.forget(number)
            visit.session.notice = try notice(of: error, title: work.failed, cancelling: work.cancelling)
            return Self.redirect(work.back)
        }
    }

    /// One sentence for what was refused or given up; a fault of ours is thrown on.
    package func notice(of error: any Error, title: String = "没有办成。", cancelling: Cancelling = .traceless) throws -> Notice {
        if error is WorkAbandoned { return Notice(.warn, "已取消。", cancelling.told) }
        guard let problem = Self.problem(of: error) else { throw error }
        return Notice(.error, title, problem.text, whatToDo: problem.whatToDo)
    }
}
