import Testing

@testable import Enrollment

/// One row of the rules table: what is changed in a good row, and exactly what is found.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let field: PersonField
    let cell: SourceCell
    let codes: [String]
    var also: [PersonField: SourceCell] = [:]

    init(_ field: PersonField, _ text: String, _ codes: String..., also: [PersonField: String] = [:]) {
        self.init(field, cell: .text(text), codes, also: also)
    }

    init(_ field: PersonField, cell: SourceCell, _ codes: [String], also: [PersonField: String] = [:]) {
        self.field = field
        self.cell = cell
        self.codes = codes
        self.also = also.mapValues { .text($0) }
    }

    var testDescription: String { "\(field.title) \(cell.text) → \(codes)" }
}

@Suite struct AdditionRulesTests {
    static let cases: [RuleCase] = [
        // A good row, and near misses that are good too.
        RuleCase(.name, "程诗琪"), RuleCase(.name, "迪丽努尔·阿卜杜热合曼"), RuleCase(.name, "Anna-Maria O'Neil, Jr."), RuleCase(.name, "𠮷野〇"),
        RuleCase(.name, "", "name.missing"), RuleCase(.name, "  ", "name.missing"), RuleCase(.name, "张3", "name.characters"),
        RuleCase(.name, "张*", "name.characters"), RuleCase(.name, "张_三", "name.characters"),
        RuleCase(.name, String(repeating: "长", count: 101), "name.characters"), RuleCase(.name, String(repeating: "长", count: 100)),
        RuleCase(.name, "张\u{E000}", "name.private-use"),
        RuleCase(.identityType, "", "idtype.unknown"), RuleCase(.identityType, "999", "idtype.unknown"), RuleCase(.identityType, "1"),
        RuleCase(.identityNumber, "", "idnumber.missing"),
        RuleCase(.identityNumber, cell: .number(3.20599201703161e17), ["idnumber.digits-lost"]),
        RuleCase(.identityNumber, "3.20599E+17", "idnumber.digits-lost"),
        RuleCase(.identityNumber, "32059920170316108", "idnumber.format"), RuleCase(.identityNumber, "320599170316108", "idnumber.format"),
        RuleCase(.identityNumber, "320599201702301081", "idnumber.date"), RuleCase(.identityNumber, "320599202703161081", "idnumber.date"),
        RuleCase(.identityNumber, "320599189003161081", "idnumber.date"),
        RuleCase(.identityNumber, "320599201703161085", "idnumber.checksum"),
        RuleCase(.sex, "", "sex.unknown"), RuleCase(.sex, "X", "sex.unknown"), RuleCase(.sex, "女"), RuleCase(.sex, "M", "sex.mismatch"),
        RuleCase(.birthDate, "", "birth.format"), RuleCase(.birthDate, "2017-2-30", "birth.format"),
        RuleCase(.birthDate, "2017-03-17", "birth.mismatch"), RuleCase(.birthDate, "2017年3月16日"),
        RuleCase(.birthDate, "2027-01-01", "birth.implausible", also: [.identityType: "010", .identityNumber: "O320001"]),
        RuleCase(.birthDate, "1880-01-01", "birth.implausible", also: [.identityType: "010", .identityNumber: "O320001"]),
        RuleCase(.plan, "", "plan.unknown"), RuleCase(.plan, "GB", "plan.unknown"), RuleCase(.household, "", "household.unknown"),
        RuleCase(.household, "园区内", "household.unknown"), RuleCase(.household, "园区外"),
        RuleCase(.exempt, "", "exempt.unknown"), RuleCase(.exempt, "是", "exempttype.missing"),
        RuleCase(.exempt, "Y", also: [.exemptionType: "001"]), RuleCase(.exemptionType, "001", "exempttype.unexpected"),
        RuleCase(.exemptionType, "099", "exempttype.unknown", also: [.exempt: "Y"]),
        RuleCase(.community, "", "community.missing"), RuleCase(.community, "999999", "community.unknown"),
        RuleCase(.community, cell: .number(16766), []), RuleCase(.policeStation, ""), RuleCase(.policeStation, "999999", "police.unknown"),
        RuleCase(.className, "", "class.missing"),
        RuleCase(.className, cell: .date(CalendarDate(iso: "2026-03-02"), text: "2026-03-02"), ["class.turned-date"]),
        RuleCase(.address, "", "address.missing"), RuleCase(.postcode, "", "postcode.format"), RuleCase(.postcode, "21502", ),
        RuleCase(.postcode, "2150", "postcode.format"), RuleCase(.phone, "", "phone.missing"),
        RuleCase(.phone, "1381234567", "phone.format"),
        RuleCase(.phone, "12812345678", "phone.format"), RuleCase(.phone, "+86 138-1234-5678"), RuleCase(.phone, "0512-62881234"),
        RuleCase(.phone, "62881234"), RuleCase(.phone, "0512-62881234转801"), RuleCase(.phone, "+14155552671"),
        RuleCase(.phone, "13812345678、123", "phone.format"),
        RuleCase(.guardianName, "", "guardian.missing"), RuleCase(.guardianName, "程9", "guardian.characters"),
        RuleCase(.guardianIdentityNumber, cell: .number(3.20599197911032e17), ["guardianid.digits-lost"]),
        RuleCase(.guardianIdentityNumber, "无", "guardianid.format"),
        RuleCase(.guardianIdentityNumber, "320323198804113000", "guardianid.checksum"),
        RuleCase(.guardianIdentityNumber, "320599201703161084", "guardian.same-person"),
        RuleCase(.guardianIdentityNumber, "320599198502218553"),
        // Of several faults in a column the first of the table stands; columns are judged apart.
        RuleCase(.identityNumber, "320599201702301081", "idnumber.date", also: [.birthDate: "2017-02-28"]),
        RuleCase(.identityNumber, "12345", "idnumber.format", also: [.sex: "M", .birthDate: "2010-01-01"]),
        RuleCase(.identityNumber, "320599201703161085", "idnumber.checksum", "sex.mismatch", also: [.sex: "M"]),
        // Shapes of the other types.
        RuleCase(.identityNumber, "H12345678", also: [.identityType: "004"]),
        RuleCase(.identityNumber, "H1234567", "idnumber.format", also: [.identityType: "004"]),
        RuleCase(.identityNumber, "0123456789A", also: [.identityType: "005"]),
        RuleCase(.identityNumber, "12345678", also: [.identityType: "005"]),
        RuleCase(.identityNumber, "FRA123456789012", also: [.identityType: "006"]),
        RuleCase(.identityNumber, "FR12345678901", "idnumber.format", also: [.identityType: "006"]),
        RuleCase(.identityNumber, "G1234567", also: [.identityType: "007"]),
        RuleCase(.identityNumber, "G-12", "idnumber.format", also: [.identityType: "007"]),
        RuleCase(.identityNumber, "320599201703161084", "idnumber.format", also: [.identityType: "008"]),
    ]

