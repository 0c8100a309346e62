import Testing

@testable import Workbook

/// The XML of Excel 2003.
@Suite struct SpreadsheetMLTests {
    private static let start = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"
    private static let spaces =
        "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\""

    private static func workbook(_ content: String) -> String { "\(start)<Workbook \(spaces)>\(content)</Workbook>" }
    private static func sheet(_ rows: String) -> String { workbook("<Worksheet ss:Name=\"名单\"><Table>\(rows)</Table></Worksheet>") }
    private static func data(_ type: String, _ value: String) -> String { "<Data ss:Type=\"\(type)\">\(value)</Data>" }

    @Test(arguments: [
        ("text", "", data("String", "0123"), Cell.text("0123")), ("a number", "", data("Number", "1.5"), .number(1.5)),
        ("a long number", "", data("Number", "3.20501199001011E+17"), .number(3.20501199001011e17)),
        ("a number of no cell", "", data("Number", "1E400"), .text("1E400")), ("no boolean", "", data("Boolean", "2"), .text("2")),
        ("no day of its month", "", data("DateTime", "2026-02-31T00:00:00.000"), .text("2026-02-31T00:00:00.000")),
        ("the leap day", "", data("DateTime", "2024-02-29T00:00:00.000"), .date(DateTime(year: 2024, month: 2, day: 29))),
        (
            "a number in the style of a style", "ss:StyleID=\"child\"", data("Number", "32526"),
            .date(DateTime(year: 1989, month: 1, day: 18))
        ),
        ("no number", "", data("Number", "x"), .text("x")), ("a boolean", "", data("Boolean", "1"), .boolean(true)),
        ("an error", "", data("Error", "#N/A"), .error("#N/A")), ("nothing", "", data("String", ""), .empty), ("no data", "", "", .empty),
        ("a day", "", data("DateTime", "1989-01-18T00:00:00.000"), .date(DateTime(year: 1989, month: 1, day: 18))),
        (
            "a moment", "", data("DateTime", "1989-01-18T08:30:00.000"),
            .date(DateTime(year: 1989, month: 1, day: 18, hour: 8, minute: 30, hasTime: true))
        ),
        (
            "a moment shown as a day", "ss:StyleID=\"day\"", data("DateTime", "1989-01-18T08:30:00.000"),
            .date(DateTime(year: 1989, month: 1, day: 18))
        ),
        (
            "a time of day", "", data("DateTime", "1899-12-31T08:30:00.000"),
            .date(DateTime(year: 0, month: 0, day: 0, hour: 8, minute: 30, hasDate: false, hasTime: true))
        ),
        ("a number shown as a day", "ss:StyleID=\"own\"", data("Number", "32526"), .date(DateTime(year: 1989, month: 1, day: 18))),
        ("no day of the calendar", "", data("DateTime", "1989-13-18T00:00:00"), .text("1989-13-18T00:00:00")),
        ("references and CDATA", "", data("String", "&lt;&#24352;&amp;<![CDATA[<&>]]>&#10;x"), .text("<张&<&>\nx")),
        (
            "dressed text", "", "<ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">张<B><Font>三</Font></B></ss:Data>",
            .text("张三")
        ),
        ("a comment", "", "\(data("String", "a"))<Comment>\(data("String", "b"))</Comment><PhoneticText>c</PhoneticText>", .text("a")),
    ])
    func cell(_ name: String, _ attributes: String, _ content: String, _ cell: Cell) throws {
        let styles = """
            <Styles><Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style>\
            <Style ss:ID="own"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style><Style ss:ID="n"><NumberFormat ss:Format="Fixed"/></Style>\
            <Style ss:ID="child" ss:Parent="own"/></Styles>
            """
        let text = Self.workbook(
            "\(styles)<Worksheet ss:Name=\"a\"><Table><Row><Cell \(attributes)>\(content)</Cell></Row></Table></Worksheet>")
        let workbook = try Workbook(text)
        #expect(workbook.sheets[0].cell(row: 0, column: 0) == cell, "\(name)")
        #expect(!workbook.isTextFile)
    }

    /// A cell's own, else its row's, its column's, the table's.
    @Test(arguments: [
        ("a column", "<Table><Column ss:StyleID=\"day\"/><Row><Cell>", true),
        ("a column further on", "<Table><Column ss:Index=\"2\" ss:StyleID=\"day\"/><Row><Cell ss:Index=\"2\">", true),
        ("another column", "<Table><Column ss:Index=\"2\" ss:StyleID=\"day\"/><Row><Cell>", false),
        ("a span of columns", "<Table><Column ss:Span=\"2\" ss:StyleID=\"day\"/><Row><Cell ss:Index=\"3\">", true),
        ("a column of a row in a style", "<Table><Column ss:StyleID=\"day\"/><Row ss:StyleID=\"plain\"><Cell>", false),
        ("the table", "<Table ss:StyleID=\"day\"><Row><Cell>", true),
    ])
    func formats(_ name: String, _ start: String, _ isDay: Bool) throws {
        let styles = "<Styles><Style ss:ID=\"day\"><NumberFormat ss:Format=\"Short Date\"/></Style></Styles>"
        let number = Self.data("Number", "32526")
        let text = Self.workbook("\(styles)<Worksheet ss:Name=\"a\">\(start)\(number)</Cell></Row></Table></Worksheet>")
        #expect(try Workbook(text).sheets[0].shown.joined().last == (isDay ? "1989-01-18" : "32526"), "\(name)")
    }

