import Testing

@testable import Workbook

@Suite struct RoundTripTests {
    static let rows = [
        ["001", "𠮷野", "230502198901182964", "=1+1"], ["", "a\"b,c", "+86", "-"],
        ["两\n行", "<&>'", String(repeating: "长", count: 9000), "@x"],
    ]

    @Test(arguments: WorkbookFormat.allCases)
    func everyCellComesBackAsText(_ format: WorkbookFormat) throws {
        let header = ["编号", "姓名", "证件号码", "备注"]
        let draft = SheetDraft(name: "名单", header: header, rows: Self.rows)
        let sheet = try #require(try Workbook(reading: draft.encoded(as: format)).sheets.first)
        #expect((0..<4).map { sheet.cell(row: 0, column: $0).displayText } == header)
        for (row, values) in Self.rows.enumerated() {
            #expect(values.indices.map { sheet.cell(row: row + 1, column: $0) } == values.map { $0.isEmpty ? .empty : .text($0) })
        }
    }

    @Test func manyStringsCrossManyRecords() throws {
        let rows = (0..<3000).map { ["\($0)", String(repeating: $0 % 3 == 0 ? "字" : "x", count: $0 % 50)] }
        let sheet = try #require(try Workbook(reading: SheetDraft(name: "x", header: [], rows: rows).encoded(as: .xls)).sheets.first)
        #expect(sheet.occupiedRows.allSatisfy { row in row.cells.map(\.displayText) == Array(rows[row.index].prefix(row.cells.count)) })
        #expect(sheet.rowCount == 3000)
    }

    @Test func aFormulaInCSVIsKeptFromBeingOne() throws {
        let bytes = try SheetDraft(name: "x", header: [], rows: [["=1", "@a", "a"]]).encoded(as: .csv)
        #expect(String(decoding: bytes.dropFirst(3), as: UTF8.self) == "\"\t=1\",\"\t@a\",a\r\n")
        let sheet = try #require(try Workbook(reading: Array("=1,a".utf8)).sheets.first)
        #expect(try CSVWriter.plain(sheet) == Array("=1,a\r\n".utf8))
    }

    /// Two values in opposite corners.
    @Test func blankPlacesAreNotWrittenWithoutEnd() {
        var cells = CellCollector()
        for (row, column) in [(0, 0), (1_048_575, 16_383)] { cells.set(PackedCell(number: 1), row: row, column: column) }
        let sheet = Sheet(name: "x", cells: cells, texts: TextPool())
        #expect(throws: WorkbookError.beyond(.cells)) { try CSVWriter.plain(sheet) }
        #expect(throws: WorkbookError.beyond(.cells)) { try SheetDraft(sheet).encoded(as: .csv) }
        #expect(throws: WorkbookError.beyond(.cells)) { try sheet.checkIsWritable() }
    }

    @Test func moreRowsThanTheFormatHolds() {
        let rows = Array(repeating: [String](), count: 65_537)
        #expect(throws: WorkbookError.tooManyRows(limit: 65_536)) { try SheetDraft(name: "x", header: [], rows: rows).encoded(as: .xls) }
    }

    @Test(
        arguments: [
            ("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array("姓名,a\r\n张三,1".utf8)), ("UTF-8", Array("姓名,a\n张三,1\n".utf8)),
            ("tabs", Array("姓名\ta\r\n张三\t1\r\n".utf8)),
            ("semicolons", Array("姓名;a\n张三;1\n".utf8)), ("quotes", Array("\"姓名\",\"a\"\n\"张三\",\"1\"".utf8)),
            ("UTF-16", [0xFF, 0xFE] + "姓名,a\r\n张三,1".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
            ("GB18030", [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0x61, 0x0D, 0x0A, 0xD5, 0xC5, 0xC8, 0xFD, 0x2C, 0x31]),
        ] as [(String, [UInt8])])
    func textInEveryDress(_ name: String, _ bytes: [UInt8]) throws {
        let workbook = try Workbook(reading: bytes)
        let sheet = try #require(workbook.sheets.first)
        #expect(workbook.isTextFile && sheet.rowCount == 2 && sheet.columnCount == 2, "\(name)")
        #expect(
            sheet.cell(row: 0, column: 0) == .text("姓名") && sheet.cell(row: 1, column: 0) == .text("张三")
                && sheet.cell(row: 1, column: 1) == .text("1"))
    }

    @Test(arguments: [
        ("General", false, false), ("GENERAL", false, false), ("0.00E+00", false, false), ("#,##0\"年\"", false, false),
        ("yyyy-mm-dd", true, false),
        ("yyyy\"年\"m\"月\"d\"日\"", true, false), ("h:mm", false, true), ("[h]:mm:ss", false, true), ("m/d/yy h:mm", true, true),
        ("mmm", true, false),
        ("[$-804]yyyy/m/d;@", true, false), ("[Red]0", false, false), ("ggge\"年\"", true, false), ("上午/下午h\"时\"", false, true),
        ("\\d0", false, false),
    ])
    func numberFormats(_ text: String, _ date: Bool, _ time: Bool) {
        #expect(NumberFormat(text) == NumberFormat(showsDate: date, showsTime: time))
    }

    @Test(arguments: [
        (1.0, "1900-01-01"), (59, "1900-02-28"), (60, "1900-02-29"), (61, "1900-03-01"), (46_350, "2026-11-24"), (2_958_465, "9999-12-31"),
    ])
    func days(_ serial: Double, _ text: String) {
        #expect(DateSystem().moment(serial, .date)?.text == text)
    }

    @Test(
        arguments: [
            ("名单", "名单"), ("", "Sheet1"), ("[:]", "Sheet1"), ("a\u{1}b/c", "abc"),
            (String(repeating: "长", count: 40), String(repeating: "长", count: 31)),
            (String(repeating: "𠮷", count: 20), String(repeating: "𠮷", count: 15)),
            ("a" + String(repeating: "\u{301}", count: 300), "Sheet1"),
        ])
    func namesThatExcelTakes(_ name: String, _ written: String) throws {
        for format in [WorkbookFormat.xls, .xlsx] {
            let bytes = try SheetDraft(name: name, header: ["a"], rows: [["b"]]).encoded(as: format)
            #expect(try Workbook(reading: bytes).sheets.first?.name == written)
        }
    }
}
