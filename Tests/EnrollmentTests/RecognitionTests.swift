import Testing

@testable import Enrollment

@Suite struct RecognitionTests {
    private func sheet(_ rows: [[String]], name: String = "Sheet1", rowCount: Int? = nil, isHidden: Bool = false) -> SourceSheet {
        let cells = rows.map { $0.map { $0.isEmpty ? SourceCell.empty : .text($0) } }
        let numbered = cells.enumerated().map { SourceRow(number: $0 + 1, cells: $1) }.filter { !$0.cells.isEmpty }
        return SourceSheet(name: name, rows: numbered, rowCount: rowCount ?? rows.count, isTextFile: false, isHidden: isHidden)
    }

    private let header = Layout.additions.columns
    private let person = ["1"] + PersonField.allCases.map { Rows.good[$0] ?? "" }
    private let reduction = ["1", "001", "320599201703161084", "程诗琪"]

    @Test func aTitleAboveTheHeaderIsSkipped() throws {
        let found = try Layout.additions.recognise([sheet([["云川实验学校 2026年新生名单"], [], header, person, [], person])], chosen: nil)
        #expect(found.table.heading.count == 2)
        #expect(found.table.rows.map(\.number) == [4, 6])
        #expect(found.table.blankRows == 1)
    }

    @Test func aHeaderWithAnyWordingIsOne() throws {
        var odd = header
        odd[2] = "001"
        #expect(try Layout.additions.recognise([sheet([odd, person])], chosen: nil).table.rows.count == 1)
    }

    @Test func aFirstPersonWithoutNumberIsNoHeader() throws {
        var nameless = person
        nameless[3] = ""
        #expect(try Layout.additions.recognise([sheet([header, nameless, person])], chosen: nil).table.rows.count == 2)
    }

    @Test func noHeaderAtAll() throws {
        #expect(try Layout.reductions.recognise([sheet([reduction, reduction])], chosen: nil).table.rows.count == 2)
    }

    @Test func formattedBlankRowsAreCounted() throws {
        #expect(try Layout.additions.recognise([sheet([header, person], rowCount: 65_536)], chosen: nil).table.blankRows == 65_534)
    }

    @Test func refusals() {
        func code(_ layout: Layout, _ sheets: [SourceSheet]) -> String? {
            do {
                _ = try layout.recognise(sheets, chosen: nil)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code(.additions, []) == "layout.empty")
        #expect(code(.additions, [sheet([])]) == "layout.empty")
        #expect(code(.additions, [sheet([header])]) == "layout.empty")
        #expect(code(.additions, [sheet([Layout.reductions.columns, reduction])]) == "layout.mismatch")
        #expect(code(.reductions, [sheet([header, person])]) == "layout.mismatch")
        #expect(code(.additions, [sheet([["日期", "金额"], ["一月", "二月"]])]) == "layout.mismatch")
        #expect(code(.additions, [sheet([header, person]), sheet([header, person], name: "Sheet2")]) == "layout.ambiguous-sheet")
        #expect(code(.additions, [sheet([["说明"]]), sheet([header, person])]) == nil)
        #expect(code(.additions, [sheet([header, person]), sheet([header, person], name: "旧", isHidden: true)]) == nil)
    }

    @Test func rowsOfOurErrorSheetFindTheRowTheyMend() throws {
        let table = try Layout.reductions.recognise(
            [sheet([Layout.reductions.columns + ["错误原因", "批次-行号"], reduction + ["", "12-5"]])], chosen: nil
        ).table
        #expect(table.mends == [2: MendTag(batch: 12, row: 5)])
    }

    @Test func feesFootAndMissingRatesAreNoZero() {
        let exempt = Rows.addition([.exempt: .text("Y"), .exemptionType: .text("001")]).person
        let fees = FeeSummary.byPlan([Rows.addition([:]).person, exempt], rates: SampleTables.rates)
        #expect(fees.map(\.insured) == [2] && fees.map(\.exempt) == [1])
        #expect(fees[0].amounts?.personal == 20000)
        #expect(FeeSummary.total(fees).amounts == fees[0].amounts)
        #expect(FeeSummary.byPlan([exempt], rates: [])[0].amounts == nil)
    }
}