    @Test(arguments: cases) func finds(_ rule: RuleCase) {
        #expect(Rows.codes(rule.also.merging([rule.field: rule.cell]) { _, own in own }) == rule.codes)
    }

    @Test func everyCodeHasASentenceThatSaysWhatToDo() {
        for rule in Self.cases {
            let row = Rows.addition(rule.also.merging([rule.field: rule.cell]) { _, own in own })
            for finding in Layout.additions.findings([row], in: Rows.context()) {
                #expect(finding.message.contains("请"), "\(finding.code)")
            }
        }
    }

    @Test func aTextFileMayHaveLostTheEndOfANumber() {
        let number: [PersonField: SourceCell] = [.identityNumber: .text("320599201703161000")]
        #expect(Rows.codes(number, isTextFile: true) == ["idnumber.maybe-lost"])
        #expect(Rows.codes(number) == ["idnumber.checksum"])
    }

    @Test func aNumberOfAnotherTypeIsNamedBesideOtherFindings() {
        let number = Self.checked("81000020170316108")
        #expect(Rows.codes([.identityNumber: .text(number)]) == ["idtype.other"])
        #expect(Rows.codes([.identityNumber: .text(number), .identityType: .text("008")]).isEmpty)
    }

    @Test func aCommunityNeedsNoClass() {
        #expect(Rows.codes([.className: .empty], kind: .community).isEmpty)
    }

    @Test func anAdultOnNewYearsDayNeedsNoGuardian() {
        func codes(_ birth: String) -> [String] {
            Rows.codes([
                .guardianName: .empty, .birthDate: .text(birth), .identityType: .text("010"), .identityNumber: .text("A1"),
            ])
        }
        #expect(codes("2009-01-01").isEmpty)
        #expect(codes("2009-01-02") == ["guardian.missing"])
    }

    @Test func tablesTheCenterDidNotSupplyAreNotAsked() {
        let tables = CodeTables(entries: SampleTables.codes.filter { $0.table != .community && $0.table != .policeStation })
        let row = Rows.addition([.community: .text("1"), .policeStation: .text("2")])
        #expect(Layout.additions.findings([row], in: Rows.context(tables: tables)).isEmpty)
    }

    @Test func theCenterMayChangeSeveritiesButNotTheFourFixedOnes() {
        let severities: [FindingCode: Severity] = [.phoneFormat: .warning, .planUnknown: .warning]
        let row = Rows.addition([.phone: .text("1"), .plan: .text("GB")])
        let found = Layout.additions.findings([row], in: Rows.context(severities: severities))
        #expect(found.map(\.severity) == [.error, .warning])
    }

    @Test func onlyWhatTheTableMarksMayBeConfirmed() {
        let confirmable = Set(FindingCode.allCases.filter(\.isConfirmable).map(\.rawValue))
        #expect(
            confirmable == [
                "name.characters", "idnumber.checksum", "sex.mismatch", "birth.mismatch", "phone.format", "guardian.characters",
            ])
    }

    static func checked(_ digits: String) -> String { EighteenDigits(digits + "0").map { digits + String($0.expectedCheck) } ?? digits }
}
