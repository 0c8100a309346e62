import Testing

@testable import Enrollment

/// Rows of an edited roster, judged against the people they are about.
@Suite struct AmendmentRulesTests {
    private static let good = Rows.addition([:]).person
    private static let taken = Identity(type: "001", number: "320599201208058514")

    private struct Row {
        let former: Person?
        let person: Person
        var subject: String?

        /// A sound person who changes so.
        init(_ changes: [PersonField: String], from odd: [PersonField: String] = [:], subject: String? = nil) {
            let former = good.with(odd)
            (self.former, person, self.subject) = (former, former.with(changes), subject)
        }

        init(nobody person: Person) { (former, self.person) = (nil, person) }
    }

    /// `row code`, with `?` behind what only warns. Rows are numbered from 2; everyone is in the roster.
    private func judged(_ rows: [Row], _ change: (inout RosterView) -> Void = { _ in }) -> [String] {
        var roster = RosterView()
        for (index, row) in rows.enumerated() {
            guard let former = row.former else { continue }
            roster.former[index + 2] = former
            roster.subjects[index + 2] = PersonReference(text: row.subject ?? "P\(index)")
            roster.declared[former.identity] = former.name
        }
        change(&roster)
        let batch = rows.enumerated().map { BatchRow(number: $0 + 2, sequence: "编号\($0)", person: $1.person, facts: []) }
        return Layout.amendments.findings(batch, in: Rows.context(roster: roster)).map {
            "\($0.row) \($0.code.rawValue)" + ($0.severity == .warning ? "?" : "") + ($0.confirmable ? "!" : "")
        }
    }

    @Test(
        arguments: [
            // Nothing wrong, nothing changed, something changed.
            ([:], [:], []), ([:], [.phone: "13912345678"], []),
            // Faults of old are warnings while they are not touched.
            ([.phone: "1", .postcode: "", .plan: "旧"], [.address: "桃源路"], ["2 plan.unknown?", "2 postcode.format?", "2 phone.format?"]),
            ([.identityNumber: ""], [.address: "桃源路"], ["2 idnumber.missing?"]),
            ([.className: ""], [.phone: "13912345678"], ["2 class.missing?"]),
            // What is changed must be right, whatever it was before.
            ([.phone: "1"], [.phone: "2"], ["2 phone.format"]), ([:], [.plan: "XX"], ["2 plan.unknown"]),
            ([:], [.address: ""], ["2 address.missing"]),
            ([:], [.name: ""], ["2 name.missing"]), ([:], [.identityNumber: "1"], ["2 idnumber.format"]),
            ([.phone: "1", .plan: "旧"], [.plan: "GC"], ["2 phone.format?"]),
            // Two fields that belong together: the finding stands at the column of the one, changed or not.
            ([:], [.exempt: "Y"], ["2 exempttype.missing?"]), ([:], [.exempt: "Y", .exemptionType: "009"], ["2 exempttype.unknown"]),
            ([:], [.sex: "M"], ["2 sex.mismatch"]), ([:], [.identityNumber: "320599201703161252"], ["2 sex.mismatch?"]),
        ] as [([PersonField: String], [PersonField: String], [String])])
    func faultsOnChangedFieldsAreErrors(_ odd: [PersonField: String], _ changes: [PersonField: String], _ codes: [String]) {
        #expect(judged([Row(changes, from: odd)]) == codes)
    }

    /// No error of an amendment can be confirmed away: a declaration carries confirmed codes of additions alone.
    @Test func nothingIsConfirmable() {
        let codes = judged([Row([.phone: "1", .sex: "M", .name: "程*琪"])])
        #expect(codes.count == 3 && codes.allSatisfy { !$0.hasSuffix("!") })
    }

    @Test func aRowAboutNobodyIsOneError() {
        #expect(judged([Row(nobody: Self.good.with([.phone: "1", .plan: "XX"])), Row([:])]) == ["2 person.unknown"])
        let found = Layout.amendments.findings(
            [BatchRow(number: 2, sequence: "100009", person: Person(), facts: [])], in: Rows.context())
        #expect(found.map(\.column) == ["证件号码"] && found[0].message.contains("“100009”") && found[0].message.contains("（空）"))
    }

    // MARK: Numbers

