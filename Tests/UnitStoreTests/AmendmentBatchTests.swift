import Enrollment
import Testing

@testable import UnitStore

@Suite struct AmendmentBatchTests {
    let fixture: Fixture
    var store: UnitStore { fixture.store }

    init() throws { fixture = try Fixture() }

    private func names() throws -> [String] { try store.people(RosterQuery()).map(\.person.name) }

    @Test func aSubmittedBatchAmendsItsPeopleAndNamesItself() throws {
        let batch = try fixture.stageAmendments([("100001", [.phone: "9", .name: "甲甲"]), ("100002", [.phone: "8"])])
        #expect(try fixture.record("100001").version == 1, "staging changes nobody")
        try fixture.submitAmendments(batch)
        let people = try ["100001", "100002"].map { try fixture.record($0) }
        #expect(people.map { $0.person[.phone] } == ["9", "8"] && people.map(\.version) == [2, 2])
        let record = try store.batch(batch)
        #expect(record.state == .submitted && record.submittedRows == 2 && record.openRows == 0)
        let change = try #require(try store.changes(from: nil, to: nil).last)
        #expect(change.action == "amend" && change.details["batch"] == "\(batch)")
        #expect(change.details["before.name"] == "甲" && change.details["after.name"] == "甲甲" && change.details["after.phone"] == "9")
        #expect(throws: StoreError.batchSubmitted(batch)) { try fixture.submitAmendments(batch) }
    }

    @Test func undoneBeforeExportItIsAsIfItHadNeverBeen() throws {
        let former = try store.people(RosterQuery())
        let batch = try fixture.stageAmendments([("100001", [.phone: "9"]), ("100002", [.name: "乙乙", .identityNumber: "22"])])
        try fixture.submitAmendments(batch)
        #expect(try store.unsentChanges().amended == 2)
        #expect(try store.undo(batch, on: Fixture.day, by: fixture.act) == 2)
        #expect(try store.people(RosterQuery()) == former)
        #expect(try store.unsentChanges().total == 0)
        #expect(try store.batch(batch).state == .undone)
        #expect(throws: StoreError.batchSubmitted(batch)) { try store.undo(batch, on: Fixture.day, by: fixture.act) }
        #expect(try store.verifyJournal().isIntact)
    }

    @Test func undoneAfterExportItIsAChangeThatTheCenterHearsOf() throws {
        let batch = try fixture.stageAmendments([("100001", [.phone: "9"])])
        try fixture.submitAmendments(batch)
        try fixture.send(1)
        #expect(try store.undo(batch, on: Fixture.day, by: fixture.act) == 1)
        let record = try fixture.record("100001")
        #expect(record.person == Fixture.insured[0].person && record.version == 3)
        #expect(try store.unsentChanges() == UnsentChanges(added: 0, amended: 1, reduced: 0, restored: 0))
        let undone = try #require(try store.changes(from: nil, to: nil).first)
        #expect(undone.action == "undo amendment" && undone.details["before.phone"] == "9" && undone.details["after.phone"] == "")
    }

    @Test(arguments: ["amended", "reduced"])
    func aLaterChangeForbidsTheUndo(_ change: String) throws {
        let batch = try fixture.stageAmendments([("100001", [.phone: "9"]), ("100002", [.phone: "8"])])
        try fixture.submitAmendments(batch)
        let later = try fixture.record("100002")
        if change == "amended" {
            try store.amend(later.reference, to: later.person.with([.phone: "7"]), version: 2, by: fixture.act)
        } else {
            try store.reduce(later.reference, reason: "转学", on: Fixture.day, by: fixture.act)
        }
        let before = try fixture.everything()
        #expect(throws: StoreError.laterChange(names: ["乙"])) { try store.undo(batch, on: Fixture.day, by: fixture.act) }
        #expect(try fixture.everything() == before)
    }

    /// Two batches that say the same: whoever comes second changes nobody, so it makes no version and is no later change.
    @Test func aBatchThatChangesNobodyAnyMoreMakesNoVersion() throws {
        let former = try store.people(RosterQuery())
        let batches = try [0, 1].map { _ in try fixture.stageAmendments([("100001", [.phone: "9"]), ("100002", [.phone: "8"])]) }
        for batch in batches { try fixture.submitAmendments(batch) }
        #expect(try fixture.record("100001").version == 2 && store.batch(batches[1]).state == .submitted)
        #expect(try store.changes(from: nil, to: nil).count == 2)
        #expect(try store.undo(batches[0], on: Fixture.day, by: fixture.act) == 2)
        #expect(try store.undo(batches[1], on: Fixture.day, by: fixture.act) == 0)
        #expect(try store.people(RosterQuery()) == former)
    }

