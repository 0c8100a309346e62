import Foundation
import Testing
import Workbook

@testable import Paperwork

@Suite struct ListingTests {
    private let listing = Listing(
        title: "名单",
        columns: [
            ListingColumn("reference", "人员", isForPrograms: true), ListingColumn("name", "姓名"), ListingColumn("state", "状态"),
            ListingColumn("count", "人数"),
            ListingColumn("personal", "个人缴费金额"), ListingColumn("village", "村缴费金额"),
        ],
        rows: [[.text("P1"), .text("小\"米\n"), .word("open", reads: "待处理"), .count(3), .fen(-123_456), .none(reads: "无费率")]])

    @Test func peopleReadTheManualsWords() throws {
        let shown = listing.forPeople
        #expect(shown.header == ["姓名", "状态", "人数", "个人缴费金额", "村缴费金额"])
        #expect(shown.texts == [["小\"米\n", "待处理", "3", "-1234.56", "无费率"]])
        let sheet = try #require(try Workbook(reading: listing.encoded(as: .xls)).sheets.first)
        #expect(sheet.cell(row: 0, column: 0) == .text("姓名") && sheet.cell(row: 1, column: 3) == .text("-1234.56"))
    }

    @Test func programsReadTheWordsOfTheTables() throws {
        let read = try #require(try JSONSerialization.jsonObject(with: Data(listing.json())) as? [[String: Any]])
        #expect(read[0]["reference"] as? String == "P1" && read[0]["state"] as? String == "open" && read[0]["name"] as? String == "小\"米\n")
        #expect(read[0]["personal"] as? Int == -123_456 && read[0]["count"] as? Int == 3 && read[0]["village"] is NSNull)
        #expect(String(decoding: Listing(title: "", columns: [], rows: []).json(), as: UTF8.self) == "[]\n")
    }

    /// The header takes a row of its own.
    @Test(arguments: [(65_535, WorkbookFormat.xls, true), (65_536, .xls, false), (65_536, .xlsx, true), (1_048_576, .csv, true)])
    func aSheetHasRoomForSoMany(_ rows: Int, _ format: WorkbookFormat, _ fits: Bool) throws {
        let listing = Listing(title: "x", columns: [ListingColumn("x", "x")], rows: Array(repeating: [], count: rows))
        guard !fits else { return try listing.check(fits: format) }
        #expect(throws: WorkbookError.tooManyRows(limit: rows)) { try listing.check(fits: format) }
    }

    @Test(arguments: [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123_456, "1234.56"), (100, "1.00")])
    func fenReadAsYuan(_ fen: Int, _ yuan: String) {
        #expect(Money.yuan(fen) == yuan)
    }
}