    private static let free = Identity(type: "001", number: "320599201703161164")
    private static let other = "320599201708162844"

    @Test func aNumberOfSomebodyElseIsRefused() {
        let takes: [PersonField: String] = [.identityNumber: Self.other]
        #expect(judged([Row(takes)]) == codes(["birth.mismatch?"]))
        #expect(
            judged([Row(takes)]) { $0.declared[Identity(type: "001", number: Self.other)] = "别人" }
                == codes(["duplicate.declared", "birth.mismatch?"]))
        #expect(
            judged([Row(takes)]) { $0.reduced[Identity(type: "001", number: Self.other)] = "别人" }
                == codes(["duplicate.reduced", "birth.mismatch?"]))
        #expect(
            judged([Row(takes)]) { $0.otherBatches[Identity(type: "001", number: Self.other)] = 3 }
                == codes(["duplicate.other-batch?", "birth.mismatch?"]))
    }

    private func codes(_ codes: [String]) -> [String] { codes.map { "2 " + $0 } }

    /// A person is no double of themselves, however much of them is changed.
    @Test func nobodyIsTheirOwnDouble() {
        let alike = RosterView.Likeness(Self.good)
        #expect(judged([Row([.phone: "13912345678"])]) { $0.alike[alike] = [Self.good.identity] } == [])
        #expect(judged([Row([.identityNumber: Self.free.number])]) { $0.alike[alike] = [Self.good.identity] } == [])
        #expect(
            judged([Row([.identityNumber: Self.free.number])]) { $0.alike[alike] = [Self.good.identity, Self.taken] } == [
                "2 duplicate.likely?"
            ])
    }

    @Test func twoRowsMayNotTakeOneNumber() {
        let second = Row([.identityNumber: Self.free.number], from: [.identityNumber: Self.taken.number, .name: "邓子墨"])
        let found = judged([Row([.identityNumber: Self.free.number]), second]).filter { $0.hasSuffix("in-file") }
        #expect(found == ["2 duplicate.in-file", "3 duplicate.in-file"])
    }

    /// First and second swap; the third, if it is there, has a fault of its own in the second's row.
    private func swap(_ fault: [PersonField: String] = [:]) -> [Row] {
        let second: [PersonField: String] = [.identityNumber: Self.other, .birthDate: "2017-08-16"]
        return [
            Row([.identityNumber: Self.other, .birthDate: "2017-08-16"]),
            Row([.identityNumber: Self.good[.identityNumber], .birthDate: "2017-03-16"].merging(fault) { $1 }, from: second),
        ]
    }

    @Test func aNumberThatItsHolderGivesUpIsFree() {
        #expect(judged(swap()) == [])
        #expect(judged([swap()[0]]) { $0.declared[Identity(type: "001", number: Self.other)] = "别人" } == ["2 duplicate.declared"])
    }

    /// The holder's row can't go in, so neither can the one that waits for its number, nor the one that waits for that one's.
    @Test func aNumberIsNotFreeWhileItsHoldersRowIsWrong() {
        #expect(judged(swap([.phone: "1"])) == ["2 duplicate.declared", "3 phone.format"])
        let third = Row([.identityNumber: Self.good[.identityNumber], .birthDate: "2017-03-16"], from: [.identityNumber: Self.free.number])
        let chain = [
            third, swap()[0],
            Row([.identityNumber: Self.taken.number, .phone: "1"], from: [.identityNumber: Self.other, .birthDate: "2017-08-16"]),
        ]
        let found = judged(chain).filter { !$0.hasSuffix("?") }
        #expect(found == ["2 duplicate.declared", "3 duplicate.declared", "4 phone.format"])
    }

    @Test func twoRowsAboutOnePersonAreErrors() {
        let rows = [
            Row([.phone: "13912345678"], subject: "P1"), Row([.address: "桃源路"], from: [.name: "邓子墨"], subject: "P2"),
            Row([.address: "桃源路"], subject: "P1"),
        ]
        #expect(judged(rows) == ["2 duplicate.in-file", "4 duplicate.in-file"])
    }
}

extension Person {
    fileprivate func with(_ fields: [PersonField: String]) -> Person {
        var person = self
        for (field, value) in fields { person[field] = value }
        return person
    }
}