    @Test func theDefaultStyle() throws {
        let styles = "<Styles><Style ss:ID=\"Default\"><NumberFormat ss:Format=\"Short Date\"/></Style></Styles>"
        let sheet = "<Worksheet ss:Name=\"a\"><Table><Row><Cell>\(Self.data("Number", "32526"))</Cell></Row></Table></Worksheet>"
        #expect(try Workbook(Self.workbook(styles + sheet)).sheets[0].shown == [["1989-01-18"]])
    }

    @Test func placesAreCountedOnExceptWhereAnIndexSaysSo() throws {
        let a = "<Cell>\(Self.data("String", "a"))</Cell>"
        let rows = """
            <Row><Cell ss:MergeAcross="2">\(Self.data("String", "t"))</Cell>\(a)</Row><Row ss:Span="1"/><Row>\(a)</Row>
            <Row ss:Index="7"><Cell/><Cell ss:Index="4">\(Self.data("String", "b"))</Cell>\(a)</Row>
            """
        let sheet = try Workbook(Self.sheet(rows)).sheets[0]
        #expect(sheet.occupiedRows.map(\.index) == [0, 3, 6])
        #expect(sheet.shown == [["t", "", "", "a"], ["a"], ["", "", "", "b", "a"]])
    }

    @Test func sheetsHaveNamesAndMayBeHidden() throws {
        let content = """
            <Worksheet ss:Name="名&amp;单"><Table/></Worksheet><Worksheet ss:Name="b"><Table/>\
            <x:WorksheetOptions xmlns:x="urn:schemas-microsoft-com:office:excel"><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>
            """
        let sheets = try Workbook(Self.workbook(content)).sheets
        #expect(sheets.map(\.name) == ["名&单", "b"] && sheets.map(\.isHidden) == [false, true])
    }

    @Test func anyPrefixWillDo() throws {
        let text = """
            <s:Workbook xmlns:s="urn:schemas-microsoft-com:office:spreadsheet"><s:Worksheet s:Name="a"><s:Table><s:Row><s:Cell>\
            <s:Data s:Type="String">甲</s:Data></s:Cell></s:Row></s:Table></s:Worksheet></s:Workbook>
            """
        #expect(try Workbook(text).sheets[0].shown == [["甲"]])
    }

    private static let whole = sheet("<Row><Cell>\(data("String", "a"))</Cell></Row>")

    @Test(arguments: [
        ("the end", String(whole.dropLast(12)), WorkbookError.cutOff), ("the end of a tag", String(whole.dropLast(1)), .cutOff),
        ("crossed tags", sheet("<Row><Cell></Row></Cell>"), .unreadable), ("no sheet", workbook(""), .unreadable),
        ("a document type", whole.replacing("<Workbook", with: "<!DOCTYPE x [<!ENTITY a \"b\">]><Workbook"), .unreadable),
        ("an entity of its own", sheet("<Row><Cell>\(data("String", "&a;"))</Cell></Row>"), .unreadable),
        ("an index that goes back", sheet("<Row><Cell/><Cell ss:Index=\"1\"/></Row>"), .unreadable),
        ("a row that goes back", sheet("<Row ss:Index=\"2\"/><Row ss:Index=\"2\"/>"), .unreadable),
        ("an index that is none", sheet("<Row ss:Index=\"-1\"/>"), .unreadable),
        ("a row far out", sheet("<Row ss:Index=\"1048577\"/>"), .beyond(.rows)),
        ("a column far out", sheet("<Row><Cell ss:Index=\"16385\"/></Row>"), .beyond(.columns)),
        ("another XML", "<?xml version=\"1.0\"?><office:document/>", .unsupported(kind: " XML 数据")),
    ])
    func refused(_ name: String, _ text: String, _ error: WorkbookError) { #expect(throws: error, "\(name)") { try Workbook(text) } }

    @Test func elementsWithinOneAnother() {
        #expect(throws: WorkbookError.beyond(.depth)) { try Workbook(Self.sheet(String(repeating: "<a>", count: 300))) }
    }

    @Test func aLongText() {
        let text = Self.data("String", String(repeating: "长", count: 50_000))
        #expect(throws: WorkbookError.beyond(.text)) { try Workbook(Self.sheet("<Row><Cell>\(text)</Cell></Row>")) }
    }
}
