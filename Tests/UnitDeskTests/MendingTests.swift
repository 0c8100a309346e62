import Enrollment
import Testing
import UnitStore
import Workbook

@testable import UnitDesk

/// The demonstration's list: rows 2 to 4 are good, 5 has a wrong check character, 6 a lost number, 7 no phone.
@Suite struct MendingTests {
    let desk: UnitDesk
    let batch: Int

    init() throws {
        desk = try DeskFixture.desk()
        batch = try desk.stage(.additions, fileName: "新生.xls", bytes: DeskFixture.additions(), sheet: nil, operator: "王").number
    }

    private func row(_ number: Int) throws -> JudgedBatch.Row {
        try #require(try desk.judgedBatch(batch).rows.first { $0.row.number == number })
    }

    private func mend(_ typed: [Int: [PersonField: String]]) throws { try desk.mend(typed, ofBatch: batch, operator: "王") }

    @Test func aMendedCellIsNormalisedAndJudgedAnew() throws {
        #expect(try row(7).openErrors.map(\.code) == [.phoneMissing])
        try mend([7: [.phone: " １３８-1234-5678 "]])
        let mended = try row(7)
        #expect(mended.row.person[.phone] == "13812345678" && !mended.isRejected)
        #expect(mended.cells[15] == " １３８-1234-5678 ", "the clerk's own cell")
        try mend([7: [.phone: "1"]])
        #expect(try row(7).openErrors.map(\.code) == [.phoneFormat])
        #expect(try desk.judgedBatch(batch).rows.count == 6)
    }

    /// What Excel lost is typed again, as text.
    @Test func aLostNumberIsMended() throws {
        #expect(try row(6).openErrors.map(\.code) == [.identityNumberDigitsLost])
        let body = "32059920170709001"
        let check = try #require(EighteenDigits(body + "0")).expectedCheck
        try mend([6: [.identityNumber: body + String(check)]])
        #expect(try row(6).openErrors == [])
    }

    @Test func severalRowsAreMendedTogether() throws {
        try mend([2: [.address: "甲路"], 3: [.address: "乙路", .className: "高一1班"], 4: [:]])
        #expect(try [2, 3, 4].map { try row($0).row.person[.address] } == ["甲路", "乙路", "吴江市桃源镇"])
        #expect(try row(3).row.person[.className] == "高一1班")
    }

    @Test(arguments: ["no such row", "deleted", "submitted", "discarded"])
    func aRowThatIsNotOpenIsRefusedAndNothingChanged(_ state: String) throws {
        var error = StoreError.rowUnknown(batch: batch, row: 4)
        switch state {
        case "deleted": try desk.deleteRows([4], ofBatch: batch, operator: "王")
        case "submitted": _ = try desk.submit(batch, goodRowsOnly: true, operator: "王")
        case "discarded":
            _ = try desk.discard(batch, operator: "王")
            error = .batchSubmitted(batch)
        default: error = .rowUnknown(batch: batch, row: 99)
        }
        let wanted = state == "no such row" ? 99 : 4
        let head = try desk.store.journalEnd().head
        #expect(throws: error) { try mend([7: [.phone: "13812345678"], wanted: [.phone: "13812345678"]]) }
        #expect(try desk.store.journalEnd().head == head)
        #expect(throws: StoreError.batchUnknown(99)) { try desk.mend([2: [:]], ofBatch: 99, operator: "王") }
    }

    @Test func whatIsTypedAsItStandsIsNoChange() throws {
        _ = try desk.confirm(batch, row: 5, reason: "户口簿", operator: "王")
        let head = try desk.store.journalEnd().head
        let same = try row(5).row.person
        try mend([5: Dictionary(uniqueKeysWithValues: PersonField.allCases.map { ($0, same[$0]) })])
        #expect(try desk.store.journalEnd().head == head && row(5).confirmed == [.identityNumberChecksum])
        try mend([5: [.phone: "13812345678"]])
        #expect(try row(5).confirmed == [], "what was confirmed of the old row is asked again")
    }

    @Test func aReductionHasOnlyItsThreeFields() throws {
        let reductions = try desk.stage(.reductions, fileName: "减少.xls", bytes: DeskFixture.reductions(), sheet: nil, operator: "王").number
        try desk.mend([3: [.identityNumber: "320599200910159260", .phone: "1"]], ofBatch: reductions, operator: "王")
        let mended = try #require(try desk.judgedBatch(reductions).rows.first { $0.row.number == 3 })
        #expect(mended.row.person[.identityNumber] == "320599200910159260" && mended.row.person[.phone] == "" && mended.cells.count == 4)
    }

