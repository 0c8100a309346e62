import Testing

@testable import Workbook

/// Tables of web pages, as systems export them under the name of .xls.
@Suite struct HTMLTests {
    @Test(arguments: [
        ("in full", "<html><body><table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table></body></html>"),
        ("no end tags", "<table><tr><td>甲<td>乙<tr><td>1<td>2"),
        ("upper case", "<TABLE><TR><TD>甲</TD><TH>乙</TH></TR><TR><TD>1<TD>2</TABLE>"),
        ("no rows", "<table><td>甲<td>乙<tr><td>1<td>2</table>"),
        ("no table around it", "<html><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></html>"),
        ("sections", "<table><thead><tr><th>甲<th>乙</thead><tbody><tr><td>1<td>2</tbody></table>"),
        ("a mark and space before it", "\u{FEFF}\r\n  <table><tr><td>甲<td>乙<tr><td>1<td>2</table>"),
        ("a line before it", "导出成功\n<table><tr><td>甲<td>乙<tr><td>1<td>2</table>"),
        (
            "an XML declaration and a document type",
            "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\" \"y\"><table><tr><td>甲<td>乙<tr><td>1<td>2</table>"
        ),
        (
            "attributes of every kind",
            "<table a=\"<td>\" b='>' c d = e><tr><td title=\"a>b\">甲<td nowrap>乙<tr><td width=1/>1<td x='\"'>2</table>"
        ),
        (
            "comments, conditional ones, scripts and styles",
            """
            <head><!--[if gte mso 9]><xml><x:Name>x</x:Name><table><tr><td>no</table></xml><![endif]--><style><!-- td { } --></style>
            <script>if (a < b) document.write("<table><tr><td>no</td></tr></table>")</script></head>
            <table><!-- <tr><td>no --><tr><td>甲<td>乙<![if supportMisalignedColumns]><tr><td>1<td>2<![endif]></table>
            """
        ),
        ("a comment that ends at once", "<table><tr><td>甲<td>乙<!--><tr><!---><td>1<!-- x --><td>2</table>"),
        ("a table behind an open one", "<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr><table></table>"),
        ("a heading beside it", "<table><tr><td>名单</table><table><tr><td>甲<td>乙<tr><td>1<td>2</table>"),
    ])
    func aTable(_ name: String, _ page: String) throws {
        let workbook = try Workbook(page)
        #expect(workbook.sheets.map(\.shown) == [[["甲", "乙"], ["1", "2"]]], "\(name)")
        #expect(workbook.isTextFile)
    }

