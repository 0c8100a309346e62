import Delivery
import Enrollment
import Hummingbird
import LocalWeb
import UnitDesk

struct DeclarePage: Page {
    static let template = "declare"

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
    /// Markup of a select: sticks that can be written.
    let volumes: String
    let hasVolumes: Bool
}

extension Web {

    @Sendable func declare(_ visit: inout Visit) async throws -> Response {
        let preview = try visit.desk.declarationPreview()
        guard !needsConsent(preview) || visit.form.value("checked") == "1" else {
            visit.session.notice = Notice(.warn, "还没有导出。", "请先核对列出的情况，再打勾导出。")
            return Self.redirect("/declare")
        }
        let desk = visit.desk
        let keys = try visit.keys
        let name = visit.session.operatorName
        let chosen = visit.form.value("to") == "usb" ? visit.form.value("volume") : nil
        return try await long("正在导出申报包", back: "/declare", &visit) { progress in
            let made = try desk.declare(keys: keys, operator: name, progress: progress)
            return Ending("/packages/\(made.url.lastPathComponent)", Self.told(made, copiedTo: chosen, by: desk, name))
        }
    }

    /// The package is made and kept, whatever becomes of its copy.
    private static func told(_ made: MadeDeclaration, copiedTo chosen: String?, by desk: UnitDesk, _ name: String) -> Notice {
        guard let chosen else { return Notice(.ok, "申报包已导出。", "请复制到 U 盘或用电子邮件送交中心，并打印申报表。") }
        do {
            guard let passed = try desk.passedPackage(made.url.lastPathComponent),
                let volume = desk.volumes().first(where: { $0.mountPoint.path == chosen })
            else { throw VolumeError.missing }
            return Notice(.ok, "申报包已导出。", try desk.copy(passed.record, to: volume, operator: name).message)
        } catch {
            let problem = Self.problem(of: error)
            return Notice(.error, "申报包已导出，但没有复制到 U 盘。", problem?.text ?? "请再复制一次。", whatToDo: problem?.whatToDo)
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

    @Sendable func declarePage(_ visit: inout Visit) async throws -> Response {
        let preview = try visit.desk.declarationPreview()
        let overview = try visit.desk.overview()
        let unsent = preview.unsent
        let writable = visit.desk.volumes().filter(\.isWritable)
        var open = ListQuery()
        open.rejectionState = .open
        let rejected = try visit.desk.rejections(open)
        return renderer.response(
            DeclarePage(
                shell: try shell(.declare, visit), sequence: String(preview.sequence), fileName: preview.fileName,
                closes: overview.profile.closes.chinese, daysLeft: overview.daysLeft.countdown,
                equation: EquationView(preview.equation, isCompact: true),
                dropOuts: preview.dropOuts.prefix(DeclarePage.shown).map {
                    DeclarePage.DropOutView(
                        name: $0.name, number: $0.identityNumber, why: $0.wasAccepted ? "中心已接收，现在不在名单里" : "上一个包里有，现在不在名单里")
                }, hasDropOuts: !preview.dropOuts.isEmpty, dropOutCount: preview.dropOuts.count.grouped,
                sinceLast: unsent.total > 0
                    ? "还没有发出的变更：新增 \(unsent.added) 人，修改 \(unsent.amended) 人，减少 \(unsent.reduced) 人，恢复 \(unsent.restored) 人。"
                    : overview.packages.contains { $0.direction == .sent } ? "与上一个包相比没有变化。" : "这是本年度的第一个申报包。",
                openRejections: preview.openRejections > 0 ? preview.openRejections.grouped : nil,
                rejected: rejected.prefix(DeclarePage.shown).map {
                    .init(
                        path: "/person/\($0.person.reference.text)", name: $0.person.person.name, reason: $0.reason, party: $0.party.title)
                },
                furtherRejected: rejected.count > DeclarePage.shown ? (rejected.count - DeclarePage.shown).grouped : nil,
                isEmpty: preview.equation.declared == 0,
                isAfterClosing: preview.isAfterClosing, needsConsent: needsConsent(preview),
                volumes: StickView.options(writable), hasVolumes: !writable.isEmpty))
    }

    private func needsConsent(_ preview: DeclarationPreview) -> Bool {
        !preview.dropOuts.isEmpty || preview.openRejections > 0 || preview.equation.declared == 0 || preview.isAfterClosing
    }
}
