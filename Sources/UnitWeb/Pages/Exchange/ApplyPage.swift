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
    let example: String
    let plan: Plan?
}

extension Web {
    @Sendable func applyPage(_ visit: inout Visit) async throws -> Response {
        let profile = try visit.desk.overview().profile
        return renderer.response(
            ApplyPage(
                shell: try shell(.apply, visit), example: "\(profile.code)-\(profile.insuranceYear)-R0001.canbao",
                plan: visit.session.result.map { plan in
                    ApplyPage.Plan(
                        sequence: String(plan.sequence), before: plan.importedBefore?.minute,
                        missing: plan.missing.isEmpty ? nil : plan.missing.map { String($0) }.joined(separator: "、"),
                        isNew: plan.importedBefore == nil,
                        changes: plan.changes.filter { $0.count > 0 }.map { ApplyPage.Change(title: $0.title, count: $0.count.grouped) })
                }))
    }

    @Sendable func putAside(_ visit: inout Visit) async throws -> Response {
        visit.session.result = nil
        return Self.redirect("/apply")
    }

    @Sendable func previewResult(_ visit: inout Visit) async throws -> Response {
        visit.session.result = nil
        guard let file = visit.form.file("package") else {
            visit.session.notice = Notice(.error, "没有导入。", "请先选择中心发来的结果包。")
            return Self.redirect("/apply")
        }
        let desk = visit.desk
        let keys = try visit.keys
        return try await long("正在打开结果包", back: "/apply", failed: "没有导入。", &visit) { progress in
            try progress.begin("正在解密、验证和比较")
            let plan = try desk.previewResult(file.bytes, fileName: file.name, keys: keys)
            return Ending("/apply") { $0.result = plan }
        }
    }

    @Sendable func apply(_ visit: inout Visit) async throws -> Response {
        guard let plan = visit.session.result else { return Self.redirect("/apply") }
        visit.session.result = nil
        let desk = visit.desk
        let name = visit.session.operatorName
        return try await long("正在导入结果包", back: "/apply", failed: "没有导入。", &visit) { progress in
            try progress.seal("正在写入，请稍候")
            try desk.apply(plan, operator: name)
            let rejected = plan.changes.first { $0.key == "rejected" }?.count ?? 0
            let notice = Notice(
                rejected > 0 ? .warn : .ok, "已导入第 \(plan.sequence) 号结果包。", rejected > 0 ? "中心驳回 \(rejected) 人，原因如下。" : "")
            return Ending(rejected > 0 ? "/rejections" : "/", notice)
        }
    }
}
