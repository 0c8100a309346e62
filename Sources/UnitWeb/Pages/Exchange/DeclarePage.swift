import Enrollment
import Hummingbird
import SealedPackage
import UnitDesk

struct DeclarePage: Page {
    static let template = "declare"

    struct Made: Sendable {
        let name: String
        let declared: String
        let digest: String
        let folder: String
    }

    struct DropOutView: Sendable {
        let name: String
        let number: String
        let why: String
    }

    struct Rejected: Sendable {
        let path: String
        let name: String
        let reason: String
        let party: String
    }

    static let shown = 100

    let shell: Shell
    let sequence: String
    let fileName: String
    let closes: String
    let daysLeft: String
    let equation: EquationView
    let made: Made?
    let dropOuts: [DropOutView]
    let hasDropOuts: Bool
    let dropOutCount: String
    let sinceLast: String
    let openRejections: String?
    let rejected: [Rejected]
    let furtherRejected: String?
    let isEmpty: Bool
    let isAfterClosing: Bool
    let needsConsent: Bool
}

extension Web {
    @Sendable func declarePage(_ visit: inout Visit) async throws -> Response {
        let made = visit.session.made
        visit.session.made = nil
        return try await declarePage(visit, made: made)
    }

    @Sendable func declare(_ visit: inout Visit) async throws -> Response {
        let preview = try visit.desk.declarationPreview()
        guard !needsConsent(preview) || visit.form.value("checked") == "1" else {
            visit.session.notice = Notice(.warn, "还没有导出。", "请先核对列出的情况，再打勾导出。")
            return Self.redirect("/declare")
        }
        let desk = visit.desk
        let keys = try visit.keys
        let name = visit.session.operatorName
        return try await long("正在导出申报包", back: "/declare", &visit) { progress in
            let made = try desk.declare(keys: keys, operator: name, progress: progress)
            return Ending("/declare") { $0.made = made }
        }
    }

    @Sendable func sentPackage(_ visit: inout Visit) async throws -> Response {
        let name = visit.request.lastPathComponent
        guard let bytes = try visit.desk.sentPackage(name) else {
            visit.session.notice = Notice(.warn, "本机没有这个包。", "请重新导出一个：每个申报包都是完整的名单。")
            return Self.redirect("/packages")
        }
        return Self.download(bytes, name: name)
    }

    private func declarePage(_ visit: Visit, made: MadeDeclaration?) async throws -> Response {
        let preview = try visit.desk.declarationPreview()
        let overview = try visit.desk.overview()
        let unsent = preview.unsent
        var open = ListQuery()
        open.rejectionState = .open
        let rejected = try visit.desk.rejections(open)
        return renderer.response(
            DeclarePage(
                shell: try shell(.declare, visit), sequence: String(made?.sequence ?? preview.sequence),
                fileName: made?.url.lastPathComponent ?? preview.fileName,
                closes: overview.profile.closes.chinese, daysLeft: overview.daysLeft.countdown,
                equation: EquationView(preview.equation, isCompact: true),
                made: made.map {
                    DeclarePage.Made(
                        name: $0.url.lastPathComponent, declared: $0.totals.declared.grouped,
                        digest: Fingerprint.grouped(hex: String($0.manifest.dropFirst(7))), folder: $0.url.deletingLastPathComponent().path)
                },
                dropOuts: preview.dropOuts.prefix(DeclarePage.shown).map {
                    DeclarePage.DropOutView(
                        name: $0.name, number: $0.identityNumber, why: $0.wasAccepted ? "中心已接收，现在不在名单里" : "上一个包里有，现在不在名单里")
                }, hasDropOuts: !preview.dropOuts.isEmpty, dropOutCount: preview.dropOuts.count.grouped,
                sinceLast: unsent.total == 0
                    ? "与上一个包相比没有变化。"
                    : "还没有发出的变更：新增 \(unsent.added) 人，修改 \(unsent.amended) 人，减少 \(unsent.reduced) 人，恢复 \(unsent.restored) 人。",
                openRejections: preview.openRejections > 0 ? preview.openRejections.grouped : nil,
                rejected: rejected.prefix(DeclarePage.shown).map {
                    .init(
                        path: "/person/\($0.person.reference.text)", name: $0.person.person.name, reason: $0.reason, party: $0.party.title)
                },
                furtherRejected: rejected.count > DeclarePage.shown ? (rejected.count - DeclarePage.shown).grouped : nil,
                isEmpty: preview.equation.declared == 0,
                isAfterClosing: preview.isAfterClosing, needsConsent: needsConsent(preview)))
    }

    private func needsConsent(_ preview: DeclarationPreview) -> Bool {
        !preview.dropOuts.isEmpty || preview.openRejections > 0 || preview.equation.declared == 0 || preview.isAfterClosing
    }
}
