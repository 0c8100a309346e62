import Enrollment
import Hummingbird
import Ledger
import LocalWeb
import UnitDesk
import UnitStore

struct ExchangeLogPage: Page {
    static let template = "exchange-log"

    struct RefusedView: Sendable {
        let time: String
        let fileName: String
        let reason: String
    }

    struct Verdict: Sendable {
        let kind: String
        let title: String
        let text: String
    }

    let shell: Shell
    let year: String
    /// Of the newest package sent.
    let verdict: Verdict?
    /// Markup.
    let lines: String
    let refused: [RefusedView]
    let hasRefused: Bool
    let canDeclare: Bool
}

extension Web {
    @Sendable func exchangeLog(_ visit: inout Visit) async throws -> Response {
        let desk = visit.desk
        let log = try desk.exchangeLog()
        let overview = try desk.overview()
        let isOpen = desk.closedYear == nil
        return renderer.response(
            ExchangeLogPage(
                shell: try shell(.packages, visit), year: String(overview.profile.insuranceYear), verdict: log.verdict,
                lines: LedgerRows(log).html(
                    unsent: isOpen ? overview.unsent.total : 0,
                    nextSequence: isOpen ? try desk.nextSequence() : 0),
                refused: log.refused.prefix(20).map {
                    ExchangeLogPage.RefusedView(
                        time: $0.time.minute, fileName: $0.fileName, reason: RefusalWords.sentence($0.code))
                }, hasRefused: !log.refused.isEmpty, canDeclare: isOpen))
    }
}

extension ExchangeLog {
    /// What the clerk most wants to know: does the center hold what was sent?
    var verdict: ExchangeLogPage.Verdict? {
        guard let newest = newestSent else { return nil }
        let name = "D" + newest.package.sequence.padded
        switch newest.standing {
        case .asSent where newest.rows.unanswered == 0:
            return .init(
                kind: "ok", title: "中心手里的就是您发出的。", text: "最近的 \(name) 已由中心收到，摘要相同，\(newest.rows.sent.grouped) 行逐行都有结果。")
        case .asSent:
            return .init(
                kind: "ok", title: "中心手里的就是您发出的。",
                text: "最近的 \(name) 已由中心收到，摘要相同；\(newest.rows.unanswered.grouped) 行还没有结果，请等下一个结果包。")
        case .waiting: return .init(kind: "", title: "最近的 \(name) 还没有回执。", text: newest.standing.sentence)
        case .refused, .differs, .lost, .notReceived:
            return .init(kind: "error", title: "\(name)：\(newest.standing.title)。", text: newest.standing.sentence)
        }
    }
}
