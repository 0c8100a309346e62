import Enrollment
import Foundation
import Hummingbird
import Ledger
import LocalWeb
import UnitDesk

struct SystemPage: Page {
    static let template = "system"

    struct CertificateView: Sendable {
        let title: String
        let expires: String
        /// What is to be done about the end of its time; nil while that is far.
        let warning: String?
        let fingerprint: String
    }

    struct YearView: Sendable {
        let year: String
        let closed: String
    }

    struct CodeView: Sendable {
        let table: String
        let code: String
        let name: String
    }

    struct BackupView: Sendable {
        let time: String
        let occasion: String
        let name: String
    }

    let shell: Shell
    let version: String
    let backups: [BackupView]
    let keepsBackups: Bool
    let backupFolder: String
    let log: String
    let certificates: [CertificateView]
    let codes: [CodeView]
    let years: [YearView]
    let hasYears: Bool
}

extension Web {
    @Sendable func system(_ visit: inout Visit) async throws -> Response {
        let verdict = try visit.desk.verifyLog()
        let years = try visit.desk.closedYears()
        return renderer.response(
            SystemPage(
                shell: try shell(.system, visit), version: version,
                backups: visit.desk.automaticBackups().map {
                    .init(time: $0.time, occasion: $0.occasion.title, name: $0.name)
                },
                keepsBackups: keepsBackups(visit), backupFolder: visit.desk.folder.backups.path,
                log: verdict.isIntact
                    ? "变更日志完整，共 \(verdict.entries.grouped) 条。" : "变更日志从第 \(verdict.firstFault ?? 0) 条起与原来的不一致：有人绕过程序改动过数据，请联系中心。",
                certificates: try visit.desk.certificates().map { certificate in
                    SystemPage.CertificateView(
                        title: certificate.title,
                        expires: ChinaTime.day(unixSeconds: Int(certificate.expires.timeIntervalSince1970)).description,
                        warning: certificate.life.warning, fingerprint: certificate.fingerprint)
                },
                codes: try visit.desk.codeTables().entries.map { SystemPage.CodeView(table: $0.table.title, code: $0.code, name: $0.name) },
                years: years.map { SystemPage.YearView(year: String($0.insuranceYear), closed: $0.closed.minute) }, hasYears: !years.isEmpty
            )
        )
    }

    @Sendable func changePassword(_ visit: inout Visit) async throws -> Response {
        let new = visit.form.value("new")
        guard new == visit.form.value("again") else {
            visit.session.notice = Notice(.error, "密码没有改。", "两次输入的新密码不一样，请重新输入。")
            return Self.redirect("/system")
        }
        do {
            let desk = visit.desk
            let old = visit.form.value("old")
            let name = visit.session.operatorName
            try await Task.detached { try desk.changePassword(from: old, to: new, operator: name) }.value
            await sessions.endOthers(than: visit.session)
            visit.session.notice = Notice(.ok, "密码已修改。", "别处的登录已经退出；以前的备份仍要用原来的密码。")
        } catch {
            guard let (_, message) = Refusals.describe(error) else { throw error }
            visit.session.notice = Notice(.error, "密码没有改。", message)
        }
        return Self.redirect("/system")
    }

    @Sendable func backUp(_ visit: inout Visit) async throws -> Response {
        try visit.desk.backUpNow()
        visit.session.notice = Notice(.ok, "已备份。", "备份在 \(visit.desk.folder.backups.path)。")
        return Self.redirect("/system")
    }
}
