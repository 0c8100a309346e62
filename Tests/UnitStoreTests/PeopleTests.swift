import Enrollment
import GRDB
import Testing

@testable import UnitStore

@Suite struct PeopleTests {
    let fixture: Fixture
    var store: UnitStore { fixture.store }

    init() throws { fixture = try Fixture() }

    /// Asked once for each of 65,000 people, a scan would take minutes.
    @Test(arguments: [UnitStore.byIdentity, UnitStore.byNumber]) func whoHasANumberIsFoundByItsIndex(_ sql: String) throws {
        let unknown = StatementArguments(Array(repeating: nil as String?, count: sql.count { $0 == "?" }))
        let plan = try store.writer.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: unknown).map { $0["detail"] as String }
        }
        #expect(!plan.isEmpty && plan.allSatisfy { $0.contains("USING INDEX") || $0.contains("USING COVERING INDEX") }, "\(plan)")
    }

    @Test func theEquationHoldsThroughEveryKindOfChange() throws {
        func equals(_ renewals: Int, _ additions: Int, _ reductions: Int) throws -> Bool {
            let equation = try store.equation()
            let declared = try store.rows(RosterQuery()).count
            return equation == Equation(renewals: renewals, additions: additions, reductions: reductions) && equation.declared == declared
        }
        #expect(try equals(3, 0, 0))
        let (_, added) = try fixture.submit([Fixture.person("戊", "5"), Fixture.person("己", "6")])
        #expect(try equals(3, 2, 0))
        try store.reduce(added[0], reason: "转学", on: Fixture.day, by: fixture.act)
        try store.reduce(PersonReference(personalNumber: "100001"), reason: "毕业", on: Fixture.day, by: fixture.act)
        #expect(try equals(3, 2, 2))
        try store.restore(added[0], by: fixture.act)
        #expect(try equals(3, 2, 1))
        #expect(try store.verifyJournal().isIntact)
    }

    @Test func aStaleSaveIsRefused() throws {
        let reference = PersonReference(personalNumber: "100001")
        var person = try #require(try store.find(reference)).person
        person[.phone] = "1"
        try store.amend(reference, to: person, version: 1, by: fixture.act)
        #expect(throws: StoreError.stale(current: person)) { try store.amend(reference, to: person, version: 1, by: fixture.act) }
    }

    @Test func anIdentityOfSomebodyElseIsRefusedByName() throws {
        let reference = PersonReference(personalNumber: "100001")
        var person = try #require(try store.find(reference)).person
        person[.identityNumber] = "2"
        #expect(throws: StoreError.identityTaken(name: "乙")) { try store.amend(reference, to: person, version: 1, by: fixture.act) }
    }

    @Test func changesCarryBeforeAndAfter() throws {
        let reference = PersonReference(personalNumber: "100001")
        var person = try #require(try store.find(reference)).person
        person[.name] = "甲甲"
        try store.amend(reference, to: person, version: 1, by: fixture.act)
        let change = try #require(try store.changes(rows: store.changeRows(from: Fixture.day, to: Fixture.day)).first)
        #expect(change.details["before.name"] == "甲" && change.details["after.name"] == "甲甲" && change.operator == "王老师")
        #expect(try store.changeRows(from: CalendarDate(iso: "2026-10-10"), to: nil).isEmpty)
    }

    @Test func searchingTakesPercentAndUnderscoreAsTheyAre() throws {
        var query = RosterQuery()
        query.text = "%"
        #expect(try store.people(query).isEmpty)
        query.text = "乙"
        #expect(try store.people(query).map(\.person.name) == ["乙"])
    }

    @Test func aSecondActivationKeepsWhatTheUnitDid() throws {
        let (_, added) = try fixture.submit([Fixture.person("戊", "5")])
        try store.reduce(PersonReference(personalNumber: "100002"), reason: "毕业", on: Fixture.day, by: fixture.act)
        try store.adopt(Fixture.adoption(sequence: 2), by: fixture.act)
        #expect(try store.equation() == Equation(renewals: 3, additions: 1, reductions: 1))
        #expect(try store.find(added[0])?.person.name == "戊")
    }

    @Test func whoWasAddedAndThenStandsInTheCentersRosterIsDeclaredOnce() throws {
        let (_, added) = try fixture.submit([Fixture.person("戊", "5")])
        let roster = Fixture.insured + [InsuredPerson(personalNumber: "100009", person: Fixture.person("戊", "5"))]
        try store.adopt(Fixture.adoption(sequence: 2, insured: roster), by: fixture.act)
        #expect(try store.equation() == Equation(renewals: 3, additions: 1, reductions: 0))
        #expect(try store.find(Identity(type: "001", number: "5"))?.reference == added[0])
    }

    @Test func anActivationOnAFreshPCCarriesTheLastDeclaration() throws {
        let reference = try #require(PersonReference(text: String(repeating: "0", count: 32)))
        let declared = DeclaredPerson(reference: reference, origin: .addition, personalNumber: "", person: Fixture.person("戊", "5"))
        let reduced = ReducedPerson(
            reference: PersonReference(personalNumber: "100001"), origin: .renewal, personalNumber: "100001",
            person: Fixture.person("甲", "1"),
            reason: "毕业", date: Fixture.day)
        try store.adopt(Fixture.adoption(sequence: 2, declared: [declared], reduced: [reduced]), by: fixture.act)
        #expect(try store.equation() == Equation(renewals: 3, additions: 1, reductions: 1))
    }
}
