import Testing

@testable import Workbook

@Suite struct OOXMLCellTests {
    private static func date(_ year: Int, _ month: Int, _ day: Int) -> Cell { .date(DateTime(year: year, month: month, day: day)) }

    @Test(
        arguments: [
            ("a number", "<c r='A1'><v>1.5</v></c>", .number(1.5)), ("a number with space around", "<c r='A1'><v> 7\n</v></c>", .number(7)),
            ("18 digits", "<c r='A1'><v>2.30502198901183E+17</v></c>", .number(230_502_198_901_183_008)),
            ("a shared string", "<c r='A1' t='s'><v>1</v></c>", .text("二")),
            ("a shared string without a character", "<c t='s'><v>2</v></c>", .empty),
            ("runs", "<c t='s'><v>3</v></c>", .text("漢字")), ("space that counts", "<c t='s'><v>4</v></c>", .text(" a ")),
            ("an escape", "<c t='s'><v>5</v></c>", .text("a\r\nb_x0041_")),
            ("an inline string", "<c t='inlineStr'><is><t>文</t></is></c>", .text("文")),
            ("one in runs", "<c t='inlineStr'><is><r><rPr><b/></rPr><t>a</t></r><r><t>b</t></r></is></c>", .text("ab")),
            ("one beside an empty value", "<c t='inlineStr'><is><t>文</t></is><v></v></c>", .text("文")),
            ("a value beside an empty text", "<c t='str'><v>文</v><is/></c>", .text("文")),
            ("one in a value", "<c t='inlineStr'><v>文</v></c>", .text("文")),
            ("one of another type", "<c><is><t>x</t></is></c>", .text("x")),
            ("a formula's number", "<c><f>1+1</f><v>2</v></c>", .number(2)), ("a formula without a value", "<c><f>1+1</f></c>", .empty),
            ("a formula's text", "<c t='str'><f>A1</f><v>x &amp; y</v></c>", .text("x & y")),
            ("a formula's empty text", "<c t='str'><v/></c>", .empty),
            ("true", "<c t='b'><v>1</v></c>", .boolean(true)), ("true by name", "<c t='b'><v>true</v></c>", .boolean(true)),
            ("false", "<c t='b'><v>0</v></c>", .boolean(false)),
            ("true as Excel counts", "<c t='b'><v>2</v></c>", .boolean(true)),
            ("a number beyond all", "<c><v>1E400</v></c>", .text("1E400")), ("an error", "<c t='e'><v>#N/A</v></c>", .error("#N/A")),
            ("a date as text", "<c t='d'><v>2026-11-24</v></c>", date(2026, 11, 24)),
            ("a date as text under a format", "<c t='d' s='1'><v>2026-11-24T00:00:00</v></c>", date(2026, 11, 24)),
            ("a date of type d as a number", "<c t='d' s='1'><v>46350</v></c>", date(2026, 11, 24)),
            ("no date", "<c t='d'><v>soon</v></c>", .text("soon")), ("no number", "<c><v>abc</v></c>", .text("abc")),
            ("a built-in format", "<c s='1'><v>46350</v></c>", date(2026, 11, 24)),
            ("an East-Asian one", "<c s='2'><v>46350</v></c>", date(2026, 11, 24)),
            ("one of its own", "<c s='3'><v>46350.5</v></c>", date(2026, 11, 24)),
            ("general", "<c s='0'><v>46350</v></c>", .number(46_350)),
            ("a style that is not there", "<c s='99'><v>46350</v></c>", .number(46_350)), ("nothing", "<c r='A1' s='1'/>", .empty),
            ("an attribute twice", "<c r='A1' r='A1' t='str' t='str'><v>x</v></c>", .text("x")),
            ("comments and CDATA", "<c t='str'><!-- <v>9</v> --><v>a<!-- b --><![CDATA[<&>]]><?x y?>c</v></c>", .text("a<&>c")),
            ("references", "<c t='str'><v>&lt;&#20013;&#x2F81A;&quot;</v></c>", .text("<中\u{2F81A}\"")),
            ("line ends", "<c t='str'><v>a\r\nb\rc</v></c>", .text("a\nb\nc")),
            ("an unknown element", "<c><x><v>9</v></x><v>1</v></c>", .number(1)),
        ] as [(String, String, Cell)])
    func cells(_ name: String, _ xml: String, _ cell: Cell) throws {
        let strings =
            "<si><t>一</t></si><si><t>二</t></si><si><t/></si><si><r><t>漢</t></r><r><t>字</t></r><rPh sb='0' eb='2'><t>かんじ</t></rPh><phoneticPr fontId='1'/></si>"
            + "<si><t xml:space='preserve'> a </t></si><si><t>a_x000D__x000a_b_x005F_x0041_</t></si>"
        let styles = OOXMLBytes.styles([0, 14, 31, 164], [164: "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"])
        let sheet = try #require(try OOXMLBytes.sheet(rows: "<row r='1'>\(xml)</row>", strings: strings, styles: styles))
        #expect(sheet.cell(row: 0, column: 0) == cell)
    }