    @Test(arguments: [
        ("white space", " a \r\n\t b ", "a b"), ("line breaks", "a<br>b<BR/>  c", "a\nb\nc"), ("paragraphs", "<p>a</p><p>b</p>", "a\nb"),
        ("no-break spaces", "&nbsp;a&nbsp;b &nbsp;", "a b"), ("only space", "&nbsp; &#160;<br>", ""),
        ("a tab before digits", "&nbsp;\t0123\t", "0123"),
        ("an apostrophe before digits", "'0123", "0123"), ("an apostrophe elsewhere", "'a", "'a"),
        ("named", "&lt;&amp;&gt;&quot;&apos;&middot;&hellip;&eacute;&Eacute;", "<&>\"'·…éÉ"), ("numbered", "&#24352;&#x4e09;&#X41;", "张三A"),
        ("of Windows", "&#150;&#146;", "–’"), ("without a semicolon", "a&nbsp;b&nbsp c&amp", "a b  c&"),
        ("unknown", "&x; & &;a=1&b", "&x; & &;a=1&b"),
        ("no characters", "&#0;&#xD800;&#x110000;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("markup within", "<b>张</b><span style='x'>三</span>", "张三"),
        ("a bracket that begins nothing", "a < b", "a < b"), ("rounded", "3.2E+17", "3.2E+17"),
        ("a field", "<input value=\"男&amp;\">", "男&"), ("a field of a kind", "<INPUT TYPE=Text VALUE=男>", "男"),
        ("what is no field", "<input type=hidden value=7><input type=checkbox value=1>男<input type=button value=删除>", "男"),
        ("a text area", "<textarea>a<b>c</textarea>", "a<b>c"),
        ("a chosen option", "<select><option>男</option>\n<option selected>女</option>\n</select>", "女"),
        ("the first option", "<select><option value=1>男<option value=2>女</select>", "男"),
        ("an open choice", "<select><option>男</td>", "男"), ("the ideographic space", "张&#12288;三", "张　三"),
    ])
    func text(_ name: String, _ cell: String, _ text: String) throws {
        #expect(try Workbook("<table><tr><td>x<td>\(cell)</table>").sheets[0].cell(row: 0, column: 1).displayText == text, "\(name)")
    }

    @Test(arguments: [
        ("wide", "<tr><td colspan=3>a<td>b<tr><td>1<td>2<td>3<td>4", [["a", "", "", "b"], ["1", "2", "3", "4"]]),
        ("tall", "<tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e", [["a", "b"], ["", "c"], ["d", "e"]]),
        ("both", "<tr><td>a<td colspan=2 rowspan=\"2\">b<td>c<tr><td>d<td>e", [["a", "b", "", "c"], ["d", "", "", "e"]]),
        ("down to the end", "<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", [["a", "b"], ["", "c"], ["", "d"]]),
        (
            "no further than its section", "<thead><tr><th rowspan=3>a<th>b<tbody><tr><td>1<td>2<tr><td>3<td>4",
            [["a", "b"], ["1", "2"], ["3", "4"]]
        ),
        ("a title", "<caption>名单</caption><tr><td>a<td>b", [["名单"], ["a", "b"]]),
        ("numbers that are none", "<tr><td colspan=x>a<td rowspan=-1>b<td colspan=0>c<tr><td>d", [["a", "b", "c"], ["d"]]),
    ])
    func spans(_ name: String, _ rows: String, _ shown: [[String]]) throws {
        #expect(try Workbook("<table>\(rows)</table>").sheets.map(\.shown) == [shown], "\(name)")
    }

    private static let list = "<table><tr><td>甲<td>乙<tr><td>1<td>2</table>"
    private static let other = "<table><tr><td>甲<td>乙<td>丙<tr><td>1<td>2<td>3</table>"

    @Test(arguments: [
        ("several", "\(list)<p>x</p>\(other)", 2), ("empty ones", "<table></table><table><tr><td>&nbsp;</table>\(list)", 1),
        ("in a layout", "<table><tr><td>首页<tr><td>\(list)</table>", 1),
        ("in layouts of one cell", "<table><tr><td>首页<td><table><tr><td><table><tr><td>\(list)</table></table><tr><td>页脚</table>", 1),
        ("two in a layout", "<table><tr><td>\(list)<td>\(list)</table>", 2), ("only a heading", "<table><tr><td>名单</table>", 1),
    ])
    func tables(_ name: String, _ page: String, _ count: Int) throws {
        #expect(try Workbook(page).sheets.map(\.name) == (1...count).map { "Sheet\($0)" }, "\(name)")
    }

    @Test func aListWithATableInOneOfItsCellsIsASheetToo() throws {
        let inner = "<table><tr><td>1<td>2<tr><td>3<td>4<tr><td>5<td>6</table>"
        let page = "<table><tr><td>姓名<td>号<tr><td>张三<td>\(inner)</table>"
        #expect(try Workbook(page).sheets.map(\.shown) == [[["姓名", "号"], ["张三"]], [["1", "2"], ["3", "4"], ["5", "6"]]])
    }

    @Test func cellsBehindATableThatAnotherEndedAreNotLost() throws {
        let page = "<table><tr><td>甲</td><td>乙</td><table><tr><td>1</td><td>2</td></tr></table><td>丙</td><td>丁</td></tr></table>"
        #expect(try Workbook(page).sheets.map(\.shown) == [[["甲", "乙"], ["1", "2"], ["丙", "丁"]]])
    }

    @Test func aTableOfOneRowInACellIsItsText() throws {
        let page = "<table><tr><td><table><tr><td>张<td>三</table><td>1<tr><td>李四<td>2</table>"
        #expect(try Workbook(page).sheets.map(\.shown) == [[["张\n三", "1"], ["李四", "2"]]])
    }

    /// What pages of Excel and LibreOffice say beside the text.
    @Test(arguments: [
        ("x:num=\"320501199001011000\"", "3.20501E+17", Cell.number(3.20501199001011e17)),
        ("sdval=\"3.20501199001011E+017\"", "320501199001011000", .number(3.20501199001011e17)),
        ("x:num=\"13912345678\"", "#######", .number(13_912_345_678)), ("x:num=\"44197\"", "2021/1/1", .text("2021/1/1")),
        ("x:num", "001", .text("001")), ("x:num=\"1\"", "001", .text("001")), ("style='mso-number-format:\"\\@\"'", "001", .text("001")),
    ])
    func numbers(_ attribute: String, _ shown: String, _ cell: Cell) throws {
        #expect(try Workbook("<table><tr><td \(attribute)>\(shown)<td>x</table>").sheets[0].cell(row: 0, column: 0) == cell)
    }

    @Test(arguments: [
        ("no table", "<html><body><form>登录</form></body></html>", WorkbookError.withoutTable),
        ("a table of nothing", "<table><tr><td></table>", .withoutTable),
        ("frames", "<html><frameset rows=\"*,39\"><frame src=\"x.files/sheet001.htm\"></frameset></html>", .sheetsElsewhere),
        ("the end of the page", "<table><tr><td>1</td><td>2</td></tr>", .cutOff),
        ("the end of a cell", "<table><tr><td>1</td><td>2", .cutOff),
        ("the end of a tag", "<table><tr><td>1<td>2<td sty", .cutOff), ("the end of a value", "<table><tr><td>1<td>2<td a=\"", .cutOff),
        ("the end of a comment", "<table><tr><td>1<td>2</table><!-- ", .cutOff),
        ("the end of a script", "<table><tr><td>1<td>2</table><script> ", .cutOff),
    ])
    func missing(_ name: String, _ page: String, _ error: WorkbookError) {
        #expect(throws: error, "\(name)") { try Workbook(page) }
    }

    /// A name, what a page begins with, what comes behind it so many times, and what there is too much of.
    @Test(arguments: [
        ("tables within one another", "", "<table><tr><td>", 65, WorkbookError.Bound.depth),
        ("a wide row", "<table><tr>", "<td>", 16_385, .columns),
        ("wide cells", "<table><tr>", "<td colspan=1000>", 18, .columns),
        ("many tables", "", "<table><td>a<td>b</table><table><td>a<td>b<td>c</table>", 501, .sheets),
        ("line breaks", "<table><tr><td>", "<br>", 131_069, .text), ("a long text", "<table><tr><td>", "<b>&nbsp;长", 40_000, .text),
    ])
    func attacks(_ name: String, _ start: String, _ more: String, _ count: Int, _ bound: WorkbookError.Bound) {
        #expect(throws: WorkbookError.beyond(bound), "\(name)") { try Workbook(start + String(repeating: more, count: count)) }
    }

    @Test func tallCellsAboveManyRows() {
        let page = "<table><tr>" + String(repeating: "<td rowspan=9999>", count: 8000) + String(repeating: "<tr><td>", count: 600)
        #expect(throws: WorkbookError.beyond(.cells)) { try Workbook(page) }
    }

    @Test func sectionsUnderWideHeaders() {
        let page = "<table><tr>" + String(repeating: "<tbody><tr><td><td colspan=999><td rowspan=2>", count: 5000)
        #expect(throws: WorkbookError.beyond(.cells)) { try Workbook(page) }
    }

    /// Each of them is the text of the cell around it, which must not grow with every one.
    @Test func tablesOfOneRowWithinOneAnother() {
        let cells = String(repeating: "<td>" + String(repeating: "长", count: 9000), count: 5)
        let page = String(repeating: "<table><tr><td>", count: 60) + "<table><tr>\(cells)" + String(repeating: "</table>", count: 61)
        #expect(throws: WorkbookError.beyond(.text)) { try Workbook(page) }
    }

    @Test func theTextOfManyTablesOfOneRowWithinOneAnother() {
        let nest =
            String(repeating: "<table><tr><td>", count: 60) + String(repeating: "长", count: 32_000)
            + String(repeating: "</table>", count: 60)
        #expect(throws: WorkbookError.beyond(.texts)) { try Workbook(String(repeating: nest, count: 26)) }
    }

    /// Wherever a page that ends its cells breaks off, it is never read as less than it was.
    @Test func cutAnywhere() throws {
        let page = "<html><table><tr><td a=\"b\">甲</td><td>乙&amp;</td></tr><!-- x --><tr><td>1<br></td><td>2</td></tr></table></html>"
        let whole = try Workbook(page).sheets[0].shown
        let firstEnd = try #require(page.firstRange(of: "</td>")).upperBound
        for length in page[..<firstEnd].utf8.count..<page.utf8.count {
            guard let read = try? Workbook(reading: Array(page.utf8.prefix(length))) else { continue }
            #expect(read.sheets.map(\.shown) == [whole], "\(length)")
        }
    }
}
