import Testing

@testable import Enrollment

@Suite struct RecognitionTests {
    private func sheet(_ rows: [[String]], name: String = "Sheet1", rowCount: Int? = nil, isHidden: Bool = false) -> SourceSheet {
        Sheets.sheet(rows, name: name, rowCount: rowCount, isHidden: isHidden)
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

    // MARK: 批量修改

    /// The roster as it is exported: 编号, which an addition has none of, and the 17 fields.
    private var roster: [[String]] {
        [Layout.amendments.columns, ["100001"] + person.dropFirst(), [""] + person.dropFirst()]
    }

    @Test func anExportedRosterIsTakenWithItsNumbers() throws {
        let table = try Layout.amendments.recognise([sheet([["云川实验学校"]] + roster)], chosen: nil).table
        #expect(table.heading.count == 2 && table.rows.map(\.number) == [3, 4])
        let rows = table.rows.map { BatchRow($0, layout: .amendments, normaliser: Rows.normaliser, isTextFile: false) }
        #expect(rows.map(\.sequence) == ["100001", ""] && rows.map(\.person.name) == ["程诗琪", "程诗琪"])
        #expect(rows[0].person == Rows.addition([:]).person)
        #expect(Layout.amendments.columns.prefix(2) == ["编号", "姓名"] && Layout.additions.columns.prefix(2) == ["序号", "姓名"])
    }

    @Test func aNumberTypedAsANumberIsTheSame() throws {
        let cells = [SourceCell.number(100_001)] + person.dropFirst().map { SourceCell.text($0) }
        let row = BatchRow(SourceRow(number: 2, cells: cells), layout: .amendments, normaliser: Rows.normaliser, isTextFile: false)
        #expect(row.sequence == "100001")
    }

    /// A list of new students has the shape of a roster: that its 序号 are nobody's 编号 is for the rules to say.
    @Test(
        arguments: [
            (Layout.amendments, "additions", nil), (.amendments, "roster", nil), (.additions, "roster", nil),
            (.amendments, "reductions", "other"),
            (.amendments, "two columns", "columns 2"), (.amendments, "header", "empty"), (.amendments, "few columns", "columns 6"),
            (.reductions, "roster", "other"), (.amendments, "nothing known", "columns 3"), (.amendments, "wide", "no numbers"),
        ] as [(Layout, String, String?)])
    func whatIsTakenForWhat(_ layout: Layout, _ file: String, _ refusal: String?) {
        let rows: [String: [[String]]] = [
            "additions": [header, person], "roster": roster, "reductions": [Layout.reductions.columns, reduction],
            "two columns": [["编号", "姓名"], ["100001", "程诗琪"]], "header": [Layout.amendments.columns],
            "few columns": [Array(header.prefix(6)), Array(person.prefix(6))], "nothing known": [["说明", "", "见下表"]],
            "wide": [Array(repeating: "说明", count: 18)],
        ]
        var found: String?
        do { _ = try layout.recognise([sheet(rows[file] ?? [])], chosen: nil) } catch {
            switch error {
            case .mismatch(let expected, let shape):
                #expect(expected == layout)
                switch shape {
                case .other: found = "other"
                case .columns(let count): found = "columns \(count)"
                case .noIdentityNumbers: found = "no numbers"
                }
            case .empty: found = "empty"
            default: found = error.code
            }
        }
        #expect(found == refusal)
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
