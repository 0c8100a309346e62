import Enrollment
import LongWork
import Testing
import UnitStore

@testable import UnitDesk

@Suite struct PickingTests {
    let desk: UnitDesk
    init() throws { desk = try DeskFixture.desk() }

    private func query(_ change: (inout RosterQuery) -> Void) -> RosterQuery {
        var query = RosterQuery()
        change(&query)
        return query
    }

    private func names(_ state: PersonState) throws -> [String] { try desk.everyone().filter { $0.state == state }.map(\.person.name) }

    @Test func theTickedAreReducedAsOneBatchThatCanBeUndone() throws {
        let former = try desk.everyone()
        let done = try desk.reduce(
            .people([3, 1].map(DeskFixture.reference)), reason: " 毕业 ", operator: "王")
        #expect(done.submitted == 2 && done.kept == 0)
        let reduced = try desk.everyone().filter { $0.state == .reduced }
        #expect(reduced.map(\.person.name) == ["萧思颖", "马泽宇"] && reduced.allSatisfy { $0.reductionReason == "毕业" })
        let batch = try #require(try desk.batches().first)
        #expect(batch.number == done.batch && batch.state == .submitted && batch.submittedRows == 2 && batch.layout == .reductions)
        #expect(try desk.undo(done.batch, operator: "王") == 2)
        #expect(try desk.everyone() == former)
    }

    @Test(arguments: ["高二5班", "八年级5班", "100004", "csq", "320599"])
    func everyoneWhomTheFilterLeavesIsReduced(_ text: String) throws {
        let filter = query { $0.text = text }
        let shown = try desk.people(filter).map(\.person.name)
        #expect(!shown.isEmpty)
        _ = try desk.reduce(.everyone(filter), reason: "毕业", operator: "王")
        #expect(try names(.reduced) == shown)
    }

    @Test func whoIsReducedAlreadyIsLeftOut() throws {
        _ = try desk.reduce(.people([DeskFixture.reference(1)]), reason: "毕业", operator: "王")
        let done = try desk.reduce(.people([1, 2].map(DeskFixture.reference)), reason: "转学", operator: "王")
        #expect(done.submitted == 1)
        #expect(try desk.find(DeskFixture.reference(1)).reductionReason == "毕业")
    }

