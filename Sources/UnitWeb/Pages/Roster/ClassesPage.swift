import Enrollment
import Hummingbird
import LocalWeb
import UnitDesk

/// 整班升级: what each class will be called next year.
struct ClassesPage: Page {
    static let template = "classes"

    struct ClassView: Sendable {
        let index: String
        let name: String
        let path: String
        let people: String
        /// Proposed or typed.
        let next: String?
        let graduates: Bool
        let isTicked: Bool
    }

    let shell: Shell
    let classes: [ClassView]
    let hasClasses: Bool
    let hasGraduates: Bool
}

extension Web {
    @Sendable func classesPage(_ visit: inout Visit) async throws -> Response {
        let classes = try visit.desk.classes()
        let names = classes.map(\.name)
        let views = classes.enumerated().map { index, entry -> ClassesPage.ClassView in
            let step = SchoolYear.next(entry.name, among: names)
            let next: String? = if case .moves(let to) = step { to } else { nil }
            return ClassesPage.ClassView(
                index: String(index), name: entry.name, path: "/declared?class=\(entry.name.encoded)", people: entry.people.grouped,
                next: next,
                graduates: step == .graduates, isTicked: next != nil)
        }
        return renderer.response(
            ClassesPage(
                shell: try shell(.classes, visit), classes: views, hasClasses: !views.isEmpty,
                hasGraduates: views.contains(where: \.graduates)))
    }

    /// One open batch of amendments, to be looked at before it is submitted.
    @Sendable func promote(_ visit: inout Visit) async throws -> Response {
        let form = visit.form
        var moves: [String: String] = [:]
        for index in form.values("move") {
            let next = form.value("next-\(index)").trimmed
            if !next.isEmpty, next != form.value("class-\(index)") { moves[form.value("class-\(index)")] = next }
        }
        guard !moves.isEmpty else {
            visit.session.notice = Notice(.warn, "没有生成。", "请在要升级的班前面打勾，并写上升级以后的班名。")
            return Self.redirect("/classes")
        }
        let desk = visit.desk
        let name = visit.session.operatorName
        return try await long("正在生成升级批次", back: "/classes", &visit) { [moves] _ in
            let staged = try desk.promote(moves, operator: name)
            return Ending(
                "/amendments/\(staged.number)", Notice(.ok, "\(moves.count) 个班 \(staged.report.rows) 人要升级。", "还没有提交，请核对后点“提交”。"))
        }
    }
}
