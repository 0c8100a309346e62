import Enrollment
import Ledger
import Testing

@testable import CenterStore

@Suite struct CenterStoreTests {
    private let store: CenterStore
    private let entry = JournalEntry(time: "2026-11-24T10:00:00+08:00", operator: "t", action: "test")

    init() throws {
        store = try CenterStore()
        try store.importUnits([RegisteredUnit(code: "U1", name: "一中", kind: .school)], sheet: nil, entry: entry)
    }

    private func package(_ direction: PackageRecord.Direction, _ kind: String, _ sequence: Int, activation: String = "") -> PackageRecord {
        PackageRecord(
            direction: direction, kind: kind, counterpart: "U1", insuranceYear: 2027, sequence: sequence,
            manifest: digest(sequence + (kind == "activation" ? 100 : 200)),
            activation: activation, fileName: "f", time: entry.time)
    }

    private func digest(_ number: Int) -> String { String(repeating: "0", count: 60) + String(1000 + number) }

    private func activate(_ sequence: Int) throws {
        try store.addActivation(
            unit: "U1", insuranceYear: 2027, sequence: sequence, manifest: digest(sequence), madeSeconds: 0, firstDeclaration: 1,
            secret: Array(repeating: 7, count: 32),
            parts: ["codes": digest(9)], package: package(.sent, "activation", sequence), entry: entry)
    }

    private func row(_ reference: String, number: String) -> DeclaredRow {
        var person = Person()
        person[.name] = "张三"
        person[.identityType] = "001"
        person[.identityNumber] = number
        return DeclaredRow(
            person: DeclaredPerson(
                reference: PersonReference(personalNumber: reference), origin: .renewal, personalNumber: reference, person: person,
                confirmed: [.identityNumberChecksum, .sexMismatch]),
            digest: digest(1))
    }

    private func declaration(_ sequence: Int, rows: [DeclaredRow], totals: Equation) -> NewDeclaration {
        NewDeclaration(
            activation: 1, unit: "U1", insuranceYear: 2027, sequence: sequence, manifest: digest(sequence), seen: 0, totals: totals,
            declared: rows, reduced: [], certificates: nil)
    }

    @Test func aSecondActivationEndsTheFirst() throws {
        try activate(1)
        try activate(2)
        #expect(try store.activations(unit: "U1").map(\.isCurrent) == [true, false])
        #expect(try store.activations(unit: "U1").map(\.sequence) == [2, 1])
        #expect(try store.verifyJournal().isIntact)
    }

    @Test func aDeclarationComesBackAsItWent() throws {
        try activate(1)
        let rows = [row("2", number: "B"), row("1", number: "A")]
        try store.addDeclaration(
            declaration(1, rows: rows, totals: Equation(renewals: 2, additions: 0, reductions: 0)),
            package: package(.received, "declaration", 1),
            entry: entry)
        let record = try #require(try store.newestDeclarations(insuranceYear: 2027).first)
        #expect(try store.declared(record.id) == rows)
        #expect(record.totals.declared == 2)
    }

    @Test func oneIdentityStandsOnceInADeclaration() throws {
        try activate(1)
        let twice = declaration(
            1, rows: [row("1", number: "A"), row("2", number: "A")], totals: Equation(renewals: 2, additions: 0, reductions: 0))
        #expect(throws: (any Error).self) { try store.addDeclaration(twice, package: package(.received, "declaration", 1), entry: entry) }
        #expect(try store.declarations(insuranceYear: 2027).isEmpty)
        #expect(try store.packages().count == 1)
    }

    @Test func anOutcomeNeedsItsRow() throws {
        try activate(1)
        let outcome = Outcome(
            reference: PersonReference(personalNumber: "1"), rowDigest: "", kind: .accepted, personalNumber: "1")
        #expect(throws: (any Error).self) {
            try store.decide([NewOutcome(declaration: 1, outcome: outcome)], given: []) { _ in entry }
        }
    }

    @Test func anAcceptedRowHasANumber() throws {
        try activate(1)
        try store.addDeclaration(
            declaration(1, rows: [row("1", number: "A")], totals: Equation(renewals: 1, additions: 0, reductions: 0)),
            package: package(.received, "declaration", 1), entry: entry)
        let numberless = Outcome(reference: PersonReference(personalNumber: "1"), rowDigest: "", kind: .accepted)
        #expect(throws: (any Error).self) { try store.decide([NewOutcome(declaration: 1, outcome: numberless)], given: []) { _ in entry } }
        let numbered = Outcome(reference: PersonReference(personalNumber: "1"), rowDigest: digest(1), kind: .accepted, personalNumber: "1")
        try store.decide([NewOutcome(declaration: 1, outcome: numbered)], given: [("1", Identity(type: "001", number: "A"))]) { _ in entry }
        #expect(try store.outcomes(1) == [numbered.reference: numbered])
        #expect(try store.personalNumbers().map(\.number) == ["1"])
    }

    @Test func theLastPackageThatCarriedAPartIsKnown() throws {
        try activate(1)
        try store.addResult(
            package(.sent, "result", 1, activation: digest(1)), activation: 1, parts: ["codes": digest(8), "unit": digest(7)], entry: entry)
        let parts = try store.lastSentParts(activation: 1)
        #expect(parts["codes"]?.sequence == 1)
        #expect(parts["codes"]?.digest == digest(8))
    }

    @Test func aRosterReplacesThatOfItsUnitsOnly() throws {
        try store.importUnits([RegisteredUnit(code: "U2", name: "二中", kind: .school)], sheet: nil, entry: entry)
        let person = { (number: String) in InsuredPerson(personalNumber: number, person: Person(fields: ["张", "001", number])) }
        try store.importRosters(["U1": [person("1"), person("2")], "U2": [person("3")]], insuranceYear: 2027, sheet: nil, entry: entry)
        try store.importRosters(["U1": [person("4")]], insuranceYear: 2027, sheet: nil, entry: entry)
        #expect(try store.insured(unit: "U1", insuranceYear: 2027).map(\.personalNumber) == ["4"])
        #expect(try store.insured(unit: "U2", insuranceYear: 2027).map(\.personalNumber) == ["3"])
    }
}