    @Test func daysFrom1904() throws {
        let sheet = try #require(
            try OOXMLBytes.sheet(
                rows: "<row><c s='1'><v>44888</v></c></row>", styles: OOXMLBytes.styles([0, 14]),
                properties: "<workbookPr date1904='true'/>"))
        #expect(sheet.cell(row: 0, column: 0) == Self.date(2026, 11, 24))
    }

    @Test(
        arguments: [
            ("all said", "<row r='2'><c r='B2'><v>1</v></c></row>", 1, 1), ("the row alone", "<row r='2'><c><v>1</v></c></row>", 1, 0),
            ("the cell alone", "<row><c r='C4'><v>1</v></c></row>", 3, 2), ("nothing", "<row/><row><c/><c><v>1</v></c></row>", 1, 1),
            ("after one that is said", "<row r='5'/><row><c r='D6'/><c><v>1</v></c></row>", 5, 4),
            ("the cell against its row", "<row r='3'><c r='B1'><v>1</v></c></row>", 2, 1),
            ("small letters", "<row><c r='aa1'><v>1</v></c></row>", 0, 26),
            ("the last place", "<row><c r='XFD1048576'><v>1</v></c></row>", 1_048_575, 16_383),
            ("no reference", "<row r='x'><c r='?'><v>1</v></c></row>", 0, 0), ("row 0", "<row r='0'><c r='A0'><v>1</v></c></row>", 0, 0),
        ])
    func places(_ name: String, _ rows: String, _ row: Int, _ column: Int) throws {
        let sheet = try #require(try OOXMLBytes.sheet(rows: rows))
        #expect(sheet.cell(row: row, column: column) == .number(1))
        #expect(sheet.valueCount == 1 && sheet.rowCount == row + 1 && sheet.columnCount == column + 1)
    }

    @Test func rowsAndCellsOutOfOrder() throws {
        let rows =
            "<row r='3'><c r='B3'><v>4</v></c><c r='A3'><v>3</v></c></row><row r='1'><c r='A1'><v>1</v></c></row><row><c><v>2</v></c></row>"
        let sheet = try #require(try OOXMLBytes.sheet(rows: rows))
        #expect(sheet.occupiedRows.map { $0.cells.map(\.displayText) } == [["1"], ["2"], ["3", "4"]])
    }

    @Test func theSameValueTwiceIsOne() throws {
        let rows = "<row><c r='A1' t='str'><v>a</v></c><c r='B1'/><c r='A1' t='str'><v>a</v></c><c r='A1'/></row>"
        #expect(try OOXMLBytes.sheet(rows: rows)?.shown == [["a"]])
    }

    @Test(
        arguments: [
            ("a row too far", "<row r='1048577'><c><v>1</v></c></row>", .beyond(.rows)),
            ("a cell's row too far", "<row><c r='A1048577'/></row>", .beyond(.rows)),
            ("a column too far", "<row><c r='XFE1'><v>1</v></c></row>", .beyond(.columns)),
            ("a column far too far", "<row><c r='ZZZZZZZZ1'/></row>", .beyond(.columns)),
            ("a shared string that is not there", "<row><c t='s'><v>0</v></c></row>", .unreadable),
            ("a shared string that is no number", "<row><c t='s'><v>x</v></c></row>", .unreadable),
            ("a cell without a row", "<c><v>1</v></c>", .unreadable),
            ("one row five times", "<row r='1'><c r='A1'><v>1</v></c></row><row r='1'><c r='A1'><v>2</v></c></row>", .unreadable),
            ("a place twice in a row", "<row><c r='A1' t='str'><v>a</v></c><c r='A1' t='str'><v>b</v></c></row>", .unreadable),
            ("rows that all say one place", "<row><c r='A1'><v>1</v></c></row><row><c r='A1'><v>2</v></c></row>", .unreadable),
            ("a second set of rows", "</sheetData><sheetData><row><c><v>1</v></c></row>", .unreadable),
            ("bytes that are no text", "<row><c t='str'><v>\u{1}&#xD800;</v></c></row>", .unreadable),
        ] as [(String, String, WorkbookError)])
    func refused(_ name: String, _ rows: String, _ error: WorkbookError) {
        #expect(throws: error) { try OOXMLBytes.sheet(rows: rows) }
    }

    @Test func asManyCharactersAsExcelHasInACell() throws {
        let text = String(repeating: "长", count: 32_767)
        let sheet = try #require(try OOXMLBytes.sheet(rows: "<row><c t='str'><v>\(text)</v></c></row>"))
        #expect(sheet.cell(row: 0, column: 0) == .text(text))
    }

    /// Excel has 32,767 in a cell; what no encoding of as many could be is refused.
    @Test func moreCharactersThanACellHolds() {
        let text = String(repeating: "长", count: 50_000)
        for cell in [
            "<c t='str'><v>\(text)</v></c>", "<c><is><r><t>\(text.prefix(30_000))</t></r><r><t>\(text.prefix(20_000))</t></r></is></c>",
        ] {
            #expect(throws: WorkbookError.beyond(.text)) { try OOXMLBytes.sheet(rows: "<row>\(cell)</row>") }
        }
    }

    /// Of all sheets together.
    @Test(arguments: [(3, nil), (2, .beyond(.cells))] as [(Int, WorkbookError?)])
    func asManyCellsAsAreReadAndMore(_ budget: Int, _ error: WorkbookError?) throws {
        var bytes: [UInt8]? = Array(OOXMLBytes.worksheet("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>").utf8)
        var part = try XMLScanner { () throws(WorkbookError) in
            defer { bytes = nil }
            return bytes
        }
        var sheet = WorksheetPart(sharedStrings: 0, formats: [], dates: DateSystem())
        var texts = TextPool()
        do {
            try sheet.read(&part, budget: budget, &texts)
            #expect(error == nil && sheet.cells.count == 3)
        } catch let thrown { #expect(thrown == error) }
    }
}
