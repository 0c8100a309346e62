import Enrollment
import Foundation
import GRDB
import Ledger
import Testing

@testable import UnitStore

/// A year that is over: everything of it is still there, nothing of it can change, and the new one begins clean.
@Suite struct FormerYearTests {
    let fixture: Fixture
    var store: UnitStore { fixture.store }
    private let digest = String(repeating: "d", count: 64)
    private let addition: PersonReference

    init() throws {
        fixture = try Fixture()
        let store = fixture.store
        let (_, references) = try fixture.submit([Fixture.person("戊", "5")])
        addition = references[0]
        try store.reduce(PersonReference(personalNumber: "100002"), reason: "毕业", on: Fixture.day, by: fixture.act)
        try fixture.send(1)
        try fixture.answer(
            1,
            [
                Outcome(reference: PersonReference(personalNumber: "100001"), rowDigest: digest, kind: .accepted),
                Outcome(reference: addition, rowDigest: digest, kind: .rejected, reasonCode: "x", reason: "姓名不符", party: .unit),
            ], cards: [Card(batch: "1", personalNumber: "100001", cardNumber: "9001", made: Fixture.day)])
    }

    private func openNewYear(_ people: [InsuredPerson] = Array(Fixture.insured.prefix(1))) throws {
        var result = ResultApplication(
            package: PackageRecord(
                direction: .received, kind: "result", counterpart: "3205", insuranceYear: 2028, sequence: 2,
                manifest: String(repeating: "f", count: 64), activation: String(repeating: "a", count: 64), fileName: "R2",
                time: fixture.act.time))
        let open = try #require(try store.unit()).profile
        result.profile = UnitProfile(
            code: open.code, name: open.name, kind: open.kind, insuranceYear: 2028, opens: open.opens, closes: open.closes)
        result.insured = people
        try store.apply(result, by: fixture.act)
    }

    private func former() throws -> UnitStore { try UnitStore(closedYear: 2027, of: fixture.file) }

    @Test func theNewYearBeginsWithItsRosterAlone() throws {
        try openNewYear()
        #expect(try store.equation() == Equation(renewals: 1, additions: 0, reductions: 0))
        #expect(try store.rejections().isEmpty && store.batches().isEmpty && store.results().map(\.sequence) == [2])
        #expect(try store.rowTallies().isEmpty && store.unsentChanges().total == 0 && store.dropOuts().isEmpty)
        #expect(try store.codeTables().entries.isEmpty == false, "tables stay in force until others come")
        #expect(try store.closedYears().map(\.insuranceYear) == [2027])
        #expect(try store.verifyJournal().isIntact)
        let person = try #require(try store.find(PersonReference(personalNumber: "100001")))
        #expect(try store.history(of: person).entries.isEmpty, "the timeline of a year is its own")
    }

    @Test func theOldYearIsAllThere() throws {
        let before = try store.roster()
        let rejections = try store.rejections().map(\.person.person.name)
        try openNewYear()
        let former = try former()
        #expect(try former.unit()?.profile.insuranceYear == 2027)
        let after = try former.roster()
        #expect(after.declared == before.declared && after.reduced == before.reduced && after.equation == before.equation)
        #expect(try former.rejections().map(\.person.person.name) == rejections && rejections == ["戊"])
        #expect(try former.rowTallies()[1]?.accepted == 1 && former.batches().count == 1)
        #expect(try former.people(rows: former.rows(RosterQuery())).map(\.reference) == store.idsOf(before.declared))
        #expect(try former.cards(rows: former.cardRows(personalNumber: "100001")).map(\.cardNumber) == ["9001"])
        #expect(try former.titles().count == 4 && former.insuredTitles().count == 3)
        #expect(try former.history(of: try #require(try former.find(addition))).entries.map(\.change.action) == ["add", "outcome"])
        #expect(try former.packages().map(\.fileName) == ["R", "D", "A"])
        #expect(try former.changes(from: nil, to: nil).map(\.action) == ["add", "reduce"].reversed())
        #expect(try store.changes(from: nil, to: nil).map(\.action) == ["add", "reduce"].reversed(), "the log goes on through the years")
    }

    @Test func theOldYearIsReadOnly() throws {
        try openNewYear()
        let former = try former()
        #expect(throws: StoreError.yearClosed(2027)) {
            try former.reduce(PersonReference(personalNumber: "100001"), reason: "毕业", on: Fixture.day, by: fixture.act)
        }
        #expect(throws: DatabaseError.self) { try former.writer.write { try $0.execute(sql: "DELETE FROM former_person") } }
        #expect(throws: DatabaseError.self) { try store.writer.write { try $0.execute(sql: "DELETE FROM closed_year") } }
    }

    @Test func anActivationOpensAYearToo() throws {
        var adoption = Fixture.adoption(sequence: 2, insured: Array(Fixture.insured.suffix(1)))
        adoption = adoption.of(year: 2029)
        try store.adopt(adoption, by: fixture.act)
        #expect(try store.closedYears().map(\.insuranceYear) == [2027])
        #expect(try store.people(RosterQuery()).map(\.person.name) == ["丙"])
        #expect(try former().people(RosterQuery()).map(\.person.name).sorted() == ["丙", "戊", "甲"].sorted())
    }
}

extension UnitStore {
    fileprivate func idsOf(_ people: [PersonRecord]) -> [PersonReference] {
        // The roster is by origin and reference, rows are in the order of entry: renewals came first here as there.
        people.map(\.reference)
    }
}

extension Adoption {
    fileprivate func of(year: Int) -> Adoption {
        let profile = UnitProfile(
            code: unit.profile.code, name: unit.profile.name, kind: unit.profile.kind, insuranceYear: year, opens: unit.profile.opens,
            closes: unit.profile.closes)
        return Adoption(
            unit: UnitRecord(
                profile: profile, centerCode: unit.centerCode, centerName: unit.centerName, activation: unit.activation,
                activationSequence: unit.activationSequence, nextDeclaration: unit.nextDeclaration, nextResult: unit.nextResult),
            codes: codes, rates: rates, severities: severities, insured: insured, declared: declared, reduced: reduced, keys: keys,
            package: package)
    }
}
