import Foundation
import Hummingbird
import LocalWeb
import UnitDesk

struct FirstStartPage: Page {
    static let template = "first-start"
    let gate: Gate
    let problem: Problem?
    /// The list is here already: another activation is for a forgotten password, new keys, or a new year.
    let hasUnit: Bool
    let waiting: WaitingView?
    /// A result that was opened before there is a unit.
    let early: WaitingView?
}

struct ActivatePage: Page {
    static let template = "activate"
    let gate: Gate
    let unitName: String
    let unitCode: String
    let year: String
    let centerName: String
    let opens: String
    let closes: String
    let insured: String
    let carried: String?
    let fingerprint: String
    let replacesFormer: Bool
    let yearChange: String?
    let effects: [Effect]
    let problem: Problem?

    /// What it does to the people that are here already.
    struct Effect: Sendable {
        let heading: String
        let names: String
    }

    init(gate: Gate, plan: ActivationPlan, problem: Problem?) {
        self.gate = gate
        unitName = plan.unit.name
        unitCode = plan.unit.code
        year = String(plan.unit.insuranceYear)
        centerName = plan.centerName
        opens = plan.unit.opens.description
        closes = plan.unit.closes.description
        insured = plan.insured.grouped
        carried = plan.declared.map { "申报 \($0.grouped) 人，减少 \((plan.reduced ?? 0).grouped) 人，随包带回" }
        fingerprint = plan.authorityFingerprint
        replacesFormer = plan.replacesFormer
        yearChange = plan.effects?.yearChange?.sentence
        effects = plan.effects.map(Self.effects) ?? []
        self.problem = problem
    }

    private static func effects(_ effects: ActivationEffects) -> [Effect] {
        var all: [Effect] = []
        if effects.yearChange == nil {
            if !effects.added.isEmpty { all.append(.init(heading: "名单里会多出 \(effects.added.count.grouped) 人", names: names(effects.added))) }
            if !effects.dropped.isEmpty {
                all.append(.init(heading: "中心的名单里不再有 \(effects.dropped.count.grouped) 人，会从名单中去掉", names: names(effects.dropped)))
            }
            let kept = [
                effects.unsent > 0 ? "\(effects.unsent.grouped) 项没有发出的变更" : nil,
                effects.openBatches > 0 ? "\(effects.openBatches.grouped) 批没有提交的" : nil,
            ].compactMap { $0 }
            all.append(.init(heading: "保留", names: (["批次和变更记录"] + kept).joined(separator: "、")))
        }
        all.append(.init(heading: "换新", names: "登录密码、密钥和证书；以前的密钥不能再用来申报"))
        return all
    }

    private static func names(_ names: [String]) -> String {
        names.prefix(20).joined(separator: "、") + (names.count > 20 ? "等" : "")
    }
}

extension Web {
    @Sendable func firstStart(_ visit: inout Visit) async throws -> Response {
        firstStartPage(
            visit.session, problem: visit.session.isDemonstration ? Problem("现在是演示。请先返回登录页，结束并清除演示，再导入开户包。") : nil,
            hasUnit: try visit.desk.profile != nil)
    }

    @Sendable func previewActivation(_ visit: inout Visit) async throws -> Response {
        let hasUnit = try visit.desk.profile != nil
        guard let file = package(visit, .activation) else {
            return firstStartPage(visit.session, problem: Problem("请先选择中心发来的开户包。"), hasUnit: hasUnit)
        }
        do {
            let plan = try visit.desk.previewActivation(file.bytes, fileName: file.name, code: visit.form.value("code"))
            visit.session.activation = plan
            visit.session.waiting = visit.form.value("waiting")
            return renderer.response(ActivatePage(gate: gate("核对开户包", visit.session), plan: plan, problem: nil))
        } catch {
            return try firstStartPage(visit.session, problem: Problem(of: error), hasUnit: hasUnit)
        }
    }

    @Sendable func activate(_ visit: inout Visit) async throws -> Response {
        guard let plan = visit.session.activation else { return Self.redirect("/") }
        guard visit.form.value("password") == visit.form.value("again") else {
            return renderer.response(ActivatePage(gate: gate("核对开户包", visit.session), plan: plan, problem: Problem("两次输入的密码不一样，请重新输入。")))
        }
        do {
            try visit.desk.activate(plan, password: visit.form.value("password"), operator: "开户")
        } catch {
            return try renderer.response(ActivatePage(gate: gate("核对开户包", visit.session), plan: plan, problem: Problem(of: error)))
        }
        visit.session.activation = nil
        inbox.remove(visit.session.waiting, .activation)
        visit.session.notice = Notice(.ok, "开户完成，请登录。")
        return Self.redirect("/")
    }

    @Sendable func restore(_ visit: inout Visit) async throws -> Response {
        guard !visit.session.isDemonstration, try visit.desk.profile == nil else { return Self.redirect("/") }
        guard let file = visit.form.file("backup") else { return firstStartPage(visit.session, problem: Problem("请先选择备份文件。")) }
        do {
            try await desks.restore(file.bytes)
        } catch {
            return try firstStartPage(visit.session, problem: Problem(of: error))
        }
        visit.session.notice = Notice(.ok, "已从备份恢复，请登录。")
        return Self.redirect("/")
    }

    func firstStartPage(_ session: Session, problem: Problem?, hasUnit: Bool = false) -> Response {
        renderer.response(
            FirstStartPage(
                gate: gate("开始使用", session), problem: problem, hasUnit: hasUnit, waiting: waiting(.activation),
                early: hasUnit ? nil : waiting(.result)))
    }
}
