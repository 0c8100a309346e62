import Hummingbird
import Ledger
import LocalWeb
import UnitDesk

/// The data can't be believed, or are gone: the backups are offered, and nothing is begun anew unasked.
struct RescuePage: Page {
    static let template = "rescue"

    struct BackupView: Sendable {
        let name: String
        let time: String
        let occasion: String
        let isNewest: Bool
    }

    let gate: Gate
    let isMissing: Bool
    let problem: Problem?
    let backups: [BackupView]
    let hasBackups: Bool
}

extension Web {
    func rescue(from error: any Error, _ request: Request, _ form: Form, _ session: Session) async throws -> Response? {
        guard let loss = error as? LedgerError, loss.isLoss, !session.isDemonstration else { return nil }
        guard request.method == .post, request.uri.path == "/rescue" else { return await rescuePage(loss, session) }
        do {
            switch form.value("do") {
            case "anew": try await desks.beginAnew()
            case "file":
                guard let file = form.file("backup") else { return await rescuePage(loss, session, problem: Problem("请先选择备份文件。")) }
                try await desks.restore(file.bytes)
            default:
                guard let backup = await desks.goodBackup(named: form.value("name")) else {
                    return await rescuePage(loss, session, problem: Problem("这份备份已经不在了，请另选一份。"))
                }
                try await desks.restore(from: backup.url)
            }
        } catch {
            return await rescuePage(loss, session, problem: try Problem(of: error))
        }
        return Self.redirect("/")
    }

    /// Only a way in: by the time it is taken, there is nothing left to rescue.
    @Sendable func rescued(_ visit: inout Visit) async throws -> Response { Self.redirect("/") }

    private func rescuePage(_ loss: LedgerError, _ session: Session, problem: Problem? = nil) async -> Response {
        let backups = await desks.goodBackups
        return renderer.response(
            RescuePage(
                gate: gate("数据文件打不开", session), isMissing: loss == .missing, problem: problem,
                backups: backups.map {
                    .init(name: $0.name, time: $0.time, occasion: $0.occasion.title, isNewest: $0 == backups.first)
                }, hasBackups: !backups.isEmpty))
    }
}
