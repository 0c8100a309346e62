import Testing

@testable import Workbook

/// What people and programs call CSV.
@Suite struct DelimitedTextTests {
    @Test(arguments: [
        ("commas", "a,b\n1,2", [["a", "b"], ["1", "2"]]), ("tabs", "a\tb\n1,5\t2", [["a", "b"], ["1,5", "2"]]),
        ("semicolons and decimal commas", "a;b\n1,5;2,5\n3,5;4,5", [["a", "b"], ["1,5", "2,5"], ["3,5", "4,5"]]),
        ("a title above", "名单\na\tb\n1\t2", [["名单"], ["a", "b"], ["1", "2"]]),
        ("a title with a comma", "名单,2026\na\tb\tc\n1\t2\t3", [["名单,2026"], ["a", "b", "c"], ["1", "2", "3"]]),
        ("addresses with commas", "a\tb\n1,2,3,4\tx\n5,6,7,8\ty", [["a", "b"], ["1,2,3,4", "x"], ["5,6,7,8", "y"]]),
        ("numbers with a tab behind", "a,b\n1\t,2\n3\t,4", [["a", "b"], ["1\t", "2"], ["3\t", "4"]]),
        ("a delimiter that is named", "sep=|\r\na,b|c\n", [["a,b", "c"]]),
        ("a delimiter that is named a tab", "sep=\t\na,b\tc\n", [["a,b", "c"]]),
        ("a line break in quotes", "a,\"b\r\nc\"\n1,2", [["a", "b\r\nc"], ["1", "2"]]),
        ("delimiters in quotes", "a;\"b,c,d\"\n1;2", [["a", "b,c,d"], ["1", "2"]]),
        ("commas in quotes within quotes", "a\t\"b\"\",,,,\"\n1\t2", [["a", "b\",,,,"], ["1", "2"]]),
        ("quotes within", "5\" x,\"a\"\"b\"\n1,2", [["5\" x", "a\"b"], ["1", "2"]]), ("text behind quotes", "\"a\"b,c", [["ab", "c"]]),
        ("a text of Excel's making", "=\"0123\",\"=\"\"045\"\"\",=\"a\"\"b\",=A1", [["0123", "045", "=\"a\"\"b\"", "=A1"]]),
        ("our own guard", "\"\t=1\",\"\t=\"\"0\"\"\",\t1", [["=1", "=\"0\"", "\t1"]]),
        ("the first of equals", "a,b;c", [["a", "b;c"]]), ("an end mark", "a,b\n1,2\u{1A}", [["a", "b"], ["1", "2"]]),
        ("an end mark alone in its line", "a,b\n\u{1A}", [["a", "b"]]), ("a tab that goes down", "a,b\u{B}c", [["a", "b c"]]),
        ("a header like the start of SYLK", "ID;Phone\n1;2", [["ID", "Phone"], ["1", "2"]]),
        ("one column", "a\nb", [["a"], ["b"]]), ("old Macintosh lines", "a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
    ])
    func rows(_ name: String, _ text: String, _ rows: [[String]]) throws { #expect(try Workbook(text).sheets[0].shown == rows, "\(name)") }

    private static let text = "姓名,班级\r\n张三,高一2班\r\n"

    private static func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
        text.utf16.flatMap { unit in bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    }

    @Test(arguments: [
        ("little-endian", utf16("\u{FEFF}" + text)), ("big-endian", utf16("\u{FEFF}" + text, bigEndian: true)),
        ("little-endian without a mark", utf16(text)), ("big-endian without a mark", utf16(text, bigEndian: true)),
    ])
    func twoBytesAUnit(_ name: String, _ bytes: [UInt8]) throws {
        #expect(try Workbook(reading: bytes).sheets[0].shown == [["姓名", "班级"], ["张三", "高一2班"]], "\(name)")
    }

    /// 联通 is valid UTF-8 in GB 18030: what a page says decides, until it is plainly out of date.
    @Test func whatAPageSaysOfItsEncoding() throws {
        let page = { (text: [UInt8]) in Array("<meta charset=gbk><table><tr><td>x<td>".utf8) + text + Array("</table>".utf8) }
        #expect(try Workbook(reading: page([0xC1, 0xAA, 0xCD, 0xA8])).sheets[0].shown == [["x", "联通"]])
        #expect(try Workbook(reading: page(Array("苏州市实验小学名单".utf8))).sheets[0].shown == [["x", "苏州市实验小学名单"]])
        let big5 =
            Array("<meta http-equiv='Content-Type' content='text/html; charset=Big5'><table><tr><td>x<td>".utf8) + [0xA4, 0xA4]
            + Array("</table>".utf8)
        #expect(try Workbook(reading: big5).sheets[0].shown == [["x", "中"]])
    }

    @Test(arguments: [
        ("an open quote", "a,b\n1,2\n\"3,4\n5,6\n", WorkbookError.openQuote(row: 3)), ("a NUL", "a,b\n\u{0},c\n", .unreadable),
        ("a control character", "a,\u{1}", .unreadable),
        ("PDF", "%PDF-1.7\nx", .unsupported(kind: " PDF 文件")), ("RTF", "{\\rtf1 x}", .unsupported(kind: " RTF 文档")),
        ("a control character far on", String(repeating: "a,b\n", count: 20_000) + "\u{1},c", .unreadable),
        ("an end mark in the middle", "a\u{1A},b", .unreadable),
        ("JSON", "{\"code\":401,\"msg\":\"登录失效\"}", .unsupported(kind: " JSON 数据")),
        ("JSON of rows", "[\n  {\n    \"a\": 1 } ]", .unsupported(kind: " JSON 数据")),
        ("SYLK", "ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K\"a\"\r\nE\r\n", .unsupported(kind: " SYLK 文件")),
        ("PostScript", "%!PS-Adobe-3.0\n", .unsupported(kind: " PostScript 文件")), ("GIF", "GIF89a", .unsupported(kind: "图片")),
        ("an empty archive", "PK\u{5}\u{6}", .packed), ("RAR", "Rar!\u{1A}\u{7}", .packed), ("nothing", "", .empty),
    ])
    func refused(_ name: String, _ text: String, _ error: WorkbookError) { #expect(throws: error, "\(name)") { try Workbook(text) } }

    @Test(arguments: [
        ("PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A] as [UInt8], WorkbookError.unsupported(kind: "图片")),
        ("JPEG", [0xFF, 0xD8, 0xFF, 0xE0], .unsupported(kind: "图片")),
        ("BMP", [0x42, 0x4D, 0x36, 0x10, 0, 0, 0, 0, 0, 0, 0x36], .unsupported(kind: "图片")), ("gzip", [0x1F, 0x8B, 0x08, 0x00], .packed),
        ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .packed),
        (
            "DBF",
            [0x03, 0x14, 1, 1, 1, 0, 0, 0, 65, 0, 11, 0] + Array(repeating: 0, count: 20) + Array("NAME".utf8)
                + Array(repeating: 0, count: 28) + [0x0D, 0x20] + Array("ZHANG".utf8),
            .unsupported(kind: " DBF 数据表")
        ),
        ("a certificate", [0x30, 0x82, 0x01, 0x0A, 0x02], .unreadable),
    ])
    func binary(_ name: String, _ bytes: [UInt8], _ error: WorkbookError) {
        #expect(throws: error, "\(name)") { try Workbook(reading: bytes) }
    }

    @Test(arguments: [
        ("a wide row", ",", 16_384, WorkbookError.beyond(.columns)), ("a long field", "a", 140_000, .beyond(.text)),
        ("many rows", "\n", 1_048_577, .beyond(.rows)), ("quotes within quotes", "\"", 140_001, .openQuote(row: 1)),
    ])
    func attacks(_ name: String, _ piece: String, _ count: Int, _ error: WorkbookError) {
        #expect(throws: error, "\(name)") { try Workbook(String(repeating: piece, count: count)) }
    }

    private static let chinese = "姓名,地址\n张三,苏州市人民路\n李四,解放路"

    @Test(arguments: [
        ("UTF-8", Array(chinese.utf8.dropLast()), WorkbookError.cutOff), ("GB 18030", [0x41, 0x2C, 0xD5, 0xC5, 0x0A, 0xC0], .cutOff),
        ("UTF-8 with a mark", CSVWriter.byteOrderMark + Array("张".utf8.dropLast()), .cutOff),
        ("a byte within UTF-8", Array(chinese.utf8) + [0x0A, 0xFF, 0x2C], .unknownCharacter(row: 4)),
        ("a byte within UTF-8 with a mark", CSVWriter.byteOrderMark + [0x0A, 0xFF, 0x2C], .unknownCharacter(row: 2)),
        ("a byte within GB 18030", [0xD5, 0xC5, 0x0D, 0x0A, 0x41, 0x0D, 0x0A, 0xFF, 0x2C], .unknownCharacter(row: 3)),
    ])
    func damaged(_ name: String, _ bytes: [UInt8], _ error: WorkbookError) {
        #expect(throws: error, "\(name)") { try Workbook(reading: bytes) }
    }

    @Test func aNULFarOn() {
        #expect(throws: WorkbookError.unreadable) { try Workbook(String(repeating: "a,b\n", count: 20_000) + "\u{0}") }
    }

    @Test(arguments: [
        "=1", "+86", "-", "@x", "\t=1", "\t\t=1", "\r\n=1", " =1", "＝1", "－1", "＋1", "＠1", "\t", "=\"0\"", "\"=1\"", "a=1", "\tx", "'=1",
        "",
    ])
    func whatWeWriteIsReadBack(_ text: String) throws {
        let bytes = try SheetDraft(name: "x", header: [], rows: [["a", text, "b"]]).encoded(as: .csv)
        let start = text.drop { " \t\r\n".unicodeScalars.contains($0.unicodeScalars.first ?? "a") }
        let isFormula = start.first.map { "=+-@＝＋－＠".contains($0) } == true
        #expect(String(decoding: bytes, as: UTF8.self).contains("\"\t\(text.replacing("\"", with: "\"\""))\"") == isFormula)
        #expect(try Workbook(reading: bytes).sheets[0].cell(row: 0, column: 1) == (text.isEmpty ? .empty : .text(text)))
    }

    @Test(arguments: ["sep=", "sep=;", "sep=|", "<x>", "a<table>", "="])
    func oneCellIsReadBack(_ text: String) throws {
        #expect(try Workbook(reading: SheetDraft(name: "x", header: [], rows: [[text, ""]]).encoded(as: .csv)).sheets[0].shown == [[text]])
    }

    @Test func anErrorOfAForeignFileIsNoFormulaEither() throws {
        let draft = SheetDraft(name: "x", titleRows: [[.error("=1")]], header: [], rows: [[Cell]]())
        #expect(String(decoding: try draft.encoded(as: .csv).dropFirst(3), as: UTF8.self) == "\"\t=1\"\r\n")
    }
}