    /// Columns of the clerk's own, in any number, come back in their places, and only the sheet's rows are touched.
    @Test func theErrorSheetKeepsTheClerksColumnsAndOrder() throws {
        let own = ["班主任", "备注"]
        var (second, third) = (try row(3).cells, try row(4).cells)
        second[15] = "1"
        third[13] = ""
        let rows = [
            ["2026年新生"], Layout.additions.columns + own, try row(2).cells + ["李老师"], second + ["", "走读"], third + ["王老师", "寄宿"],
        ]
        let bytes = try SheetDraft(name: "名单", header: [], rows: rows).encoded(as: .xls)
        let number = try desk.stage(.additions, fileName: "自己的.xls", bytes: bytes, sheet: nil, operator: "王").number
        let sheet = try #require(try Workbook(reading: desk.errorSheet(number, as: .xls)).sheets.first)
        var cells = sheet.occupiedRows.map { $0.cells.map(\.displayText) }
        #expect(cells[0] == ["2026年新生"] && cells[1] == Layout.additions.columns + own + ["错误原因", "批次-行号"])
        #expect(cells.count == 4 && cells[2].count == 22)
        #expect(cells[2][18..<20] == ["", "走读"] && cells[2][21] == "\(number)-4" && cells[3][21] == "\(number)-5")
        #expect(cells[2][20].hasPrefix("联系电话：") && cells[3][20].hasPrefix("家庭地址："))
        // Mended in another order, one of them still wrong.
        cells[3][13] = "桃源路1号"
        cells.swapAt(2, 3)
        let mended = try SheetDraft(name: "错误表", header: [], rows: cells).encoded(as: .xlsx)
        let again = try desk.stage(.additions, fileName: "错误表.xlsx", bytes: mended, sheet: nil, operator: "王")
        #expect(again.number == number && again.mended == 2)
        let judged = try desk.judgedBatch(number)
        #expect(judged.rows.map(\.row.number) == [3, 4, 5] && judged.rows.map(\.isRejected) == [false, true, false])
        #expect(judged.rows.map { Array($0.cells.dropFirst(18)) } == [["李老师"], ["", "走读"], ["王老师", "寄宿"]])
        #expect(judged.rows[2].row.person[.address] == "桃源路1号")
    }

    /// Our sheet is all text: a number that Excel has cut, or a class that it made a date, is not healed by the way through it.
    @Test func anErrorSheetThatIsBroughtBackUnchangedChangesNothing() throws {
        var rows: [[Cell]] = try [Layout.additions.columns, row(2).cells, row(3).cells].map { $0.map { Cell.text($0) } }
        rows[1][3] = .number(3.20599201703161e17)
        rows[2][12] = .text("三年级4班")
        let bytes = try SheetDraft(name: "名单", header: [], rows: rows).encoded(as: .xls)
        let number = try desk.stage(.additions, fileName: "自己的.xls", bytes: bytes, sheet: nil, operator: "王").number
        #expect(try desk.judgedBatch(number).rows[0].openErrors.map(\.code) == [.identityNumberDigitsLost])
        let errors = try desk.errorSheet(number, as: .xlsx)
        #expect(try desk.stage(.additions, fileName: "错误表.xlsx", bytes: errors, sheet: nil, operator: "王").number == number)
        #expect(
            try desk.judgedBatch(number).rows[0].openErrors.map(\.code) == [.identityNumberDigitsLost], "unchanged it is as wrong as before"
        )