    @Test func batchesAreUndoneFromTheLastBack() throws {
        let former = try fixture.record("100001")
        let batches = try ["7", "8", "9"].map { phone in
            let batch = try fixture.stageAmendments([("100001", [.phone: phone])])
            try fixture.submitAmendments(batch)
            return batch
        }
        #expect(throws: StoreError.laterChange(names: ["甲"])) { try store.undo(batches[0], on: Fixture.day, by: fixture.act) }
        for batch in batches.reversed() { #expect(try store.undo(batch, on: Fixture.day, by: fixture.act) == 1) }
        #expect(try fixture.record("100001") == former)
    }

    // MARK: Numbers that change hands

    private func swap() throws -> [Amendment] {
        let (first, second) = (try fixture.record("100001"), try fixture.record("100002"))
        return [
            Amendment(reference: first.reference, person: first.person.with([.identityNumber: "2"]), version: first.version),
            Amendment(reference: second.reference, person: second.person.with([.identityNumber: "1"]), version: second.version),
        ]
    }

    private func numbers() throws -> [String] { try store.people(RosterQuery()).map { $0.person[.identityNumber] } }

    @Test func twoPeopleSwapTheirNumbers() throws {
        try store.amend(swap(), by: fixture.act)
        #expect(try numbers() == ["2", "1", ""] && names() == ["甲", "乙", "丙"])
    }

    @Test func aRingOfNumbersIsSubmittedAndUndone() throws {
        let ring = try fixture.stageAmendments([
            ("100001", [.identityNumber: "2"]), ("100002", [.identityNumber: "3"]), ("100003", [.identityNumber: "1"]),
        ])
        try fixture.submitAmendments(ring)
        #expect(try numbers() == ["2", "3", "1"])
        _ = try store.undo(ring, on: Fixture.day, by: fixture.act)
        #expect(try numbers() == ["1", "2", ""])
    }

    @Test func aNumberThatItsHolderKeepsIsRefused() throws {
        let before = try fixture.everything()
        #expect(throws: StoreError.identityTaken(name: "乙")) { try store.amend([swap()[0]], by: fixture.act) }
        let both = try fixture.stageAmendments([("100001", [.identityNumber: "7"]), ("100003", [.identityNumber: "7"])])
        let staged = try fixture.everything()
        #expect(throws: StoreError.identityTaken(name: "甲")) { try fixture.submitAmendments(both) }
        #expect(try fixture.everything() == staged && staged.count > before.count)
    }

    @Test func aNumberThatSomebodyTookSinceForbidsTheUndo() throws {
        let batch = try fixture.stageAmendments([("100001", [.identityNumber: "7"])])
        try fixture.submitAmendments(batch)
        _ = try fixture.submit([Fixture.person("戊", "1")])
        let before = try fixture.everything()
        #expect(throws: StoreError.identityTaken(name: "戊")) { try store.undo(batch, on: Fixture.day, by: fixture.act) }
        #expect(try fixture.everything() == before)
    }

    @Test func oneStaleVersionRefusesAll() throws {
        var amendments = try swap()
        let newer = try fixture.record("100002").person.with([.phone: "5"])
        try store.amend(amendments[1].reference, to: newer, version: 1, by: fixture.act)
        amendments[1] = Amendment(reference: amendments[1].reference, person: amendments[1].person, version: 1)
        let before = try fixture.everything()
        #expect(throws: StoreError.stale(current: newer)) { try store.amend(amendments, by: fixture.act) }
        #expect(try fixture.everything() == before)
    }

    /// Else the second would silently take back what the first changed.
    @Test func onePersonIsNotAmendedTwiceInOneStep() throws {
        let record = try fixture.record("100001")
        let twice = [[PersonField.phone: "9"], [.address: "桃源路"]].map {
            Amendment(reference: record.reference, person: record.person.with($0), version: 1)
        }
        let before = try fixture.everything()
        #expect(throws: StoreError.self) { try store.amend(twice, by: fixture.act) }
        #expect(try fixture.everything() == before)
    }

    // MARK: Half a batch

    @Test func undoingHalfABatchGivesItsRowsBack() throws {
        let former = try store.people(RosterQuery())
        let batch = try fixture.stageAmendments([("100001", [.phone: "9"]), ("100002", [.phone: "8"]), ("100003", [.phone: "7"])])
        let staged = try store.rows(ofBatch: batch).map(\.row)
        try fixture.submitAmendments(batch, rows: [2, 4])
        #expect(try store.batch(batch).openRows == 1)
        #expect(try store.undo(batch, on: Fixture.day, by: fixture.act) == 2)
        let record = try store.batch(batch)
        #expect(record.state == .open && record.openRows == 3 && record.submittedRows == 0)
        #expect(try store.rows(ofBatch: batch).map(\.row) == staged)
        #expect(try store.people(RosterQuery()) == former)
        try fixture.submitAmendments(batch)
        #expect(try store.people(RosterQuery()).map { $0.person[.phone] } == ["9", "8", "7"])
    }

    /// What came between staging and submitting belongs to the person, not to the batch.
    @Test func aRowThatComesBackStillChangesOnlyWhatItChanged() throws {
        let batch = try fixture.stageAmendments([("100001", [.phone: "9"]), ("100002", [.phone: "8"])])
        let person = try fixture.record("100001")
        let moved = person.person.with([.address: "桃源路"])
        try store.amend(person.reference, to: moved, version: 1, by: fixture.act)
        let amendment = Amendment(reference: person.reference, person: moved.with([.phone: "9"]), version: 2)
        try store.submitAmendments([(row: 2, amendment: amendment)], ofBatch: batch, by: fixture.act)
        #expect(try store.undo(batch, on: Fixture.day, by: fixture.act) == 1)
        let row = try #require(try store.rows(ofBatch: batch).first)
        let before = try #require(row.before)
        #expect(PersonField.allCases.filter { row.row.person[$0] != before[$0] } == [.phone])
    }
}
