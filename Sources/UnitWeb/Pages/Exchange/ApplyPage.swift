import Enrollment
import Hummingbird
import LocalWeb
import UnitDesk

struct ApplyPage: Page {
    static let template = "apply"

    struct Change: Sendable {
        let title: String
        let count: String
    }

    struct Named: Sendable {
        let name: String
        let says: String
    }

    /// People of whom something is to be said, by name.
    struct Group: Sendable {
        let kind: String
        let heading: String
        let text: String
        let people: [Named]
        let further: String?
    }

    struct Plan: Sendable {
        let sequence: String
        let before: String?
        let missing: String?
        let isNew: Bool
        let changes: [Change]
        let answers: String
        let days: String?
        let yearChange: String?
        let groups: [Group]
        /// The center's data and ours part ways: only with a yes.
        let needsYes: Bool
    }

    let shell: Shell
    let example: String
    let waiting: WaitingView?
    let plan: Plan?
}

extension ApplyPage.Plan {
    private static let shown = 50

    init(_ plan: ResultPlan) {
        sequence = String(plan.sequence)
        before = plan.importedBefore?.minute
        missing = plan.missing.isEmpty ? nil : plan.missing.map { "R" + $0.padded }.joined(separator: "、")
        isNew = plan.importedBefore == nil
        changes = plan.changes.filter { $0.count > 0 }.map { ApplyPage.Change(title: $0.title, count: $0.count.grouped) }
        let effects = plan.effects
        answers = effects.map(Self.answers) ?? ""
        days = effects?.days.map { "申报日期改为 \($0.opens) 至 \($0.closes)。" }
        yearChange = effects?.yearChange?.sentence
        groups = effects.map(Self.groups) ?? []
        needsYes = effects?.fork != nil || effects?.yearChange != nil
    }

    private static func answers(_ effects: ResultEffects) -> String {
        guard let answered = effects.answered else { return "它没有答复本机发出的哪个申报包。" }
        let unanswered = effects.unanswered > 0 ? "其中 \(effects.unanswered.grouped) 行还没有结果。" : "每一行都有结果。"
        return "它答复的是 D\(answered.padded)，" + unanswered + (effects.isBehind ? "后来又发出过新的申报包，那一个还没有答复。" : "")
    }

    private static func groups(_ effects: ResultEffects) -> [ApplyPage.Group] {
        var groups: [ApplyPage.Group] = []
        func add(_ kind: String, _ heading: String, _ text: String, _ people: [ResultEffects.Named]) {
            groups.append(
                .init(
                    kind: kind, heading: heading, text: text,
                    people: people.prefix(shown).map { ApplyPage.Named(name: $0.name, says: $0.says) },
                    further: people.count > shown ? "还有 \((people.count - shown).grouped) 人" : nil))
        }
        if let fork = effects.fork {
            add(
                "error", "这个结果包不是接着上一次导入的做的。",
                "中心可能恢复过旧的备份。请先打电话问中心；问清楚了再导入。" + (fork.isEmpty ? "它没有改变哪个人的结果。" : "下面的人结果会不同："), fork)
        }
        if !effects.lostReceipts.isEmpty {
            let numbers = effects.lostReceipts.map { "D" + $0.padded }.joined(separator: "、")
            add("error", "中心不再有 \(numbers)。", "以前的回执里有，现在没有了：中心恢复过旧数据。导入以后，请重新导出一个申报包送交中心。", [])
        }
        if !effects.older.isEmpty {
            add("warn", "对旧内容的答复：\(effects.older.count.grouped) 行。", "这些人在发出以后又改过，中心答复的是改以前的内容。", effects.older)
        }
        if !effects.foreign.isEmpty {
            add(
                "warn", "不是本机发出的：\(effects.foreign.count.grouped) 行。", "本机恢复过旧的备份，或者另有一台电脑在申报。这些行的答复不采用；请重新导出申报包送交中心。",
                effects.foreign)
        }
        return groups
    }
}

extension YearChange {
    /// What closing the open year means.
    var sentence: String {
        let left = [
            unsent > 0 ? "\(unsent.grouped) 项变更没有发出" : nil, openBatches > 0 ? "\(openBatches.grouped) 批没有提交" : nil,
        ].compactMap { $0 }
        return "\(closes) 年度会归档，以后只能查看，不能改动；然后开始 \(opens) 年度。"
            + (left.isEmpty ? "" : "注意：\(closes) 年度还有\(left.joined(separator: "，"))，归档后不能再报。")
    }
}

extension Web {
    @Sendable func applyPage(_ visit: inout Visit) async throws -> Response {
        let profile = try visit.desk.overview().profile
        return renderer.response(
            ApplyPage(
                shell: try shell(.apply, visit), example: "\(profile.code)-\(profile.insuranceYear)-R0001.canbao",
                waiting: waiting(.result), plan: visit.session.result.map(ApplyPage.Plan.init)))
    }

    @Sendable func putAside(_ visit: inout Visit) async throws -> Response {
        visit.session.result = nil
        return Self.redirect("/apply")
    }

    @Sendable func previewResult(_ visit: inout Visit) async throws -> Response {
        visit.session.result = nil
        guard let file = package(visit, .result) else {
            visit.session.notice = Notice(.error, "没有导入。", "请先选择中心发来的结果包。")
            return Self.redirect("/apply")
        }
        // Taken in or refused, it does not wait any longer.
        if visit.form.file("package") == nil { inbox.remove(file.name, .result) }
        let desk = visit.desk
        let keys = try visit.keys
        return try await long("正在打开结果包", back: "/apply", failed: "没有导入。", &visit) { progress in
            try progress.begin("正在解密、验证和比较")
            let plan: ResultPlan
            do {
                plan = try desk.previewResult(file.bytes, fileName: file.name, keys: keys)
            } catch {
                // A fork is shown by name, and taken in only after a yes.
                guard Refusals.describe(error)?.code == "sequence.forked" else { throw error }
                plan = try desk.previewResult(file.bytes, fileName: file.name, keys: keys, isForkAccepted: true)
            }
            return Ending("/apply") { $0.result = plan }
        }
    }

    @Sendable func apply(_ visit: inout Visit) async throws -> Response {
        guard let plan = visit.session.result else { return Self.redirect("/apply") }
        guard !ApplyPage.Plan(plan).needsYes || visit.form.value("checked") == "1" else {
            visit.session.notice = Notice(.warn, "还没有导入。", "请先核对列出的情况，再打勾导入。")
            return Self.redirect("/apply")
        }
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
