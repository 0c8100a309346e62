import Enrollment
import LongWork
import Testing

@testable import UnitStore

/// Work that is abandoned when the first of its rows is done leaves the file as it was, to the last journal entry.
@Suite struct AbandonedWorkTests {
    enum Work: String, CaseIterable, Sendable {
        case staging, additions, reductions, amendments, picking, undoingAdditions, undoingReductions, undoingAmendments
    }

    @Test(arguments: Work.allCases)
    func leavesNothing(_ work: Work) throws {
        let fixture = try Fixture()
        let progress = WorkProgress()
        let run = try prepare(work, fixture, progress)
        let before = try fixture.everything()
        try fixture.abandon(progress)
        #expect(throws: WorkAbandoned.self) { try run() }
        #expect(try fixture.everything() == before)
    }

    /// Everything up to the work itself, so that only its own journal entries abandon it.
    private func prepare(_ work: Work, _ fixture: Fixture, _ progress: WorkProgress) throws -> () throws -> Void {
        let store = fixture.store
        let act = fixture.act
        let people = [Fixture.person("戊", "5"), Fixture.person("己", "6")]
        let references = ["100001", "100002"].map(PersonReference.init(personalNumber:))
        func reductions() throws -> (batch: Int, rows: [(row: Int, reference: PersonReference)]) {
            let batch = try fixture.stage([Fixture.person("甲", "1"), Fixture.person("乙", "2")], .reductions)
            return (batch, zip([2, 3], references).map { (row: $0, reference: $1) })
        }
        func list(_ records: [PersonRecord?], _ layout: Layout) -> NewBatch {
            let rows = records.enumerated().map { position, record in
                let row = BatchRow(number: position + 2, sequence: "", person: record?.person ?? people[position], facts: [])
                return NewBatchRow(row: row, cells: [], subject: record)
            }
            return NewBatch(layout: layout, fileName: "x.xls", blankRows: 0, heading: [], rows: rows)
        }
        switch work {
        case .staging:
            let lists = [list([nil, nil], .additions), list([nil, nil], .additions)]
            return { _ = try store.stage(lists, by: act, progress: progress) }
        case .additions:
            let batch = try fixture.stage(people)
            var generator = SystemRandomNumberGenerator()
            let rows = try store.rows(ofBatch: batch).map {
                (row: $0.row, reference: PersonReference.random(using: &generator), confirmed: [FindingCode]())
            }
            return { try store.submitAdditions(rows, ofBatch: batch, by: act, progress: progress) }
        case .reductions:
            let (batch, rows) = try reductions()
            return {
                try store.submitReductions(rows, ofBatch: batch, reason: "毕业", on: Fixture.day, by: act, progress: progress)
            }
        case .amendments:
            let batch = try fixture.stageAmendments([("100001", [.phone: "9"]), ("100002", [.phone: "8"])])
            return { try fixture.submitAmendments(batch, progress: progress) }
        case .picking:
            let picked = list(try references.map { try store.find($0) }, .reductions)
            return { _ = try store.reduce(picked, reason: "毕业", on: Fixture.day, by: act, progress: progress) }
        case .undoingAdditions:
            let batch = try fixture.submit(people).batch
            return { _ = try store.undo(batch, on: Fixture.day, by: act, progress: progress) }
        case .undoingReductions:
            let (batch, rows) = try reductions()
            try store.submitReductions(rows, ofBatch: batch, reason: "毕业", on: Fixture.day, by: act)
            return { _ = try store.undo(batch, on: Fixture.day, by: act, progress: progress) }
        case .undoingAmendments:
            let batch = try fixture.stageAmendments([("100001", [.phone: "9"]), ("100002", [.phone: "8"])])
            try fixture.submitAmendments(batch)
            return { _ = try store.undo(batch, on: Fixture.day, by: act, progress: progress) }
        }
    }

    @Test func severalListsAreStoredTogether() throws {
        let fixture = try Fixture()
        let lists = [[Fixture.person("戊", "5")], [Fixture.person("己", "6"), Fixture.person("庚", "7")]].map { people in
            NewBatch(
                layout: .additions, fileName: "x.xls", blankRows: 0, heading: [],
                rows: people.map { NewBatchRow(row: BatchRow(number: 2 + people.count, sequence: "", person: $0, facts: []), cells: []) })
        }
        // Two rows of one number in the second list: the database refuses it, and with it the first.
        #expect(throws: (any Error).self) { try fixture.store.stage(lists, by: fixture.act) }
        #expect(try fixture.store.batches().isEmpty)
        let progress = WorkProgress()
        #expect(try fixture.store.stage([lists[0], lists[0]], by: fixture.act, progress: progress) == [1, 2])
        #expect(progress.report.done == 1, "counted over all lists")
    }
}
