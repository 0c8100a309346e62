import Hummingbird
import LocalWeb
import UnitDesk

/// One of the automatic backups: what going back to it means, and its way out of this computer.
struct BackupPage: Page {
    static let template = "backup"

    let shell: Shell
    let place: String
    let time: String
    let occasion: String
    let since: String
    let folder: String
    let stick: StickView
}

extension Web {
    /// The demonstration is begun anew instead, and a year that is over is only looked at.
    func keepsBackups(_ visit: Visit) -> Bool { !visit.session.isDemonstration && visit.session.closedYear == nil }

    @Sendable func backupPage(_ visit: inout Visit) async throws -> Response {
        guard let plan = try restorePlan(&visit) else { return Self.redirect("/system") }
        let since =
            switch plan.entriesSince {
            case nil: "是另一次开户的备份，现在的改动都不在里面。"
            case 0: "没有再办过什么，现在的数据和它一样。"
            case let entries?: "变更日志里又有 \(entries.grouped) 条，恢复以后都不在了，要重做。"
            }
        let place = Self.place(plan)
        return renderer.response(
            BackupPage(
                shell: try shell(.system, visit), place: place, time: plan.backup.time, occasion: plan.backup.occasion.title, since: since,
                folder: visit.desk.folder.url.path,
                stick: StickView(place: place, token: visit.session.token, volumes: visit.desk.volumes())))
    }

    @Sendable func copyBackup(_ visit: inout Visit) async throws -> Response {
        guard let plan = try restorePlan(&visit) else { return Self.redirect("/system") }
        let desk = visit.desk
        return try await copyToStick(&visit, back: Self.place(plan)) { try desk.copy(plan.backup, to: $0) }
    }

    private static func place(_ plan: RestorePlan) -> String { "/system/backups/\(plan.backup.name)" }

    /// The keys and the password are those of that time, so that everybody logs in again.
    @Sendable func goBack(_ visit: inout Visit) async throws -> Response {
        guard let plan = try restorePlan(&visit) else { return Self.redirect("/system") }
        try await desks.restore(from: plan.backup.url)
        await sessions.endAll()
        visit.session = await sessions.session(nil)
        visit.session.notice = Notice(.ok, "已恢复 \(plan.backup.time) 的备份，请用那时的密码登录。")
        return Self.redirect("/")
    }

    /// Of `/system/backups/NAME` and of what lies below it; nil where there is nothing to go back to.
    private func restorePlan(_ visit: inout Visit) throws -> RestorePlan? {
        guard keepsBackups(visit) else { return nil }
        if let plan = try visit.desk.planRestore(visit.part(2)) { return plan }
        visit.session.notice = Notice(.error, "这份备份打不开。", "它已经不在了，或者已经损坏，请另选一份。")
        return nil
    }
}
