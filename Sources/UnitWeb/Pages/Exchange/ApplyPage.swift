import Hummingbird
import UnitDesk

struct ApplyPage: Page {
    static let template = "apply"

    struct Change: Sendable {
        let title: String
        let count: String
    }

    struct Plan: Sendable {
        let sequence: String
        let before: String?
        let missing: String?
        let isNew: Bool
        let changes: [Change]
    }

    let shell: Shell
    let problem: String?
    let problemHelp: String?
    let example: String
    let plan: Plan?
}

extension Web {
    @Sendable func applyPage(_ visit: inout Visit) async throws -> Response {
        visit.session.result = nil
        return try await applyPage(visit, plan: nil, problem: nil)
    }

    @Sendable func previewResult(_ visit: inout Visit) async throws -> Response {
        visit.session.result = nil
        guard let file = visit.form.file("package") else {
            return try await applyPage(visit, plan: nil, problem: Notice(.error, "", "请先选择中心发来的结果包。"))
        }
        do {
            let desk = visit.desk
            let keys = try visit.keys
            let plan = try await Task.detached { try desk.previewResult(file.bytes, fileName: file.name, keys: keys) }.value
            visit.session.result = plan
            return try await applyPage(visit, plan: plan, problem: nil)
        } catch {
            return try await applyPage(visit, plan: nil, problem: notice(of: error))
        }
    }

    @Sendable func apply(_ visit: inout Visit) async throws -> Response {
        guard let plan = visit.session.result else { return Self.redirect("/apply") }
        visit.session.result = nil
        try visit.desk.apply(plan, operator: visit.session.operatorName)
        let rejected = plan.changes.first { $0.key == "rejected" }?.count ?? 0
        visit.session.notice = Notice(
            rejected > 0 ? .warn : .ok, "已导入第 \(plan.sequence) 号结果包。", rejected > 0 ? "中心驳回 \(rejected) 人，原因如下。" : "")
        return Self.redirect(rejected > 0 ? "/rejections" : "/")
    }

    private func applyPage(_ visit: Visit, plan: ResultPlan?, problem: Notice?) async throws -> Response {
        let profile = try visit.desk.overview().profile
        return renderer.response(
            ApplyPage(
                shell: try shell(.apply, visit), problem: problem?.text, problemHelp: problem?.code.map(HelpAnchor.path),
                example: "\(profile.code)-\(profile.insuranceYear)-R0001.canbao",
                plan: plan.map { plan in
                    ApplyPage.Plan(
                        sequence: String(plan.sequence), before: plan.importedBefore?.minute,
                        missing: plan.missing.isEmpty ? nil : plan.missing.map { String($0) }.joined(separator: "、"),
                        isNew: plan.importedBefore == nil,
                        changes: plan.changes.filter { $0.count > 0 }.map { ApplyPage.Change(title: $0.title, count: $0.count.grouped) })
                }))
    }
}
