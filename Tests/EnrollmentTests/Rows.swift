@testable import Enrollment

/// A row that no rule objects to, to be changed one field at a time.
enum Rows {
    static let today = CalendarDate(iso: "2026-11-24") ?? CalendarDate(daysSince1970: 0)
    static let normaliser = Normaliser(tables: SampleTables.tables)

    static let good: [PersonField: String] = [
        .name: "程诗琪", .identityType: "001", .identityNumber: "320599201703161084", .sex: "F", .birthDate: "2017-03-16", .plan: "GA",
        .household: "园区", .exempt: "N", .exemptionType: "", .community: "016766", .policeStation: "000003", .className: "三年级4班",
        .address: "星云路18号", .postcode: "215028", .phone: "13812345678", .guardianName: "程立新", .guardianIdentityNumber: "",
    ]

    static func addition(_ changes: [PersonField: SourceCell], number: Int = 2, isTextFile: Bool = false) -> BatchRow {
        let cells = PersonField.allCases.map { changes[$0] ?? .text(good[$0] ?? "") }
        return BatchRow(
            SourceRow(number: number, cells: [.text("1")] + cells), layout: .additions, normaliser: normaliser, isTextFile: isTextFile)
    }

    static func reduction(_ type: String, _ number: SourceCell, _ name: String, row: Int = 2) -> BatchRow {
        BatchRow(
            SourceRow(number: row, cells: [.text("1"), .text(type), number, .text(name)]), layout: .reductions, normaliser: normaliser,
            isTextFile: false)
    }

    static func context(
        roster: RosterView = RosterView(), severities: [FindingCode: Severity] = [:], kind: UnitKind = .school,
        tables: CodeTables = SampleTables.tables
    ) -> RuleContext {
        var unit = SampleTables.unit
        unit.kind = kind
        return RuleContext(unit: unit, tables: tables, severities: severities, today: today, roster: roster)
    }

    static func codes(
        _ changes: [PersonField: SourceCell], roster: RosterView = RosterView(), kind: UnitKind = .school, isTextFile: Bool = false
    ) -> [String] {
        Layout.additions.findings([addition(changes, isTextFile: isTextFile)], in: context(roster: roster, kind: kind)).map(\.code.rawValue)
    }
}
