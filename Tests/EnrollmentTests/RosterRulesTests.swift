import Testing

@testable import Enrollment

@Suite struct RosterRulesTests {
    static let identity = Identity(type: "001", number: "320599201703161084")

    private func view(_ change: (inout RosterView) -> Void) -> RosterView {
        var view = RosterView()
        change(&view)
        return view
    }

    @Test func duplicatesInOneFileNameEachOther() {
        let rows = [Rows.addition([:], number: 2), Rows.addition([:], number: 5), Rows.addition([.identityNumber: .empty], number: 6)]
        let found = Layout.additions.findings(rows, in: Rows.context())
        #expect(found.map(\.code.rawValue) == ["duplicate.in-file", "duplicate.in-file", "idnumber.missing"])
        #expect(found[0].message.contains("第 5 行") && found[1].message.contains("第 2 行"))
    }

    /// However a list is divided, rows find each other across the pieces.
    @Test(arguments: [1, 2, 3, 7]) func piecesFindWhatTheWholeFinds(_ size: Int) {
        let rows = (0..<12).map { number in
            Rows.addition(
                number % 3 == 0 ? [:] : [.identityNumber: .text("E1234567\(number % 5)"), .identityType: .text("007")], number: number + 2)
        }
        let judge = ListJudge(.additions, rows, Rows.context())
        let pieces = stride(from: 0, to: rows.count, by: size).flatMap { judge.findings($0..<min($0 + size, rows.count)) }
        #expect(pieces == Layout.additions.findings(rows, in: Rows.context()) && pieces.count == 10)
    }

    @Test func againstTheRoster() {
        #expect(Rows.codes([:], roster: view { $0.declared[Self.identity] = "程诗琪" }) == ["duplicate.declared"])
        #expect(Rows.codes([:], roster: view { $0.reduced[Self.identity] = "程诗琪" }) == ["duplicate.reduced"])
        #expect(Rows.codes([:], roster: view { $0.otherBatches[Self.identity] = 3 }) == ["duplicate.other-batch"])
        #expect(Rows.codes([:], roster: view { $0.insuredNames[Self.identity] = "陈诗琪" }) == ["name.differs"])
        let alike = RosterView.Likeness(Rows.addition([:]).person)
        #expect(Rows.codes([:], roster: view { $0.alike[alike] = [Identity(type: "001", number: "1")] }) == ["duplicate.likely"])
        #expect(Rows.codes([:], roster: view { $0.alike[alike] = [Self.identity] }).isEmpty)
    }

    @Test(arguments: [
        ("001", "320599201703161084", "程诗琪", []), ("001", "320599201703161084", "程诗", ["person.name-mismatch"]),
        ("001", "320323198804113001", "张小强", ["idnumber.checksum"]), ("001", "320599201208058450", "邓子墨", ["person.unknown"]),
        ("999", "320599201703161084", "程诗琪", ["idtype.unknown"]), ("001", "", "程诗琪", ["idnumber.missing"]),
        ("001", "320599201703161084", "", ["name.missing"]), ("001", "12345", "甲", ["idnumber.format"]),
    ])
    func reductions(_ type: String, _ number: String, _ name: String, _ codes: [String]) {
        let roster = view { $0.declared[Self.identity] = "程诗琪" }
        let found = Layout.reductions.findings([Rows.reduction(type, .text(number), name)], in: Rows.context(roster: roster))
        #expect(found.map(\.code.rawValue) == codes)
        #expect(found.allSatisfy { !$0.confirmable })
    }

    @Test func ofAnotherPersonsNameOnlyTheFirstCharacterIsShown() {
        let roster = view { $0.declared[Self.identity] = "程诗琪" }
        let found = Layout.reductions.findings([Rows.reduction("001", .text(Self.identity.number), "张三")], in: Rows.context(roster: roster))
        #expect(found.first?.message.contains("程") == true && found.first?.message.contains("诗") == false)
    }

    @Test func whoIsReducedAlreadyIsNotReducedAgain() {
        let roster = view { $0.reduced[Self.identity] = "程诗琪" }
        let found = Layout.reductions.findings(
            [Rows.reduction("001", .text(Self.identity.number), "程诗琪")], in: Rows.context(roster: roster))
        #expect(found.map(\.code) == [.personAlreadyReduced])
    }

    @Test func anAmendmentIsJudgedOnWhatItChanges() {
        var former = Rows.addition([.phone: .text("1"), .postcode: .text("1")]).person
        var person = former
        person[.phone] = "2"
        let found = Layout.findings(amending: former, to: person, in: Rows.context())
        #expect(found.map(\.code) == [.postcodeFormat, .phoneFormat])
        #expect(found.map(\.severity) == [.warning, .error])
        former[.phone] = "13812345678"
        #expect(Layout.findings(amending: former, to: former, in: Rows.context()).allSatisfy { $0.severity == .warning })
    }
}
