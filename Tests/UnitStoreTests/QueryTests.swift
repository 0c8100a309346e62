import Enrollment
import Testing

@testable import UnitStore

/// A roster in which every condition has somebody, by name:
/// 甲 accepted, then amended; 乙 rejected; 丙 pending, then reduced; 戊 sent and reduced; 己 left out of the last package and restored; 庚 new.
@Suite struct QueryTests {
    let fixture: Fixture
    var store: UnitStore { fixture.store }
    /// By what they did.
    let batches: [String: Int]

    init() throws {
        let fixture = try Fixture()
        self.fixture = fixture
        let store = fixture.store
        let exempt = Fixture.person("己", "6").with([.plan: "GC", .exempt: "Y", .exemptionType: "001", .className: "高一2班"])
        let added = try fixture.submit([Fixture.person("戊", "5"), exempt])
        try fixture.send(1)
        let outcomes = [("100001", OutcomeKind.accepted), ("100002", .rejected), ("100003", .pending)].map {
            Outcome(
                reference: PersonReference(personalNumber: $0), rowDigest: String(repeating: "d", count: 64), kind: $1,
                reason: $1 == .accepted ? "" : "不符", party: $1 == .accepted ? nil : .unit)
        }
        try fixture.answer(1, outcomes)
        try store.reduce(added.references[1], reason: "转学", on: Fixture.day, by: fixture.act)
        try fixture.send(2)
        try store.restore(added.references[1], by: fixture.act)
        let amended = try fixture.stageAmendments([("100001", [.phone: "9"])])
        try fixture.submitAmendments(amended)
        try store.reduce(added.references[0], reason: "毕业", on: Fixture.day, by: fixture.act)
        let third = try fixture.record("100003")
        let row = NewBatchRow(row: BatchRow(number: 2, sequence: "1", person: third.person, facts: []), cells: [], subject: third)
        let picked = NewBatch(layout: .reductions, fileName: "名单上选定", blankRows: 0, heading: [], rows: [row])
        let reduced = try store.reduce(picked, reason: "毕业", on: Fixture.day, by: fixture.act)
        let new = try fixture.submit([Fixture.person("庚", "7").with([.plan: "GC"])])
        batches = ["added": added.batch, "amended": amended, "reduced": reduced, "new": new.batch]
    }

    private func names(_ change: (inout RosterQuery) -> Void) throws -> [String] {
        var query = RosterQuery()
        query.state = nil
        change(&query)
        let people = try store.people(query)
        #expect(try store.people(rows: store.rows(query)) == people)
        #expect(try store.heads(query).reduce(0) { $0 + $1.count } == people.count)
        return people.map(\.person.name)
    }

    @Test(arguments: [
        (Standing.accepted, ["甲"]), (.rejected, ["乙"]), (.pending, ["丙"]), (.unanswered, ["戊", "己"]), (.unsent, ["庚"]),
    ])
    func byStanding(_ standing: Standing, _ expected: [String]) throws {
        #expect(try names { $0.standing = standing } == expected)
        let everyone =
            try store.people(RosterQuery()) + (["P100003"].compactMap(PersonReference.init(text:)).compactMap { try store.find($0) })
        let standings = try store.standings(everyone.map(\.reference))
        let alike = everyone.filter { standings[$0.reference]?.standing == standing }.map(\.person.name)
        #expect(Set(alike).isSubset(of: expected) && alike.isEmpty == expected.isEmpty)
    }

    @Test(arguments: [(UnsentKind.added, ["庚"]), (.amended, ["甲"]), (.reduced, ["丙", "戊"]), (.restored, ["己"])])
    func byWhatIsUnsent(_ kind: UnsentKind, _ expected: [String]) throws {
        #expect(try names { $0.unsent = kind } == expected)
    }

    @Test func theCountsOfWhatIsUnsentAreTheListsBehindThem() throws {
        #expect(try store.unsentChanges() == UnsentChanges(added: 1, amended: 1, reduced: 2, restored: 1))
        let fresh = try Fixture()
        let second = try fresh.record("100002")
        try fresh.store.amend(second.reference, to: second.person.with([.phone: "9"]), version: 1, by: fresh.act)
        try fresh.store.reduce(fresh.record("100001").reference, reason: "毕业", on: Fixture.day, by: fresh.act)
        _ = try fresh.submit([Fixture.person("戊", "5")])
        #expect(try fresh.store.unsentChanges() == UnsentChanges(added: 1, amended: 1, reduced: 1, restored: 0), "before any package")
        for (kind, name) in [(UnsentKind.added, "戊"), (.amended, "乙"), (.reduced, "甲")] {
            var query = RosterQuery()
            query.state = nil
            query.unsent = kind
            #expect(try fresh.store.people(query).map(\.person.name) == [name])
        }
    }

    @Test(arguments: [("added", ["戊", "己"]), ("amended", ["甲"]), ("reduced", ["丙"]), ("new", ["庚"])])
    func byBatch(_ batch: String, _ expected: [String]) throws {
        #expect(try names { $0.batch = batches[batch] } == expected)
        #expect(try names { $0.batch = 99 } == [])
    }

    @Test func conditionsAreJoined() throws {
        #expect(try names { $0.isExempt = true } == ["己"])
        #expect(try names { $0.isExempt = false } == ["甲", "乙", "丙", "戊", "庚"])
        #expect(try names { $0.plan = "GC" } == ["己", "庚"])
        #expect(try names { $0.className = "高一2班" } == ["己"])
        #expect(try names { $0.state = .reduced } == ["丙", "戊"])
        #expect(try names { $0.origin = .renewal } == ["甲", "乙", "丙"])
        #expect(
            try names {
                $0.plan = "GC"
                $0.standing = .unsent
                $0.isExempt = false
            } == ["庚"])
        #expect(
            try names { $0.order = RosterOrder(by: .identityNumber, isDescending: true) } == ["庚", "己", "戊", "乙", "甲", "丙"])
    }

    @Test func headsAreGroupedByPlanAndExemption() throws {
        let heads = try store.heads(RosterQuery())
        #expect(
            Set(heads) == [
                PlanHeads(plan: "GA", exemptionType: "", isExempt: false, count: 2),
                PlanHeads(plan: "GC", exemptionType: "001", isExempt: true, count: 1),
                PlanHeads(plan: "GC", exemptionType: "", isExempt: false, count: 1),
            ])
        // Somebody who is not exempt keeps no type, whatever the field says.
        let second = try fixture.record("100002")
        try store.amend(second.reference, to: second.person.with([.exemptionType: "003"]), version: 1, by: fixture.act)
        #expect(try store.heads(RosterQuery()).contains { $0.kind.exemptionType == "003" } == false)
    }

    @Test func titlesNameEveryoneThoseInTheYearFirst() throws {
        #expect(try store.titles().map(\.name) == ["甲", "乙", "己", "庚", "丙", "戊"])
        #expect(try store.people(rows: store.titles().map(\.row)).map(\.person.name) == ["甲", "乙", "己", "庚", "丙", "戊"])
        let title = try #require(try store.titles().first { $0.name == "己" })
        #expect(title.identityNumber == "6" && title.className == "高一2班" && title.personalNumber == "")
        #expect(try store.insuredTitles().map(\.personalNumber) == ["100001", "100002", "100003"])
        #expect(try store.insured(rows: store.insuredTitles().map(\.row)).map(\.person.name) == ["甲", "乙", "丙"])
    }

    @Test func classesCountThoseInTheYear() throws {
        #expect(try store.classes().map(\.name) == ["高一2班"] && store.classes().map(\.people) == [1])
    }
}
