import Testing

@testable import Workbook

/// One list in several tables of a page is one sheet, as in Excel.
@Suite struct HTMLPagesTests {
    private static func table(_ rows: [String], _ tag: String = "td") -> String {
        let cells = rows.enumerated().map { row, text in
            let tag = row == 0 ? tag : "td"
            return "<tr>" + text.split(separator: " ").map { "<\(tag)>\($0 == "_" ? "" : $0)</\(tag)>" }.joined()
        }
        return "<table>\(cells.joined())</table>"
    }

    private static let first = table(["姓名 号", "张三 1"], "th")
    private static let title = "<table><tr><td colspan=2>名单<tr><td>姓名<td>号<tr><td>"

    private static let whole = [["姓名", "号"], ["张三", "1"], ["李四", "2"]]

    @Test(arguments: [
        ("each with the header", first + table(["姓名 号", "李四 2"], "th"), [whole]),
        ("each with a header that is not marked", table(["姓名 号", "张三 1"]) + table(["姓名 号", "李四 2"]), [whole]),
        ("the first with the header", first + table(["李四 2"]), [whole]),
        ("one for each row", table(["姓名 号"]) + table(["张三 1"]) + table(["李四 2"]), [whole]),
        ("one for the header", table(["姓名 号"], "th") + table(["张三 1", "李四 2"]), [whole]),
        ("headings between them", "\(table(["甲"]))\(first)\(table(["乙"]))\(table(["李四 2"]))", [whole]),
        ("nothing between them", "\(first)<table><tr><td></table>\(table(["李四 2"]))", [whole]),
        (
            "each with a title", "\(title)张三<td>1</table>\(title)李四<td>2</table>",
            [[["名单"], ["姓名", "号"], ["张三", "1"], ["李四", "2"]]]
        ),
        (
            "a title as wide as they are", "<table><td colspan=2>名单</table>\(first)\(table(["姓名 号", "李四 2"], "th"))",
            [[["名单"], ["姓名", "号"], ["张三", "1"], ["李四", "2"]]]
        ),
        ("a header that differs", first + table(["姓名 序号", "李四 2"]), [[["姓名", "号"], ["张三", "1"], ["姓名", "序号"], ["李四", "2"]]]),
        ("a child without a number", first + table(["李四 _"]), [[["姓名", "号"], ["张三", "1"], ["李四"]]]),
        ("two children alike", table(["张三 1"]) + table(["张三 1"]), [[["张三", "1"], ["张三", "1"]]]),
        (
            "a header that is marked and differs", first + table(["科目 金额", "书 2"], "th"),
            [[["姓名", "号"], ["张三", "1"]], [["科目", "金额"], ["书", "2"]]]
        ),
        (
            "another width between them", first + table(["a b c"]) + table(["李四 2"]),
            [[["姓名", "号"], ["张三", "1"]], [["a", "b", "c"]], [["李四", "2"]]]
        ),
        (
            "side by side in a layout", "<table><tr><td>\(first)<td>\(first)</table>",
            [[["姓名", "号"], ["张三", "1"]], [["姓名", "号"], ["张三", "1"]]]
        ),
    ])
    func tables(_ name: String, _ page: String, _ sheets: [[[String]]]) throws {
        #expect(try Workbook(page).sheets.map(\.shown) == sheets, "\(name)")
    }

    @Test func blankRowsKeepTheirPlaces() throws {
        let sheet = try Workbook(Self.first + "<table><tr><td><td><tr><td>李四<td>2<tr><td><td></table>" + Self.table(["王五 3"])).sheets[0]
        #expect(sheet.occupiedRows.map(\.index) == [0, 1, 3, 5] && sheet.extent == 6)
    }

    @Test func moreRowsThanASheetHas() throws {
        var texts = TextPool()
        var table = HTMLTable(order: 0, isImplied: false)
        for _ in 0..<600_000 { try table.beginRow(&texts) }
        var sheet = try HTMLSheet(table)
        #expect(throws: WorkbookError.beyond(.rows)) { try sheet.append(table, texts) }
    }
}
