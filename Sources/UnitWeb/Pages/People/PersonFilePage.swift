import Enrollment
import Foundation
import Hummingbird
import LocalWeb
import UnitDesk
import UnitStore

/// A person: all fields beside what the center has of them, and the one timeline.
struct PersonFilePage: Page {
    static let template = "person-file"

    struct Tag: Sendable {
        let kind: String
        let text: String
    }

    struct Field: Sendable {
        let title: String
        let value: String
        let held: Held?
    }

    /// What the center has: as the newest package carried it there, before the first as its roster of the current year has it.
    struct Held: Sendable {
        let text: String
        let differs: Bool
        /// In the roster of the current year, where that is neither.
        let formerly: String?
    }

    struct Event: Sendable {
        let kind: String
        let title: String
        let time: String
        let detail: String?
        let changes: [Change]
        let link: Link?
    }

    struct Link: Sendable {
        let path: String
        let title: String
    }

    struct Change: Sendable {
        let field: String
        let before: String
        let after: String
    }

    let shell: Shell
    let name: String
    let personalNumber: String?
    let tags: [Tag]
    let groups: [Group]
    let heldTitle: String?
    let rejection: String?
    let events: [Event]
    let amendPath: String
    let restorePath: String?
    let isActive: Bool

    struct Group: Sendable {
        let title: String
        let fields: [Field]
    }
}

extension Web {
    @Sendable func personFile(_ visit: inout Visit) async throws -> Response {
        guard let reference = PersonReference(text: visit.request.lastPathComponent) else { return Self.redirect("/") }
        let file = try visit.desk.file(of: reference)
        let tables = try visit.desk.codeTables()
        let record = file.record
        let person = record.person
        let canChange = visit.desk.closedYear == nil
        func shown(_ field: PersonField, of person: Person) -> String { Self.shown(person[field], field, tables) }
        func held(_ field: PersonField) -> PersonFilePage.Held? {
            guard let other = file.sent?.person ?? file.insured else { return nil }
            let formerly = file.insured.flatMap { [person[field], other[field]].contains($0[field]) ? nil : shown(field, of: $0) }
            return PersonFilePage.Held(text: shown(field, of: other), differs: other[field] != person[field], formerly: formerly)
        }
        func group(_ title: String, _ fields: [PersonField]) -> PersonFilePage.Group {
            PersonFilePage.Group(
                title: title,
                fields: fields.map { field in
                    PersonFilePage.Field(
                        title: field.title, value: shown(field, of: person),
                        held: held(field))
                })
        }
        let query = "type=\(person[.identityType].encoded)&number=\(person[.identityNumber].encoded)"
        return renderer.response(
            PersonFilePage(
                shell: try shell(.person, visit, title: person.name), name: person.name,
                personalNumber: record.personalNumber.isEmpty ? nil : record.personalNumber, tags: Self.tags(file),
                groups: [
                    group("证件与参保", [.name, .identityType, .identityNumber, .sex, .birthDate, .plan, .household, .exempt, .exemptionType]),
                    group(
                        "学校与住址",
                        [
                            .className, .community, .policeStation, .address, .postcode, .phone, .guardianName, .guardianIdentityNumber,
                        ]),
                ], heldTitle: file.sent.map { "第 \($0.sequence) 号申报包里" } ?? file.insured.map { _ in "中心本年度名单" },
                rejection: file.rejection.flatMap { rejection in
                    [.open, .mended].contains(rejection.state)
                        ? "\(rejection.reason)（\(rejection.party.title)\(rejection.deadline.map { "，\($0.short)前" } ?? "")）" : nil
                },
                events: file.timeline.map { event in
                    PersonFilePage.Event(
                        kind: event.kind.rawValue, title: event.title,
                        time: [event.time.minute, event.operator].filter { !$0.isEmpty }.joined(separator: "　"),
                        detail: event.text.isEmpty ? nil : event.text,
                        changes: event.changes.map { .init(field: $0.field, before: $0.before.orEmpty, after: $0.after.orEmpty) },
                        link: event.link.map { .init(path: $0.path, title: $0.text) })
                }, amendPath: "/amend?" + query, restorePath: record.state == .reduced && canChange ? "/restore-person?" + query : nil,
                isActive: record.state == .active && canChange))
    }

    private static func tags(_ file: PersonFile) -> [PersonFilePage.Tag] {
        let record = file.record
        var tags = [PersonFilePage.Tag(kind: "", text: record.origin.title)]
        if record.state == .reduced { tags.append(.init(kind: "warn", text: "已减少：\(record.reductionReason)")) }
        let kind =
            switch file.standing.standing {
            case .accepted: "ok"
            case .rejected: "error"
            case .pending: "warn"
            case .unanswered, .unsent: "info"
            }
        tags.append(.init(kind: kind, text: file.standing.title))
        if let rejection = file.rejection, rejection.state != .open { tags.append(.init(kind: "info", text: rejection.state.title)) }
        return tags
    }

    /// A code with its name: `001 居民身份证`.
    static func shown(_ value: String, _ field: PersonField, _ tables: CodeTables) -> String {
        let name: String? =
            switch field {
            case .identityType: tables.entry(.identityType, value)?.name
            case .plan: tables.entry(.plan, value)?.name
            case .exemptionType: tables.entry(.exemptionType, value)?.name
            case .community: tables.entry(.community, value)?.name
            case .policeStation: tables.entry(.policeStation, value)?.name
            case .sex: ["M": "男", "F": "女"][value]
            case .exempt: ["Y": "是", "N": "否"][value]
            default: nil
            }
        return value.isEmpty ? "—" : name.map { "\(value) \($0)" } ?? value
    }
}

extension String {
    var orEmpty: String { isEmpty ? "（空）" : self }
}
