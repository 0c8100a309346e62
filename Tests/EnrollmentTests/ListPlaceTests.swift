import Testing

@testable import Enrollment

/// Lists as clerks really hand them over: titles above, columns left empty in front, notes below.
@Suite struct ListPlaceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let layout: Layout
        let rows: [[String]]
        /// First column, rows above, numbers of the data rows.
        let found: (first: Int, heading: Int, numbers: [Int])

        init(_ name: String, _ layout: Layout, _ rows: [[String]], first: Int, heading: Int, _ numbers: [Int]) {
            testDescription = name
            self.layout = layout
            self.rows = rows
            found = (first, heading, numbers)
        }
    }

    private static let header = Layout.additions.columns
    private static let person = ["1"] + PersonField.allCases.map { Rows.good[$0] ?? "" }
    private static let leaver = ["1", "001", "320599201703161084", "程诗琪"]
    private static let leavers = Layout.reductions.columns
    private static let title = ["云川实验学校 2026年新生名单"]
    private static func shifted(_ row: [String], by columns: Int = 1) -> [String] { Array(repeating: "", count: columns) + row }
    private static func replaced(_ column: Int, _ text: String, _ row: [String]) -> [String] {
        var row = row
        row[column] = text
        return row
    }
    private static func without(_ column: Int, _ row: [String]) -> [String] {
        var row = row
        row[column] = ""
        return row
    }

    static let cases = [
        Case("a title", .additions, [title, header, person], first: 0, heading: 2, [3]),
        Case("two titles", .additions, [title, ["联系人：王老师　电话：13812345678"], header, person], first: 0, heading: 3, [4]),
        Case(
            "a date above the numbers", .additions, [title, ["填表日期", "", "", "2026-09-01"], header, person], first: 0, heading: 3, [4]),
        Case("a telephone above the numbers", .reductions, [["电话", "", "13812345678"], leavers, leaver], first: 0, heading: 2, [3]),
        Case(
            "a line under the header", .additions, [header, ["", "必填", "见代码表", "18 位"], person], first: 0, heading: 2, [3]),
        Case("an empty column in front", .additions, [shifted(header), shifted(person)], first: 1, heading: 1, [2]),
        Case("two empty columns", .additions, [shifted(header, by: 2), shifted(person, by: 2)], first: 2, heading: 1, [2]),
        Case("its title begins in A", .additions, [title, title, shifted(header), shifted(person)], first: 1, heading: 3, [4]),
        Case("its sum stands in A", .additions, [shifted(header), shifted(person), ["合计 1 人"]], first: 1, heading: 1, [2, 3]),
        Case(
            "the first child has no number, no sex, no birth", .additions,
            [header, without(3, without(4, without(5, without(7, person)))), person], first: 0, heading: 1, [2, 3]),
        Case(
            "leavers, the first without number and type", .reductions, [leavers, without(1, without(2, leaver)), leaver], first: 0,
            heading: 1, [2, 3]),
        Case(
            "a line under the header and a child without number", .additions,
            [header, ["", "必填", "见代码表", "18 位"], without(3, without(4, without(5, without(7, person)))), person], first: 0, heading: 2,
            [3, 4]),
        Case(
            "no header, a number that is 暂无号码", .additions, [person, person, replaced(3, "暂无号码", person), person, person], first: 0,
            heading: 0, [1, 2, 3, 4, 5]),
        Case(
            "other titles, a number that is 无证件号码", .reductions,
            [["编号", "类型", "身份证", "学生"], leaver, leaver, replaced(2, "无证件号码", leaver), leaver], first: 0, heading: 1, [2, 3, 4, 5]),
        Case("a header copied into the list", .additions, [person, person, header, person], first: 0, heading: 0, [1, 2, 3, 4]),
        Case(
            "a tick in front of one", .additions, [shifted(header), shifted(person), ["√"] + person, shifted(person)], first: 1, heading: 1,
            [2, 3, 4]),
        Case(
            "three columns in front, long 序号", .additions, [shifted(header, by: 3), shifted(["20260001"] + person.dropFirst(), by: 3)],
            first: 3, heading: 1, [2]),
        Case(
            "our own error sheet, its first rows without a number", .additions,
            [
                header + ["错误原因", "批次-行号"], without(3, without(4, without(5, without(7, person)))) + ["x", "1-2"], person + ["x", "1-3"],
            ], first: 0, heading: 1, [2, 3]),
        Case("no header", .additions, [person, person], first: 0, heading: 0, [1, 2]),
        Case("no header, the first number missing", .additions, [without(3, person), person], first: 0, heading: 0, [1, 2]),
        Case(
            "no header, the first without number, sex and birth", .additions, [without(3, without(4, without(5, person))), person],
            first: 0, heading: 0, [1, 2]),
        Case("no header and an empty column", .additions, [shifted(person), shifted(person)], first: 1, heading: 0, [1, 2]),
        Case("a title, no header, an empty column", .additions, [title, shifted(person)], first: 1, heading: 1, [2]),
        Case("no number can be read", .additions, [shifted(header), shifted(without(3, person))], first: 1, heading: 1, [2]),
        Case("序号 empty throughout", .additions, [header, without(0, person), without(0, person)], first: 0, heading: 1, [2, 3]),
        Case("序号 empty and no header", .additions, [without(0, person), without(0, person)], first: 0, heading: 0, [1, 2]),
        Case("编号 empty throughout", .amendments, [Layout.amendments.columns, without(0, person)], first: 0, heading: 1, [2]),
        Case("leavers without a header", .reductions, [leaver, without(2, leaver)], first: 0, heading: 0, [1, 2]),
        Case("leavers, an empty column", .reductions, [title, shifted(leavers), shifted(leaver)], first: 1, heading: 2, [3]),
        Case(
            "leavers, two empty columns, long 序号", .reductions,
            [shifted(leavers, by: 2), shifted(["20260001"] + leaver.dropFirst(), by: 2)], first: 2, heading: 1, [2]),
        Case("leavers, no header, an empty column", .reductions, [shifted(leaver), shifted(leaver)], first: 1, heading: 0, [1, 2]),
        Case("a header repeated on the next page", .reductions, [leavers, leaver, leavers, leaver], first: 0, heading: 1, [2, 3, 4]),
        Case(
            "our own error sheet, nothing left to read", .additions,
            [title, shifted(header) + ["错误原因", "批次-行号"], shifted([String](repeating: "", count: 18)) + ["x", "1-2"]], first: 1,
            heading: 2, [3]),
    ]

    @Test(arguments: cases) func whereItBegins(_ example: Case) throws {
        let table = try example.layout.recognise(Sheets.sheet(example.rows))
        #expect(table.firstColumn == example.found.first && table.heading.count == example.found.heading)
        #expect(table.rows.map(\.number) == example.found.numbers)
        guard let row = example.rows.indices.last(where: { example.rows[$0].contains("程诗琪") }) else { return }
        let index = try #require(table.rows.firstIndex { $0.number == row + 1 })
        let read = table.row(index, layout: example.layout, normaliser: Rows.normaliser, isTextFile: false)
        #expect(read.person.name == "程诗琪", "its cells count from the first column of the list")
        #expect(table.rows[index].cell(table.firstColumn + 1 + (example.layout.fields.firstIndex(of: .name) ?? 0)) == .text("程诗琪"))
    }

    @Test(
        arguments: [
            ("additions with an empty column", Layout.reductions, [shifted(header), shifted(person)]),
            ("additions without 序号", .reductions, [header, without(0, person), without(0, person)]),
            ("leavers with an empty column", .additions, [shifted(leavers), shifted(leaver)]),
            ("leavers with an empty column, no header", .amendments, [shifted(leaver), shifted(leaver)]),
        ] as [(String, Layout, [[String]])])
    func theOtherListIsToldApart(_ name: String, _ layout: Layout, _ rows: [[String]]) {
        #expect(throws: LayoutError.mismatch(expected: layout, found: .other(layout.other)), "\(name)") {
            try layout.recognise(Sheets.sheet(rows))
        }
    }

    /// What stands below a list is a row with errors: it neither becomes a person nor vanishes.
    @Test(arguments: [
        ["合计"], ["合计：1 人"], ["", "合计", "", "1"], ["制表人：王老师　审核人：李老师"], ["填表说明：证件类型见代码表"], ["", "制表日期", "", "2026-09-01"],
        ["", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "张校长"],
    ])
    func whatStandsBelowIsLoud(_ below: [String]) throws {
        for layout in [Layout.additions, .reductions] {
            let list = layout == .additions ? [Self.header, Self.person] : [Self.leavers, Self.leaver]
            let table = try layout.recognise(Sheets.sheet(list + [[], below]))
            let rows = table.rows.indices.map { table.row($0, layout: layout, normaliser: Rows.normaliser, isTextFile: false) }
            var roster = RosterView()
            if layout == .reductions { roster.declared[rows[0].person.identity] = "程诗琪" }
            let findings = layout.findings(rows, in: Rows.context(roster: roster))
            #expect(rows.map(\.number) == [2, 4] && Set(findings.map(\.row)) == [4] && findings.contains { $0.severity == .error })
        }
    }
}