        let sheet = try #require(try Workbook(reading: errors).sheets.first)
        var cells = sheet.occupiedRows.map { Array($0.cells) }
        cells[1][3] = .text("320599201703161084")
        let mended = try SheetDraft(name: "错误表", header: [], rows: cells).encoded(as: .xlsx)
        _ = try desk.stage(.additions, fileName: "错误表.xlsx", bytes: mended, sheet: nil, operator: "王")
        #expect(try desk.judgedBatch(number).rows[0].openErrors.map(\.code).contains(.identityNumberDigitsLost) == false)
    }

    /// Two titles above, a column left empty in front, a sum below: all of it comes back as it was, and what is mended finds its row.
    @Test(arguments: [true, false]) func aListThatBeginsInBComesBackInB(_ keepsFront: Bool) throws {
        let list = try [2, 3, 4].map { [""] + (try row($0).cells) }
        var wrong = list[1]
        wrong[16] = "1"
        let heading = [["云川实验学校 2026年新生名单"], ["", "填表日期", "", "", "2026-09-01"], [""] + Layout.additions.columns]
        let bytes = try SheetDraft(name: "名单", header: [], rows: heading + [list[0], wrong, list[2], ["合计", "3 人"]]).encoded(as: .xls)
        let number = try desk.stage(.additions, fileName: "自己的.xls", bytes: bytes, sheet: nil, operator: "王").number
        var judged = try desk.judgedBatch(number)
        #expect(judged.rows.map(\.row.number) == [4, 5, 6, 7] && judged.rows.map(\.isRejected) == [false, true, false, true])
        #expect(judged.rows.last?.row.sequence == "合计 3 人")
        #expect(judged.batch.firstColumn == 1 && judged.rows[1].cells == wrong && judged.rows[1].openErrors.map(\.code) == [.phoneFormat])

        let errors = try desk.errorSheet(number, as: .xls)
        let sheet = try #require(try Workbook(reading: errors).sheets.first)
        var cells = sheet.occupiedRows.map { $0.cells.map(\.displayText) }
        #expect(cells[0] == heading[0] && cells[1] == heading[1] && cells[2] == heading[2] + ["错误原因", "批次-行号"])
        #expect(cells[3].prefix(19) == wrong[...] && cells[3][19].hasPrefix("联系电话：") && cells[3][20] == "\(number)-5")
        #expect(cells[4].prefix(2) == ["合计", "3 人"] && cells[4][20] == "\(number)-7" && cells.count == 5)

        cells[3][16] = "13812345678"
        if !keepsFront { cells = cells.map { Array($0.dropFirst()) } }
        let mended = try SheetDraft(name: "错误表", header: [], rows: cells).encoded(as: .xls)
        let again = try desk.stage(.additions, fileName: "错误表.xls", bytes: mended, sheet: nil, operator: "王")
        #expect(again.number == number && again.mended == 2)
        judged = try desk.judgedBatch(number)
        #expect(judged.rows.map(\.isRejected) == [false, false, false, true])
        wrong[16] = "13812345678"
        #expect(judged.rows[1].cells == wrong && judged.rows[3].cells.prefix(2) == ["合计", "3 人"])
        try desk.mend([4: [.phone: "13900000000"]], ofBatch: number, operator: "王")
        #expect(try desk.judgedBatch(number).rows[0].cells[16] == "13900000000")
    }

    /// A list without a header gets the layout's, over the clerk's own columns.
    @Test func anErrorSheetOfAListWithoutHeaderIsTakenBack() throws {
        var wrong = try row(3).cells
        wrong[15] = "1"
        let bytes = try SheetDraft(name: "名单", header: [], rows: [[""] + row(2).cells, [""] + wrong]).encoded(as: .xls)
        let number = try desk.stage(.additions, fileName: "自己的.xls", bytes: bytes, sheet: nil, operator: "王").number
        let errors = try desk.errorSheet(number, as: .xls)
        let sheet = try #require(try Workbook(reading: errors).sheets.first)
        var cells = sheet.occupiedRows.map { $0.cells.map(\.displayText) }
        #expect(cells[0] == [""] + Layout.additions.columns + ["错误原因", "批次-行号"] && cells.count == 2)
        cells[1][16] = "13812345678"
        let mended = try SheetDraft(name: "错误表", header: [], rows: cells).encoded(as: .xls)
        #expect(try desk.stage(.additions, fileName: "错误表.xls", bytes: mended, sheet: nil, operator: "王").mended == 1)
        #expect(try desk.judgedBatch(number).rows.map(\.isRejected) == [false, false])
    }

    /// A sheet of a batch that is closed by now is a list like any other.
    @Test func anErrorSheetOfAClosedBatchIsANewList() throws {
        let errors = try desk.errorSheet(batch, as: .xls)
        _ = try desk.discard(batch, operator: "王")
        let again = try desk.stage(.additions, fileName: "错误表.xls", bytes: errors, sheet: nil, operator: "王")
        #expect(again.mended == nil && again.number != batch && again.report.rows == 3)
    }
}
