import Enrollment
import Hummingbird
import UnitDesk
import UnitStore

struct PersonPage: Page {
    static let template = "person"

    struct Field: Sendable {
        let name: String
        let title: String
        let value: String
        let isReadOnly: Bool
    }

    let shell: Shell
    let path: String
    let types: [QueryPage.Choice]
    let number: String
    let problem: String?
    let hasPerson: Bool
    let reference: String
    let version: String
    let name: String
    let state: String
    let fields: [Field]
    let canAmend: Bool
    let canReduce: Bool
    let canRestore: Bool
}

extension Web {
    /// 人员信息修改 and 减少人员恢复: 证件类型 + 证件号码 → 查询.
    func person(_ destination: Destination, _ visit: Visit) async throws -> Response {
        let number = visit.query("number")
        guard !number.isEmpty else { return try await personPage(destination, visit, record: nil, typed: nil, problem: nil) }
        do {
            let record = try visit.desk.find(Identity(type: visit.query("type"), number: number))
            return try await personPage(destination, visit, record: record, typed: nil, problem: hint(destination, record))
        } catch {
            guard let (_, message) = Refusals.describe(error) else { throw error }
            return try await personPage(destination, visit, record: nil, typed: nil, problem: message)
        }
    }

    func changePerson(_ destination: Destination, _ visit: inout Visit) async throws -> Response {
        guard let reference = PersonReference(text: visit.form.value("reference")) else { return Self.redirect(destination.path) }
        let record = try visit.desk.find(reference)
        let name = visit.session.operatorName
        var typed = record.person
        do {
            switch visit.form.value("do") {
            case "restore" where destination == .restorePerson:
                try visit.desk.restorePerson(record.person.identity, operator: name)
                visit.session.notice = Notice(.ok, "\(record.person.name)已恢复为正常。")
                return Self.redirect(destination.path)
            case "reduce" where destination == .amend:
                try visit.desk.reduce(record.person.identity, reason: visit.form.value("reason"), operator: name)
                visit.session.notice = Notice(.ok, "\(record.person.name)已记为减少。", "减错了可以到“减少人员恢复”恢复。")
                return Self.redirect(destination.path)
            case "amend" where destination == .amend:
                for field in PersonField.allCases where visit.form.has(field.rawValue) { typed[field] = visit.form.value(field.rawValue) }
                let warnings = try visit.desk.amend(reference, to: typed, version: Int(visit.form.value("version")) ?? 0, operator: name)
                let now = try visit.desk.find(reference).person
                visit.session.notice =
                    warnings.isEmpty
                    ? Notice(.ok, "已修改。") : Notice(.warn, "已修改，请核对：", warnings.map(\.message).joined(separator: " "))
                return Self.redirect("\(destination.path)?type=\(now[.identityType].encoded)&number=\(now[.identityNumber].encoded)")
            default: return Self.redirect(destination.path)
            }
        } catch {
            guard let (_, message) = Refusals.describe(error) else { throw error }
            return try await personPage(destination, visit, record: record, typed: typed, problem: message)
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
        _ destination: Destination, _ visit: Visit, record: PersonRecord?, typed: Person?, problem: String?
    ) async throws -> Response {
        let canAmend = destination == .amend && record?.state == .active
        let person = typed ?? record?.person
        let type = record?.person[.identityType] ?? visit.query("type")
        return renderer.response(
            PersonPage(
                shell: try shell(destination, visit), path: destination.path,
                types: try visit.desk.codeTables().codes(of: .identityType).map {
                    QueryPage.Choice(value: $0.code, label: "\($0.code) \($0.name)", isSelected: $0.code == type)
                }, number: record?.person[.identityNumber] ?? visit.query("number"), problem: problem, hasPerson: record != nil,
                reference: record?.reference.text ?? "", version: String(record?.version ?? 0), name: record?.person.name ?? "",
                state: record?.state.title ?? "",
                fields: PersonField.allCases.map {
                    PersonPage.Field(name: $0.rawValue, title: $0.title, value: person?[$0] ?? "", isReadOnly: !canAmend)
                },
                canAmend: canAmend, canReduce: canAmend, canRestore: destination == .restorePerson && record?.state == .reduced))
    }
}
