import Enrollment
import Testing

@testable import UnitStore

@Suite struct BatchTests {
    let fixture: Fixture
    var store: UnitStore { fixture.store }

    init() throws { fixture = try Fixture() }

    @Test func undoingBeforeExportLeavesNobody() throws {
        let (batch, references) = try fixture.submit([Fixture.person("戊", "5")])
        #expect(try store.undo(batch, on: Fixture.day, by: fixture.act) == 1)
        #expect(try store.find(references[0]) == nil)
        #expect(try store.equation() == Equation(renewals: 3, additions: 0, reductions: 0))
        #expect(throws: StoreError.batchSubmitted(batch)) { try store.undo(batch, on: Fixture.day, by: fixture.act) }
    }

    @Test func undoingAfterExportIsACompensatingChange() throws {
        let (batch, references) = try fixture.submit([Fixture.person("戊", "5")])
        try fixture.send(1)
        #expect(try store.undo(batch, on: Fixture.day, by: fixture.act) == 1)
        #expect(try store.find(references[0])?.state == .reduced)
        #expect(try store.equation() == Equation(renewals: 3, additions: 1, reductions: 1))
    }

    @Test func undoingAReductionBringsThePersonBack() throws {
        let batch = try fixture.stage([Fixture.person("甲", "1")], .reductions)
        let row = try #require(try store.rows(ofBatch: batch).first?.row)
        try store.submitReductions(
            [(row: row.number, reference: PersonReference(personalNumber: "100001"))], ofBatch: batch, reason: "批量减少", on: Fixture.day,
            by: fixture.act)
        #expect(try store.equation().reductions == 1)
        _ = try store.undo(batch, on: Fixture.day, by: fixture.act)
        #expect(try store.equation().reductions == 0)
    }

    /// Restored, and reduced anew for another reason: that reduction is not the batch's to undo.
    @Test func aReductionMadeAnewForbidsTheUndo() throws {
        let reference = PersonReference(personalNumber: "100001")
        let batch = try fixture.stage([Fixture.person("甲", "1")], .reductions)
        try store.submitReductions(
            [(row: 2, reference: reference)], ofBatch: batch, reason: "批量减少", on: Fixture.day, by: fixture.act)
        try store.restore(reference, by: fixture.act)
        #expect(throws: StoreError.laterChange(names: ["甲"])) { try store.undo(batch, on: Fixture.day, by: fixture.act) }
        try store.reduce(reference, reason: "转学", on: Fixture.day, by: fixture.act)
        #expect(throws: StoreError.laterChange(names: ["甲"])) { try store.undo(batch, on: Fixture.day, by: fixture.act) }
        #expect(try store.find(reference)?.reductionReason == "转学")
    }

    @Test func aLaterChangeForbidsTheUndo() throws {
        let (batch, references) = try fixture.submit([Fixture.person("戊", "5")])
        var person = Fixture.person("戊", "5")
        person[.phone] = "9"
        try store.amend(references[0], to: person, version: 1, by: fixture.act)
        #expect(throws: StoreError.laterChange(names: ["戊"])) { try store.undo(batch, on: Fixture.day, by: fixture.act) }
        #expect(try store.find(references[0]) != nil)
    }

    @Test func aBatchThatFailsHalfwayChangesNothing() throws {
        let batch = try fixture.stage([Fixture.person("戊", "5"), Fixture.person("甲", "1")])
        var generator = SystemRandomNumberGenerator()
        let rows = try store.rows(ofBatch: batch).map {
            (row: $0.row, reference: PersonReference.random(using: &generator), confirmed: [FindingCode]())
        }
        #expect(throws: (any Error).self) { try store.submitAdditions(rows, ofBatch: batch, by: fixture.act) }
        #expect(try store.equation().additions == 0)
        #expect(try store.batch(batch).openRows == 2)
    }

    /// The open row and the deleted one are as they were; what was submitted waits with them again.
    @Test(arguments: [false, true])
    func undoingHalfABatchOfAdditionsGivesItsRowsBack(_ isSent: Bool) throws {
        let batch = try fixture.stage([Fixture.person("戊", "5"), Fixture.person("己", "6"), Fixture.person("庚", "7")])
        try store.setDeleted(true, rows: [4], ofBatch: batch, by: fixture.act)
        let staged = try store.rows(ofBatch: batch)
        var generator = SystemRandomNumberGenerator()
        let reference = PersonReference.random(using: &generator)
        try store.submitAdditions([(row: staged[0].row, reference: reference, confirmed: [])], ofBatch: batch, by: fixture.act)
        if isSent { try fixture.send(1) }
        #expect(try store.undo(batch, on: Fixture.day, by: fixture.act) == 1)
        let record = try store.batch(batch)
        #expect(record.state == .open && record.openRows == 2 && record.submittedRows == 0)
        #expect(try store.rows(ofBatch: batch).map(\.state) == [.open, .open, .deleted])
        #expect(try store.rows(ofBatch: batch).map(\.row) == staged.map(\.row))
        #expect(try store.find(reference)?.state == (isSent ? .reduced : nil))
        #expect(throws: StoreError.batchNotSubmitted(batch)) { try store.undo(batch, on: Fixture.day, by: fixture.act) }
    }

    @Test func undoingHalfABatchOfReductionsGivesItsRowsBack() throws {
        let batch = try fixture.stage([Fixture.person("甲", "1"), Fixture.person("乙", "2")], .reductions)
        func reduce(_ row: Int, _ number: String) throws {
            let rows = [(row: row, reference: PersonReference(personalNumber: number))]
            try store.submitReductions(rows, ofBatch: batch, reason: "毕业", on: Fixture.day, by: fixture.act)
        }
        try reduce(2, "100001")
        #expect(try store.undo(batch, on: Fixture.day, by: fixture.act) == 1)
        #expect(try store.batch(batch).openRows == 2 && store.equation().reductions == 0)
        try reduce(2, "100001")
        try reduce(3, "100002")
        #expect(try store.batch(batch).state == .submitted && store.equation().reductions == 2)
    }

    @Test func aMendedRowMustBeConfirmedAnew() throws {
        let batch = try fixture.stage([Fixture.person("戊", "5")])
        try store.confirm([.identityNumberChecksum], row: 2, ofBatch: batch, reason: "户口簿", by: fixture.act)
        #expect(try store.rows(ofBatch: batch)[0].confirmed == [.identityNumberChecksum])
        let mended = BatchRow(number: 2, sequence: "1", person: Fixture.person("戊", "6"), facts: [])
        try store.replace([NewBatchRow(row: mended, cells: ["戊"])], ofBatch: batch, by: fixture.act)
        #expect(try store.rows(ofBatch: batch)[0].confirmed.isEmpty)
    }

    @Test func whatIsDiscardedCanNoLongerBeSubmitted() throws {
        let batch = try fixture.stage([Fixture.person("戊", "5")])
        #expect(throws: StoreError.batchNotSubmitted(batch)) { try store.undo(batch, on: Fixture.day, by: fixture.act) }
        #expect(try store.discard(batch, by: fixture.act) == 1)
        #expect(throws: StoreError.batchSubmitted(batch)) { try store.discard(batch, by: fixture.act) }
        #expect(throws: StoreError.batchUnknown(99)) { try store.batch(99) }
    }
}
