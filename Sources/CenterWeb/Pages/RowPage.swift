import CenterDesk
import CenterStore
import Enrollment
import Hummingbird
import LocalWeb

/// One declared row: what the unit says, what the register says, what became of it, and an operator's word.
struct RowPage: Page {
    static let template = "center-row"

    struct Field: Sendable {
        let title: String
        let declared: String
        let roster: String?
        let differs: Bool
    }

    struct Fact: Sendable {
        let title: String
        let text: String
        let kind: String
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let hint: String
        let isChosen: Bool
    }

    struct DecisionView: Sendable {
        let title: String
        let signature: String
        let note: String
        /// The unit has changed the row since, so that the word no longer counts.
        let hasLapsed: Bool
    }

    let shell: Shell
    let path: String
    let name: String
    let unitPath: String
    let unitTitle: String
    let personalNumber: String?
    let outcome: String
    let outcomeKind: String
    let reason: String?
    let fields: [Field]
    let hasRoster: Bool
    let facts: [Fact]
    let decision: DecisionView?
    let choices: [Choice]
    /// What was typed, when it has to be mended.
    let note: String
    let problem: Problem?
    let events: [RowEvent]
    let command: CommandHint
}

extension Web {
    @Sendable func row(_ visit: inout Visit) async throws -> Response { try rowPage(visit, typed: nil) }

    /// 决定 or 撤销决定.
    @Sendable func decide(_ visit: inout Visit) async throws -> Response {
        guard let reference = PersonReference(text: visit.part(3)) else { return Self.redirect("/") }
        let (desk, unit, form) = (visit.desk, visit.part(1), visit.form)
        let path = visit.request.uri.path
        if form.value("do") == "withdraw" {
            return try await long("撤销决定", back: path, failed: "没有撤销。", &visit) { _ in
                let row = try desk.withdrawDecision(unit: unit, person: reference)
                return Ending(path, Notice(.ok, "已撤销人工决定。", "按规则现在是：\(row.kind.standing)。" + (row.reason.isEmpty ? "" : row.reason)))
            }
        }
        guard let kind = OutcomeKind(rawValue: form.value("kind")) else {
            return try rowPage(visit, typed: (nil, form.value("note"), Problem("请选一个：通过、错误，或待核查。")))
        }
        let note = form.value("note").onOneLine.trimmed
        guard (1...200).contains(note.unicodeScalars.count) else {
            return try rowPage(visit, typed: (kind, note, Problem("请写明理由，1 到 200 个字。不通过的，单位会读到它。")))
        }
        return try await long("决定", back: path, failed: "没有决定。", &visit) { _ in
            let row = try desk.decide(unit: unit, person: reference, as: kind, note: note)
            return Ending(path, Notice(.ok, "已决定：\(row.name)，\(row.kind.standing)。", "以后比对也不改它，除非单位改了内容。随下一个结果包告诉单位。"))
        }
    }

    private func rowPage(_ visit: Visit, typed: (kind: OutcomeKind?, note: String, problem: Problem)?) throws -> Response {
        guard let reference = PersonReference(text: visit.part(3)) else { return Self.redirect("/") }
        let file = try visit.desk.rowFile(visit.part(1), reference)
        let person = file.row.person.person
        let tables = try visit.desk.codeTables()
        let roster = file.insured?.person
        let number = file.outcome?.personalNumber ?? file.row.person.personalNumber
        let unit = try visit.desk.unitFile(file.declaration.unit).standing.unit
        let decided = file.outcome?.isDecided == true
        return renderer.response(
            RowPage(
                shell: try shell(.findings, visit, title: person.name), path: visit.request.uri.path, name: person.name,
                unitPath: "/units/" + unit.code, unitTitle: "\(unit.code) \(unit.name)", personalNumber: number.isEmpty ? nil : number,
                outcome: file.outcome?.kind.standing ?? "尚未比对", outcomeKind: file.outcome?.kind.tag ?? "info",
                reason: file.outcome.flatMap { $0.reason.isEmpty ? nil : $0.reason },
                fields: PersonField.allCases.map { field in
                    let held = roster.map { tables.shown($0[field], field) }
                    return RowPage.Field(
                        title: field.title, declared: tables.shown(person[field], field), roster: held,
                        differs: roster.map { $0[field] != person[field] } ?? false)
                }, hasRoster: roster != nil, facts: RowFacts.facts(file),
                decision: file.decision.map {
                    .init(
                        title: $0.kind.standing, signature: "\($0.operator)，\($0.time.minute)", note: $0.note, hasLapsed: !decided)
                },
                choices: OutcomeKind.allCases.map {
                    .init(
                        value: $0.rawValue, label: $0.standing, hint: $0.consequence,
                        isChosen: $0 == (typed.map(\.kind) ?? file.decision?.kind))
                }, note: typed?.note ?? "", problem: typed?.problem, events: RowEvent.events(file), command: .answer(unit.code)))
    }
}

extension OutcomeKind {
    /// Of a decision.
    fileprivate var consequence: String {
        switch self {
        case .accepted: "参保，给编号，计入缴费"
        case .rejected: "退给单位，说明随结果包发回"
        case .pending: "先不定，单位只需等待"
        }
    }
}

extension CodeTables {
    /// A code with its name: `001 居民身份证`.
    func shown(_ value: String, _ field: PersonField) -> String {
        let table: CodeTableName? =
            switch field {
            case .identityType: .identityType
            case .plan: .plan
            case .exemptionType: .exemptionType
            case .community: .community
            case .policeStation: .policeStation
            default: nil
            }
        let name =
            table.flatMap { entry($0, value)?.name }
            ?? (field == .sex ? ["M": "男", "F": "女"][value] : field == .exempt ? ["Y": "是", "N": "否"][value] : nil)
        return value.isEmpty ? "—" : name.map { "\(value) \($0)" } ?? value
    }
}
