import Enrollment
import Hummingbird
import LocalWeb
import UnitDesk
import UnitStore

/// 人员信息修改 and 减少人员恢复: one person's fields, found by 证件类型 + 证件号码.
struct PersonPage: Page {
    static let template = "person"

    struct Field: Sendable {
        let name: String
        let title: String
        let value: String
        let isReadOnly: Bool
        /// Of a select, where there are few codes.
        let options: String?
        /// For a field that is typed, where there are many.
        let suggestions: String?
        /// What somebody else made of it meanwhile.
        let conflict: String?
        let fault: String?
    }

    let shell: Shell
    let path: String
    let types: String
    let number: String
    let problem: Problem?
    let hint: String?
    let hasPerson: Bool
    let reference: String
    let version: String
    let name: String
    let personalNumber: String?
    let state: String
    let fields: [Field]
    let canAmend: Bool
    let canRestore: Bool
    let type: String
}

extension PersonPage {
    /// What is shown of a person under work.
    struct Loaded {
        var record: PersonRecord
        /// What the form held; the record's own fields at first.
        var typed: Person
        /// Fields that differ from what the clerk had loaded.
        var conflicts: [PersonField: String] = [:]
        var faults: [PersonField: String] = [:]
    }

    static func fields(_ loaded: Loaded?, isReadOnly: Bool, _ tables: CodeTables) -> [Field] {
        PersonField.allCases.map { field in
            let value = loaded?.typed[field] ?? ""
            let choices = isReadOnly ? [] : Self.choices(field, tables)
            let isFew = [.sex, .household, .exempt, .plan, .exemptionType, .identityType].contains(field) && !choices.isEmpty
            // A value that the tables do not have stays as it is.
            let all = choices.contains { $0.value == value } ? choices : [(value: value, label: value)] + choices
            return Field(
                name: field.rawValue, title: field.title, value: value, isReadOnly: isReadOnly,
                options: isFew ? Markup.options(all, selected: value) : nil,
                suggestions: isFew || choices.isEmpty ? nil : Markup.options(choices), conflict: loaded?.conflicts[field]?.orEmpty,
                fault: loaded?.faults[field])
        }
    }

    private static func choices(_ field: PersonField, _ tables: CodeTables) -> [(value: String, label: String)] {
        func codes(_ table: CodeTableName) -> [(value: String, label: String)] {
            tables.codes(of: table).map { ($0.code, "\($0.code) \($0.name)") }
        }
        return switch field {
        case .sex: [("F", "F 女"), ("M", "M 男")]
        case .household: [("园区", "园区"), ("园区外", "园区外")]
        case .exempt: [("N", "N 否"), ("Y", "Y 是")]
        case .identityType: codes(.identityType)
        case .plan: codes(.plan)
        case .exemptionType: [("", "（不填）")] + codes(.exemptionType)
        case .community: codes(.community)
        case .policeStation: codes(.policeStation)
        default: []
        }
    }
}
