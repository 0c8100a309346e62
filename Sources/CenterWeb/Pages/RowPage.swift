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
        /// Whether the word still counts, in a sentence.
        let standing: String
    }

    let shell: Shell
    let path: String
    /// Digest of the row as it is shown: nothing is decided on what nobody has seen.
    let digest: String
    /// Why nothing was decided.
    let refusal: Problem?
    let name: String
    let unitPath: String
    let unitTitle: String
    let personalNumber: String?
    let outcome: String
    let outcomeKind: String
    /// In the sentence that the unit reads.
    let reason: Problem?
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
    /// A decision that was not taken, and why.
    private struct Refused {
        var kind: OutcomeKind?
        var note = ""
        /// About a field; else about the whole.
        var isMistyped = false
        let problem: Problem
    }

    @Sendable func row(_ visit: inout Visit) async throws -> Response { try rowPage(visit) }

    /// 决定 or 撤销决定.
    @Sendable func decide(_ visit: inout Visit) async throws -> Response {
        guard let reference = PersonReference(text: visit.part(3)) else { return Self.redirect("/") }
        let (desk, unit, form) = (visit.desk, visit.part(1), visit.form)
        let isWithdrawn = form.value("do") == "withdraw"
        let (kind, note) = (OutcomeKind(rawValue: form.value("kind")), form.value("note").onOneLine.trimmed)
        func refused(_ problem: Problem, isMistyped: Bool = false) throws -> Response {
            try rowPage(visit, Refused(kind: kind, note: note, isMistyped: isMistyped, problem: problem))
        }
        if !isWithdrawn {
            guard kind != nil else { return try refused(Problem("请选一个：通过、错误，或待核查。"), isMistyped: true) }
            guard (1...200).contains(note.unicodeScalars.count) else {
                return try refused(Problem("请写明理由，1 到 200 个字。不通过的，单位会读到它。"), isMistyped: true)
            }
        }
        let seen = form.value("digest")
        do {
            visit.session.notice = try await Task.detached {
                guard let kind, !isWithdrawn else {
                    return Self.withdrawn(try desk.withdrawDecision(unit: unit, person: reference, seen: seen))
                }
                return Self.decided(try desk.decide(unit: unit, person: reference, as: kind, note: note, seen: seen))
            }.value
        } catch {
            return try refused(Problem(of: error))
        }
        return Self.redirect(visit.request.uri.path)
    }

    private static func decided(_ row: DecidedRow) -> Notice {
        Notice(.ok, "已决定：\(row.name)，\(row.kind.title)。", "以后比对也不改它，除非单位改了内容。随下一个结果包告诉单位。")
    }

    private static func withdrawn(_ row: DecidedRow) -> Notice {
        Notice(.ok, "已撤销人工决定。", "按规则现在是：\(row.kind.title)。" + (row.reason.isEmpty ? "" : row.reason))
    }

    private func rowPage(_ visit: Visit, _ refused: Refused? = nil) throws -> Response {
        guard let reference = PersonReference(text: visit.part(3)) else { return Self.redirect("/") }
        let file = try visit.desk.rowFile(visit.part(1), reference)
        let person = file.row.person.person
        let tables = try visit.desk.codeTables()
        let roster = file.insured?.person
        let number = file.outcome?.personalNumber ?? file.row.person.personalNumber
        let unit = try visit.desk.unitFile(file.declaration.unit).standing.unit
        let hasLapsed = file.outcome?.isDecided == false
        return renderer.response(
            RowPage(
                shell: try shell(.findings, visit, title: person.name), path: visit.request.uri.path,
                digest: file.row.digest, refusal: refused.flatMap { $0.isMistyped ? nil : $0.problem }, name: person.name,
                unitPath: "/units/" + unit.code, unitTitle: "\(unit.code) \(unit.name)", personalNumber: number.isEmpty ? nil : number,
                outcome: file.outcome?.kind.title ?? "尚未比对", outcomeKind: file.outcome?.kind.tag ?? "info",
                reason: file.outcome.flatMap {
                    $0.reason.isEmpty ? nil : Problem($0.reason, whatToDo: Self.manual.place(of: $0.reasonCode))
                },
                fields: PersonField.allCases.map { field in
                    let held = roster.map { tables.shown($0[field], field) }
                    return RowPage.Field(
                        title: field.title, declared: tables.shown(person[field], field), roster: held,
                        differs: roster.map { $0[field] != person[field] } ?? false)
                }, hasRoster: roster != nil, facts: RowFacts.facts(file),
                decision: file.decision.map {
                    .init(
                        title: $0.kind.title, signature: "\($0.operator)，\($0.time.minute)", note: $0.note, hasLapsed: hasLapsed,
                        standing: hasLapsed
                            ? "单位改过内容，这个决定不再有效。" : file.outcome == nil ? "单位又交了申报，比对以后才知道它是否还有效。" : "以后比对也不改它。")
                },
                choices: OutcomeKind.allCases.map {
                    .init(
                        value: $0.rawValue, label: $0.title, hint: $0.consequence,
                        isChosen: $0 == (refused.map(\.kind) ?? file.decision?.kind))
                }, note: refused?.note ?? "", problem: refused.flatMap { $0.isMistyped ? $0.problem : nil }, events: RowEvent.events(file),
                command: .answer(unit.code)))
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
