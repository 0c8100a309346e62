import Testing

@testable import Enrollment

/// Which of several sheets is the list.
@Suite struct SheetChoiceTests {
    private static let person = ["1"] + PersonField.allCases.map { Rows.good[$0] ?? "" }
    private static let leaver = ["1", "001", "320599201703161084", "程诗琪"]

    private static func additions(_ name: String, _ people: [String] = ["程诗琪"], isHidden: Bool = false) -> SourceSheet {
        let rows = people.map { [person[0], $0] + person.dropFirst(2) }
        return Sheets.sheet([["\(name)新生名单"], Layout.additions.columns] + rows, name: name, isHidden: isHidden)
    }
    private static let reductions = Sheets.sheet([Layout.reductions.columns, leaver], name: "减少")
    private static let empty = Sheets.sheet([], name: "Sheet2")
    private static let notes = Sheets.sheet([["填表说明"], ["1、证件号码请设为文本"], ["2、联系电话 0512-62881234"]], name: "说明")
    private static let codes = Sheets.sheet(
        [["序号", "社区", "代码"], ["1", "星云社区", "016766"], ["2", "彩虹社区", "016767"]], name: "代码表")
    private static let summary = Sheets.sheet(
        [["班级", "人数", "男", "女"], ["一年级1班", "45", "23", "22"], ["合计", "1045", "523", "522"]], name: "汇总")
    private static let headerOnly = Sheets.sheet([Layout.additions.columns], name: "模版")

    @Test(
        arguments: [
            ("notes first", Layout.additions, [notes, additions("名单")], 1),
            ("empty sheets behind", .additions, [additions("名单"), empty, empty], 0),
            ("codes, a summary and a blank template", .additions, [codes, summary, headerOnly, additions("名单"), empty], 3),
            ("the wrong list beside it", .additions, [reductions, additions("名单")], 1),
            ("the right one of two lists", .reductions, [additions("名单"), reductions], 1),
            ("codes that look like numbers", .reductions, [codes, reductions, summary], 1),
            ("last year's list hidden", .additions, [additions("去年", isHidden: true), additions("名单")], 1),
            ("only the hidden one fits", .additions, [notes, additions("名单", isHidden: true)], 1),
        ] as [(String, Layout, [SourceSheet], Int)])
    func theOneThatHoldsTheList(_ name: String, _ layout: Layout, _ sheets: [SourceSheet], _ index: Int) throws {
        #expect(try layout.recognise(sheets, chosen: nil).sheet == index, "\(name)")
    }

    @Test func ofSeveralThatFitTheClerkChooses() throws {
        let sheets = [
            Self.notes, Self.additions("一班", ["甲一", "甲二", "甲三", "甲四", "甲五"]), Self.additions("旧", isHidden: true),
            Self.additions("二班", ["乙　一"]),
        ]
        do {
            _ = try Layout.additions.recognise(sheets, chosen: nil)
            Issue.record("taken without asking")
        } catch {
            guard case .ambiguousSheet(let offered) = error else { throw error }
            #expect(offered.map(\.index) == [1, 3] && offered.map(\.name) == ["一班", "二班"] && offered.map(\.rows) == [5, 1])
            #expect(offered.map(\.names) == [["甲一", "甲二", "甲三", "甲四"], ["乙　一"]])
            #expect(error.message == "这个文件里有几个工作表都像名单：第 2 个“一班”（5 行）、第 4 个“二班”（1 行）。请选择要导入哪一个。")
            for sheet in offered { #expect(try Layout.additions.recognise(sheets, chosen: sheet.index).table.rows.count == sheet.rows) }
        }
    }

    /// Children of a sheet that is not read as it is must not be forgotten beside one that is.
    @Test(
        arguments: [
            ("without 序号", [[""]] + [Array(person.dropFirst())]), ("without a header, numbers only", [["备注", "320599201703161084"]]),
            ("its columns in another order", [["320599201703161084", "程诗琪", "男"]]),
        ] as [(String, [[String]])])
    func anotherSheetWithPeopleIsAskedAbout(_ name: String, _ rows: [[String]]) {
        let sheets = [Self.notes, Self.additions("一班"), Sheets.sheet(rows, name: "二班")]
        do {
            _ = try Layout.additions.recognise(sheets, chosen: nil)
            Issue.record("taken without asking: \(name)")
        } catch {
            guard case .ambiguousSheet(let offered) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(offered.map(\.name) == ["一班", "二班"] && offered.map(\.rows) == [1, 1], "\(name)")
        }
    }

    /// Of sheets that are all refused, the most alike is spoken of.
    @Test(
        arguments: [
            (
                "the wrong list behind notes", [notes, empty, reductions],
                LayoutError.mismatch(expected: .additions, found: .other(.reductions))
            ),
            ("nothing like a list", [empty, notes, summary], .mismatch(expected: .additions, found: .columns(4))),
            ("empty", [empty, empty], .empty), ("a blank template", [headerOnly], .empty),
        ] as [(String, [SourceSheet], LayoutError)])
    func whatIsSaidWhenNoneFits(_ name: String, _ sheets: [SourceSheet], _ refusal: LayoutError) {
        #expect(throws: refusal, "\(name)") { try Layout.additions.recognise(sheets, chosen: nil) }
    }
}
