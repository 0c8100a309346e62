import Delivery
import Hummingbird
import LocalWeb
import UnitDesk

/// One of the automatic backups: what going back to it means, and its way out of this computer.
struct BackupPage: Page {
    static let template = "backup"

    let shell: Shell
    let name: String
    let time: String
    let occasion: String
    let since: String
    let folder: String
    /// Markup of a select.
    let volumes: String
    let hasVolumes: Bool
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
        let volumes = visit.desk.volumes().filter(\.isWritable)
        return renderer.response(
            BackupPage(
                shell: try shell(.system, visit), name: plan.backup.name, time: plan.backup.time, occasion: plan.backup.occasion.title,
                since: since, folder: visit.desk.folder.url.path, volumes: CarryingView.options(volumes), hasVolumes: !volumes.isEmpty))
    }

    @Sendable func copyBackup(_ visit: inout Visit) async throws -> Response {
        guard let plan = try restorePlan(&visit) else { return Self.redirect("/system") }
        let desk = visit.desk
        let chosen = visit.form.value("volume")
        return try await long("正在复制到 U 盘", back: "/system/backups/\(plan.backup.name)", failed: "没有复制。", &visit) { progress in
            try progress.seal("正在写入并读回核对，请不要拔出 U 盘")
            guard let volume = desk.volumes().first(where: { $0.mountPoint.path == chosen }) else { throw VolumeError.missing }
            let copy = try desk.copy(plan.backup, to: volume)
            return Ending("/system", Notice(.ok, "可以拔出 U 盘了。", copy.message))
        }
    }

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
        let parts = visit.request.uri.path.split(separator: "/").map { String($0).removingPercentEncoding ?? "" }
        if parts.count > 2, let plan = try visit.desk.planRestore(parts[2]) { return plan }
        visit.session.notice = Notice(.error, "这份备份打不开。", "它已经不在了，或者已经损坏，请另选一份。")
        return nil
    }
}
