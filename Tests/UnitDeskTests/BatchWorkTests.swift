import Enrollment
import Testing
import UnitStore
import Workbook

@testable import UnitDesk

@Suite struct BatchWorkTests {
    let desk: UnitDesk
    init() throws { desk = try DeskFixture.desk() }

    private func stage() throws -> Int {
        try desk.stage(.additions, fileName: "新生.xls", bytes: DeskFixture.additions(), sheet: nil, operator: "王").number
    }

    @Test func goodRowsNeedNotWaitForBadOnes() throws {
        let number = try stage()
        #expect(throws: DeskError.batchHasErrors(rows: 3)) { try desk.submit(number, goodRowsOnly: false, operator: "王") }
        let done = try desk.submit(number, goodRowsOnly: true, operator: "王")
        #expect(done.submitted == 3 && done.kept == 3)
        #expect(try desk.judgedBatch(number).rows.map(\.row.number) == [5, 6, 7])
        #expect(try desk.equation() == Equation(renewals: 8, additions: 3, reductions: 0))
    }

    @Test func theErrorSheetTouchesOnlyItsRows() throws {
        let number = try stage()
        let sheet = try #require(try Workbook(reading: desk.errorSheet(number, as: .xls)).sheets.first)
        #expect(sheet.rowCount == 4)
        #expect(sheet.cell(row: 0, column: 18) == .text("错误原因") && sheet.cell(row: 1, column: 19) == .text("\(number)-5"))
        // The clerk mends the phone of the last row and takes the sheet in again.
        var rows = sheet.occupiedRows.map { Array($0.cells) }
        rows[3][15] = .text("13812345678")
        let mended = try SheetDraft(name: "错误表", header: [], rows: rows).encoded(as: .xls)
        let again = try desk.stage(.additions, fileName: "错误表.xls", bytes: mended, sheet: nil, operator: "王")
        #expect(again.number == number)
        let judged = try desk.judgedBatch(number)
        #expect(judged.rows.count == 6 && judged.rejected == 2)
        #expect(judged.rows.first { $0.row.number == 7 }?.isRejected == false)
    }

    @Test func aConfirmedRowGoesInWithItsCodes() throws {
        let number = try stage()
        #expect(try desk.confirm(number, row: 5, reason: "已核对户口簿", operator: "王") == [.identityNumberChecksum])
        #expect(throws: DeskError.nothingToConfirm(row: 7)) { try desk.confirm(number, row: 7, reason: "x", operator: "王") }
        #expect(throws: DeskError.reasonMissing) { try desk.confirm(number, row: 5, reason: " ", operator: "王") }
        #expect(try desk.submit(number, goodRowsOnly: true, operator: "王").submitted == 4)
        var query = ListQuery()
        query.roster.text = "袁明哲"
        #expect(try desk.people(query.roster).map(\.confirmed) == [[.identityNumberChecksum]])
    }

    @Test func aDeletedRowComesBack() throws {
        let number = try stage()
        try desk.deleteRows([2, 5], ofBatch: number, operator: "王")
        #expect(try desk.judgedBatch(number).rows.count == 4)
        #expect(throws: StoreError.rowUnknown(batch: number, row: 2)) { try desk.deleteRows([2], ofBatch: number, operator: "王") }
        try desk.bringBackRows([2, 5], ofBatch: number, operator: "王")
        #expect(try desk.judgedBatch(number).rows.count == 6)
    }

    @Test func theSameListTwiceIsSeen() throws {
        _ = try stage()
        let second = try desk.judgedBatch(stage())
        #expect(second.rows.flatMap(\.findings).contains { $0.code == .duplicateOtherBatch })
        _ = try desk.submit(second.batch.number, goodRowsOnly: true, operator: "王")
        let third = try desk.judgedBatch(stage())
        #expect(third.rows.flatMap(\.findings).count { $0.code == .duplicateDeclared } == 3)
    }

    @Test func aRefusedFileStoresNothing() throws {
        for bytes in [[UInt8]("x".utf8), try DeskFixture.reductions(), []] {
            #expect(throws: (any Error).self) { try desk.stage(.additions, fileName: "x.xls", bytes: bytes, sheet: nil, operator: "王") }
        }
        #expect(try desk.batches().isEmpty)
    }

    @Test func rulesRunAgainAtSubmit() throws {
        let first = try stage()
        let second = try stage()
        _ = try desk.submit(first, goodRowsOnly: true, operator: "王")
        #expect(throws: DeskError.batchEmpty) { try desk.submit(second, goodRowsOnly: true, operator: "王") }
    }
}
