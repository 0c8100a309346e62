/// What rules may ask of the unit's people, gathered for the identities concerned.
package struct RosterView: Sendable {
    package struct Likeness: Sendable, Hashable {
        package let name: String
        package let sex: String
        package let birthDate: String

        package init(_ person: Person) {
            name = person.name
            sex = person[.sex]
            birthDate = person[.birthDate]
        }
    }

    /// Name by identity, of the next-year roster.
    package var declared: [Identity: String] = [:]
    package var reduced: [Identity: String] = [:]
    /// Identities in the next-year roster by what makes people alike.
    package var alike: [Likeness: Set<Identity>] = [:]
    /// Number of another open batch that holds the identity.
    package var otherBatches: [Identity: Int] = [:]
    /// Name in the center's roster of the current year.
    package var insuredNames: [Identity: String] = [:]
    /// Amendments: the person as the roster has them now, and who it is, by row.
    package var former: [Int: Person] = [:]
    package var subjects: [Int: PersonReference] = [:]

    package init() {}
}

/// Everything a rule judges by, besides the row.
package struct RuleContext: Sendable {
    package let unit: UnitProfile
    package let tables: CodeTables
    package let today: CalendarDate
    package var roster: RosterView
    private let severities: [FindingCode: Severity]

    package init(
        unit: UnitProfile, tables: CodeTables, severities: [FindingCode: Severity] = [:], today: CalendarDate,
        roster: RosterView = RosterView()
    ) {
        self.unit = unit
        self.tables = tables
        self.today = today
        self.roster = roster
        self.severities = severities
    }

    /// The center's word, but never below error for what no center may wave through.
    package func severity(of code: FindingCode) -> Severity {
        code.isAlwaysError ? .error : severities[code] ?? code.severity
    }
}

extension FindingCode {
    package var severity: Severity {
        switch self {
        case .namePrivateUse, .identityTypeOther, .identityNumberMaybeLost, .guardianNumberDigitsLost, .guardianNumberFormat,
            .guardianNumberChecksum, .guardianSamePerson, .duplicateOtherBatch, .duplicateLikely, .nameDiffers:
            .warning
        default: .error
        }
    }

    package var isAlwaysError: Bool {
        [.identityTypeUnknown, .identityNumberMissing, .planUnknown, .duplicateDeclared].contains(self)
    }

    /// May go in after 经核对证件原件无误.
    package var isConfirmable: Bool {
        [.nameCharacters, .identityNumberChecksum, .sexMismatch, .birthMismatch, .phoneFormat, .guardianCharacters].contains(self)
    }
}
