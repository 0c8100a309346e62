import Enrollment
import Ledger
import Testing

@testable import CenterStore

@Suite struct CenterStoreTests {
    private let store: CenterStore
    private let entry = JournalEntry(time: "2026-11-24T10:00:00+08:00", operator: "t", action: "test")

    init() throws {
        store = try CenterStore()
        try store.addUnit(RegisteredUnit(code: "U1", name: "一中", kind: .school), entry: entry)
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
            NewActivation(
                unit: "U1", insuranceYear: 2027, sequence: sequence, manifest: digest(sequence), madeSeconds: 0, firstDeclaration: 1,
                secret: Array(repeating: 7, count: 32), parts: ["codes": digest(9)], package: package(.sent, "activation", sequence),
                files: [], entry: entry))
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
            activation: 1, unit: "U1", insuranceYear: 2027, sequence: sequence, manifest: digest(sequence),
            delivered: CalendarDate(daysSince1970: 20_700), seen: 0, totals: totals, declared: rows, reduced: [], certificates: nil)
    }

    @Test func aSecondActivationEndsTheFirst() throws {
        try activate(1)
        try activate(2)
        #expect(try store.activations(unit: "U1").map(\.isCurrent) == [true, false])
        #expect(try store.activations(unit: "U1").map(\.sequence) == [2, 1])
        #expect(try store.verifyJournal().isIntact)
    }

    private func takeIn(_ sequence: Int, _ rows: [DeclaredRow]) throws {
        let totals = Equation(
            renewals: rows.count { $0.person.origin == .renewal }, additions: rows.count { $0.person.origin == .addition }, reductions: 0)
        try store.takeIn([
            .accepted(
                declaration(sequence, rows: rows, totals: totals), package: package(.received, "declaration", sequence), entry: entry)
        ])
    }

    private func decide(_ declaration: Int, _ outcomes: [(position: Int, outcome: RowOutcome)], given: [GivenNumber] = []) throws {
        let before = try store.outcomes(declaration)
        var rows = DecidedRows(declaration: declaration)
        for (position, outcome) in outcomes { rows.add(outcome, at: position, before: before[position]) }
        try store.decide([rows], given: given)
    }

    @Test func aDeclarationComesBackAsItWent() throws {
        try activate(1)
        let rows = [row("2", number: "B"), row("1", number: "A")]
        try takeIn(1, rows)
        let record = try #require(try store.newestDeclarations(insuranceYear: 2027).first)
        #expect(try store.declared(record.id) == rows)
        #expect(record.totals.declared == 2)
        #expect(record.delivered == CalendarDate(daysSince1970: 20_700))
    }

    @Test func oneIdentityStandsOnceInADeclaration() throws {
        try activate(1)
        #expect(throws: (any Error).self) { try takeIn(1, [row("1", number: "A"), row("2", number: "A")]) }
        #expect(try store.declarations(insuranceYear: 2027).isEmpty)
        #expect(try store.packages().count == 1)
    }

    @Test func whatArrivesTogetherIsStoredTogetherOrNotAtAll() throws {
        try activate(1)
        let good = declaration(1, rows: [row("1", number: "A")], totals: Equation(renewals: 1, additions: 0, reductions: 0))
        let bad = declaration(
            2, rows: [row("1", number: "A"), row("2", number: "A")], totals: Equation(renewals: 2, additions: 0, reductions: 0))
        #expect(throws: (any Error).self) {
            try store.takeIn([
                .accepted(good, package: package(.received, "declaration", 1), entry: entry),
                .accepted(bad, package: package(.received, "declaration", 2), entry: entry),
            ])
        }
        #expect(try store.declarations(insuranceYear: 2027).isEmpty)
    }

    @Test func anOutcomeNeedsItsRow() throws {
        try activate(1)
        #expect(throws: (any Error).self) { try decide(1, [(0, RowOutcome(.accepted, personalNumber: "1"))]) }
        try takeIn(1, [row("1", number: "A")])
        #expect(throws: (any Error).self) { try decide(1, [(1, RowOutcome(.accepted, personalNumber: "1"))]) }
    }

    @Test func anAcceptedRowHasANumber() throws {
        try activate(1)
        try takeIn(1, [row("1", number: "A")])
        #expect(throws: (any Error).self) { try decide(1, [(0, RowOutcome(.accepted, personalNumber: ""))]) }
        let numbered = RowOutcome(.accepted, personalNumber: "1")
        try decide(1, [(0, numbered)])
        #expect(try store.outcomes(1) == [0: numbered])
        #expect(try store.answers(1).map(\.outcome) == [numbered])
    }

    @Test func theTallyFootsWithTheRows() throws {
        try activate(1)
        try takeIn(1, [row("1", number: "A"), row("2", number: "B"), row("3", number: "C")])
        #expect(try store.tally(1).isEmpty)
        let rejected = RowOutcome(.rejected, personalNumber: "2", reasonCode: "c", reason: "r", party: .unit)
        try decide(1, [(0, RowOutcome(.accepted, personalNumber: "1")), (1, rejected)])
        #expect(try counted() == [.accepted: 1, .rejected: 1])
        try decide(1, [(1, RowOutcome(.accepted, personalNumber: "2")), (2, rejected)])
        #expect(try counted() == [.accepted: 2, .rejected: 1])
    }

    private func counted() throws -> [OutcomeKind: Int] {
        Dictionary(try store.tally(1).map { ($0.key.kind, $0.value) }, uniquingKeysWith: +)
    }

    @Test func aNumberAUnitWasGivenIsRememberedUnlessItIsAnothers() throws {
        try activate(1)
        let seven = InsuredPerson(personalNumber: "7", person: Person(fields: ["张", "001", "G"]))
        try store.take(.roster, [RosterRow(insuranceYear: 2027, unit: "U1", insured: seven)], entry)
        func addition(_ reference: Character, number: String, identity: String) -> DeclaredRow {
            let row = row("1", number: identity)
            guard let reference = PersonReference(text: String(repeating: reference, count: 32)) else { return row }
            return DeclaredRow(
                person: DeclaredPerson(reference: reference, origin: .addition, personalNumber: number, person: row.person.person),
                digest: row.digest)
        }
        try takeIn(1, [addition("a", number: "2027000003", identity: "A"), addition("b", number: "7", identity: "B")])
        let record = try #require(try store.newestDeclarations(insuranceYear: 2027).first)
        let rows = try store.comparedRows(record)
        #expect(rows.map(\.givenNumber) == ["2027000003", nil])
        #expect(rows.map(\.holder?.unit) == [nil, "U1"])
        #expect(try store.highestGiven(insuranceYear: 2027) == 3)
    }

    @Test func theLastPackageThatCarriedAPartIsKnown() throws {
        try activate(1)
        let result = NewResult(
            package: package(.sent, "result", 1, activation: digest(1)), activation: 1, parts: ["codes": digest(8), "unit": digest(7)],
            content: digest(6), file: LeavingFile(temporary: "/a/.t", destination: "/a/t", unit: "U1"), entry: entry)
        try store.addResults([result])
        let parts = try store.lastSentParts(activation: 1)
        #expect(parts["codes"]?.sequence == 1)
        #expect(parts["codes"]?.digest == digest(8))
        #expect(try store.lastAnswer(activation: 1) == digest(6))
        #expect(try store.leavingFiles() == [result.file])
        try store.areLost([result.file], entry: entry)
        #expect(try store.lastAnswer(activation: 1) == nil)
        #expect(try store.leavingFiles().isEmpty)
    }
}