    @Test func nobodyPickedChangesNothing() throws {
        _ = try desk.reduce(.people([DeskFixture.reference(1)]), reason: "毕业", operator: "王")
        let head = try desk.store.journalEnd().head
        let picks: [Pick] = [
            .people([]), .people([DeskFixture.reference(1), DeskFixture.reference(99)]), .everyone(query { $0.text = "没有这个人" }),
            .everyone(query { $0.state = .reduced }),
        ]
        for pick in picks {
            #expect(throws: DeskError.nobodyPicked) { try desk.reduce(pick, reason: "毕业", operator: "王") }
            #expect(throws: DeskError.nobodyPicked) { try desk.fill(.postcode, with: "215000", of: pick, operator: "王") }
        }
        #expect(throws: DeskError.reductionReasonMissing) {
            try desk.reduce(.people([DeskFixture.reference(2)]), reason: "\u{3000}", operator: "王")
        }
        #expect(throws: DeskError.nobodyPicked) { try desk.promote(["初一9班": "初二9班"], operator: "王") }
        #expect(throws: DeskError.nobodyPicked) { try desk.promote([:], operator: "王") }
        #expect(try desk.store.journalEnd().head == head)
    }

    @Test func abandonedPickingReducesNobody() throws {
        let progress = WorkProgress()
        progress.abandon()
        let head = try desk.store.journalEnd().head
        #expect(throws: WorkAbandoned.self) {
            try desk.reduce(.everyone(RosterQuery()), reason: "毕业", operator: "王", progress: progress)
        }
        #expect(try desk.store.journalEnd().head == head)
    }

    // MARK: 填充

    @Test func fillingShowsWhatItWouldChangeAndWaits() throws {
        let former = try desk.everyone()
        try DeskFixture.amend(desk, 2, [.postcode: "215000"])
        let staged = try desk.fill(.postcode, with: "２１５０００", of: .everyone(query { $0.className = "八年级5班" }), operator: "王")
        let judged = try desk.judgedBatch(staged.number)
        #expect(judged.rows.map { $0.former?.person.name } == ["邓子墨"], "曹佳宁 has it already")
        #expect(judged.rows.map { $0.row.person[.postcode] } == ["215000"] && staged.report.rejected == 0)
        #expect(try desk.find(DeskFixture.reference(7)) == former[6])
        #expect(try desk.submit(staged.number, goodRowsOnly: false, operator: "王").submitted == 1)
        #expect(try desk.find(DeskFixture.reference(7)).person[.postcode] == "215000")
        _ = try desk.undo(staged.number, operator: "王")
        #expect(try desk.find(DeskFixture.reference(7)) == former[6])
    }

    @Test func aFillThatIsWrongIsJudgedLikeAnyRow() throws {
        let staged = try desk.fill(.plan, with: "XX", of: .everyone(RosterQuery()), operator: "王")
        #expect(staged.report.accepted == 0 && Set(staged.report.findings.filter { $0.severity == .error }.map(\.code)) == [.planUnknown])
        #expect(throws: DeskError.batchHasErrors(rows: 8)) { try desk.submit(staged.number, goodRowsOnly: false, operator: "王") }
    }

    @Test(arguments: [PersonField.name, .identityNumber, .birthDate])
    func whatIsEveryonesOwnIsNotFilled(_ field: PersonField) {
        #expect(throws: DeskError.fieldIsOwn(field.title)) {
            try desk.fill(field, with: "x", of: .everyone(RosterQuery()), operator: "王")
        }
    }

    @Test func aFillThatChangesNobodyIsSaidSo() throws {
        #expect(throws: DeskError.nothingChanged(rows: 8)) {
            try desk.fill(.community, with: "16766", of: .everyone(RosterQuery()), operator: "王")
        }
        #expect(try desk.batches().isEmpty)
    }

    // MARK: 整班升级

    /// All classes step up at once: nobody is carried on by the class that follows.
    @Test func classesMoveUpInOneBatch() throws {
        try DeskFixture.amend(desk, 1, [.className: "高一1班"])
        let staged = try desk.promote(["高一1班": "高二1班", "高二1班": "高三1班", "三年级4班": "四年级4班"], operator: "王")
        #expect(staged.report.rows == 3 && staged.report.rejected == 0)
        _ = try desk.submit(staged.number, goodRowsOnly: false, operator: "王")
        let classes = try [1, 4, 5, 8].map { try desk.find(DeskFixture.reference($0)).person[.className] }
        #expect(classes == ["高二1班", "高三1班", "四年级4班", "五年级6班"])
        #expect(try desk.classes().map(\.name) == ["四年级4班", "五年级3班", "五年级6班", "八年级4班", "八年级5班", "高二1班", "高三1班"])
    }

    /// Generated twice by an impatient hand: the second batch carries nobody on and stands in nobody's way.
    @Test func whoMovedUpAlreadyDoesNotMoveTwice() throws {
        let former = try desk.everyone()
        let batches = try [0, 1].map { _ in try desk.promote(["三年级4班": "四年级4班", "四年级4班": "五年级4班"], operator: "王").number }
        for batch in batches { _ = try desk.submit(batch, goodRowsOnly: false, operator: "王") }
        let record = try desk.find(DeskFixture.reference(5))
        #expect(record.person[.className] == "四年级4班" && record.version == 2)
        #expect(try desk.undo(batches[0], operator: "王") == 1)
        #expect(try desk.everyone() == former)
    }

    @Test func onlyThoseInTheYearMoveUp() throws {
        _ = try desk.reduce(.people([DeskFixture.reference(2)]), reason: "转学", operator: "王")
        #expect(try desk.promote(["八年级5班": "九年级5班"], operator: "王").report.rows == 1)
    }
}
