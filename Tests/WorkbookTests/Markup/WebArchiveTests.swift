import Testing

@testable import Workbook

/// Excel's 单个文件网页.
@Suite struct WebArchiveTests {
    private static let archive = """
        MIME-Version: 1.0\r
        Content-Type: multipart/related; boundary="----=_Next"\r
        \r
        Excel wrote this.\r
        \r
        ------=_Next\r
        Content-Location: file:///C:/x/x.htm\r
        Content-Transfer-Encoding: quoted-printable\r
        Content-Type: text/html; charset="gb2312"\r
        \r
        <html><frameset rows=3D"*,39"><frame src=3D"x.files/sheet001.htm"></frameset></html>\r
        ------=_Next\r
        Content-Location: file:///C:/x/x.files/tabstrip.htm\r
        Content-Transfer-Encoding: quoted-printable\r
        Content-Type: text/html; charset="gb2312"\r
        \r
        <table><tr><td>Sheet1</td><td>Sheet2</td></tr></table>\r
        ------=_Next\r
        Content-Location: file:///C:/x/x.files/sheet001.htm\r
        Content-Transfer-Encoding: quoted-printable\r
        Content-Type: text/html; charset="gb2312"\r
        \r
        <meta http-equiv=3DContent-Type content=3D"text/html; charset=3Dgb2312"><table><tr><td>=D0=\r
        =D5=C3=FB</td><td x:num=3D"1">1</td></tr></table>\r
        ------=_Next\r
        Content-Location: file:///C:/x/x.files/sheet002.htm\r
        Content-Transfer-Encoding: base64\r
        Content-Type: text/html; charset="utf-8"\r
        \r
        PHRhYmxlPjx0cj48dGQ+YTwvdGQ+\r
        PHRkPmI8L3RkPjwvdGFibGU+\r
        ------=_Next--\r

        """

    @Test func eachPageIsASheet() throws {
        let workbook = try Workbook(Self.archive)
        #expect(workbook.sheets.map(\.name) == ["Sheet1", "Sheet2"] && workbook.isTextFile)
        #expect(workbook.sheets.map(\.shown) == [[["姓名", "1"]], [["a", "b"]]])
    }

    @Test(arguments: [
        ("the end", String(archive.dropLast(8)), WorkbookError.cutOff),
        ("the boundary's name", archive.replacing("boundary", with: "x"), .unreadable),
        ("a byte of two letters", archive.replacing("=D0", with: "=D"), .unreadable),
        ("pages", archive.replacing("text/html", with: "text/css"), .withoutTable),
    ])
    func missing(_ name: String, _ text: String, _ error: WorkbookError) { #expect(throws: error, "\(name)") { try Workbook(text) } }
}
