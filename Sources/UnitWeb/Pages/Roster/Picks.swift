import Enrollment
import Hummingbird
import LocalWeb
import UnitDesk
import UnitStore

/// Before people are reduced: who they are.
struct PickPage: Page {
    static let template = "pick"
    static let shown = 60

    let shell: Shell
    let people: String
    let reason: String
    let names: [Name]
    let further: String?
    /// What was asked for, asked again with a yes.
    let hidden: [ListField]
    let back: String

    struct Name: Sendable {
        let path: String
        let name: String
        let className: String
    }
}

extension Web {
    static func picking(_ filter: QueryFilter, total: Int) -> QueryPage.Picking {
        QueryPage.Picking(
            total: total.grouped, hidden: hidden(filter.pairs),
            fillable: Markup.options(PersonField.fillable))
    }

    /// 记为减少 and 填充一列, for ticked people or for all that the filter leaves.
    @Sendable func pick(_ visit: inout Visit) async throws -> Response {
        let form = visit.form
        let filter = QueryFilter(form.value)
        let here = filter.path(Destination.declared.path)
        let isEveryone = form.value("scope") == "all"
        let pick = isEveryone ? Pick.everyone(filter.roster) : .people(form.values("person").compactMap(PersonReference.init))
        let desk = visit.desk
        let name = visit.session.operatorName
        do {
            let people = try desk.picked(pick)
            switch form.value("do") {
            case "fill":
                guard let field = PersonField(rawValue: form.value("fill-field")) else {
                    visit.session.notice = Notice(.warn, "没有填充。", "请先选好要填哪一列。")
                    return Self.redirect(here)
                }
                let staged = try desk.fill(field, with: form.value("fill-value"), of: pick, operator: name)
                visit.session.notice = Notice(.ok, "\(staged.report.rows) 人的\(field.title)要改。", "还没有提交，请核对后提交。")
                return Self.redirect("/amendments/\(staged.number)")
            case "reduce" where form.value("sure") == "1":
                let reason = form.value("reduction")
                return try await long("正在减少 \(people.count) 人", back: here, &visit) { progress in
                    let done = try desk.reduce(pick, reason: reason, operator: name, progress: progress)
                    return Ending(
                        "/reductions/\(done.batch)", Notice(.ok, "\(done.submitted) 人已记为减少（\(reason)）。", "这是第 \(done.batch) 批，减错了可以整批撤销。"))
                }
            default: return try sure(people, pick, filter, form.value("reduction"), visit)
            }
        } catch {
            visit.session.notice = try notice(of: error)
            return Self.redirect(here)
        }
    }

    private func sure(_ people: [PersonRecord], _ pick: Pick, _ filter: QueryFilter, _ reason: String, _ visit: Visit) throws -> Response {
        let references: [(name: String, value: String)] =
            if case .people = pick { people.map { ("person", $0.reference.text) } } else { [("scope", "all")] }
        return renderer.response(
            PickPage(
                shell: try shell(.declared, visit), people: people.count.grouped, reason: reason,
                names: people.prefix(PickPage.shown).map {
                    .init(path: "/person/\($0.reference.text)", name: $0.person.name.orEmpty, className: $0.person[.className])
                }, further: people.count > PickPage.shown ? (people.count - PickPage.shown).grouped : nil,
                hidden: Self.hidden(filter.pairs + references), back: filter.path(Destination.declared.path)))
    }

    static func hidden(_ pairs: [(name: String, value: String)]) -> [ListField] {
        pairs.map { .init(name: $0.name, title: "", kind: "hidden", value: $0.value, options: nil) }
    }
}

extension PersonField {
    /// Columns that many people may share, for a select.
    static let fillable = allCases.filter { !own.contains($0) }.map { (value: $0.rawValue, label: $0.title) }
}
