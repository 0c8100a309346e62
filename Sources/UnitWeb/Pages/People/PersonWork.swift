import Enrollment
import Hummingbird
import LocalWeb
import UnitDesk
import UnitStore

extension Web {
    func person(_ destination: Destination, _ visit: Visit) async throws -> Response {
        let number = visit.query("number")
        guard !number.isEmpty else { return try personPage(destination, visit, nil) }
        do {
            let record = try visit.desk.find(Identity(type: visit.query("type"), number: number))
            return try personPage(destination, visit, .init(record: record, typed: record.person))
        } catch {
            return try personPage(destination, visit, nil, problem: Problem(of: error))
        }
    }

    func changePerson(_ destination: Destination, _ visit: inout Visit) async throws -> Response {
        let form = visit.form
        guard let reference = PersonReference(text: form.value("reference")) else { return Self.redirect(destination.path) }
        let record = try visit.desk.find(reference)
        let name = visit.session.operatorName
        var loaded = PersonPage.Loaded(record: record, typed: record.person)
        do {
            switch form.value("do") {
            case "restore" where destination == .restorePerson:
                try visit.desk.restorePerson(record.person.identity, operator: name)
                visit.session.notice = Notice(.ok, "\(record.person.name)已恢复为正常。")
                return Self.redirect(destination.path)
            case "reduce" where destination == .amend:
                try visit.desk.reduce(record.person.identity, reason: form.value("reason"), operator: name)
                visit.session.notice = Notice(.ok, "\(record.person.name)已记为减少。", "减错了可以到“减少人员恢复”恢复。")
                return Self.redirect(destination.path)
            case "amend" where destination == .amend:
                for field in PersonField.allCases where form.has(field.rawValue) { loaded.typed[field] = form.value(field.rawValue) }
                let warnings = try visit.desk.amend(reference, to: loaded.typed, version: Int(form.value("version")) ?? 0, operator: name)
                let now = try visit.desk.find(reference).person
                visit.session.notice =
                    now == record.person
                    ? Notice(.warn, "没有改动。", "内容与名单里的一样。")
                    : warnings.isEmpty ? Notice(.ok, "已修改。") : Notice(.warn, "已修改，请核对：", warnings.map(\.message).joined(separator: " "))
                return Self.redirect(visit.path(destination.path, with: [("type", now[.identityType]), ("number", now[.identityNumber])]))
            default: return Self.redirect(destination.path)
            }
        } catch StoreError.stale(let current) {
            // Both values in sight: what was typed stays in the field, what stands there now beside it.
            for field in PersonField.allCases where loaded.typed[field] != current[field] { loaded.conflicts[field] = current[field] }
            return try personPage(destination, visit, loaded, problem: Problem(of: StoreError.stale(current: current)))
        } catch {
            let problem = try Problem(of: error)
            if form.value("do") == "amend", let judged = try? visit.desk.findings(amending: record, to: loaded.typed) {
                for finding in judged.findings where finding.severity == .error {
                    if let field = PersonField(title: finding.column) { loaded.faults[field] = finding.message }
                }
            }
            return try personPage(destination, visit, loaded, problem: problem)
        }
    }

    private func hint(_ destination: Destination, _ record: PersonRecord) -> String? {
        switch (destination, record.state) {
        case (.restorePerson, .active): "\(record.person.name)没有被减少，不用恢复。"
        case (.amend, .reduced): "\(record.person.name)本年度已减少；要继续参保，请先到“减少人员恢复”恢复。"
        default: nil
        }
    }

    private func personPage(
        _ destination: Destination, _ visit: Visit, _ loaded: PersonPage.Loaded?, problem: Problem? = nil
    ) throws -> Response {
        let record = loaded?.record
        let canAmend = destination == .amend && record?.state == .active
        let type = record?.person[.identityType] ?? visit.query("type")
        let tables = try visit.desk.codeTables()
        return renderer.response(
            PersonPage(
                shell: try shell(destination, visit), path: destination.path,
                types: Markup.options(tables.codes(of: .identityType).map { ($0.code, "\($0.code) \($0.name)") }, selected: type),
                number: record?.person[.identityNumber] ?? visit.query("number"), problem: problem,
                hint: record.flatMap { hint(destination, $0) }, hasPerson: record != nil,
                reference: record?.reference.text ?? "", version: String(record?.version ?? 0), name: record?.person.name ?? "",
                personalNumber: record.flatMap { $0.personalNumber.isEmpty ? nil : $0.personalNumber }, state: record?.state.title ?? "",
                fields: PersonPage.fields(loaded, isReadOnly: !canAmend, tables), canAmend: canAmend,
                canRestore: destination == .restorePerson && record?.state == .reduced, type: type))
    }
}
