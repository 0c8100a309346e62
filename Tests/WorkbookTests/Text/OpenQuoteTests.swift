import Testing

@testable import Workbook

/// A quote that is not closed where its field ends must not make the rows behind it one long cell.
@Suite struct OpenQuoteTests {
    private static func list(_ changed: [Int: String], _ end: String = "\r\n") -> [UInt8] {
        Array((["姓名,号,地址"] + (2...500).map { changed[$0] ?? "学生\($0),\($0),人民路" }).map { $0 + end }.joined().utf8)
    }

    private static let files: [(String, [UInt8], Int)] = [
        ("closed by the opening of another", list([5: "甲,5,\"红旗小区", 400: "乙,400,\"兴华\"小区"]), 5),
        ("closed at the end of a field", list([5: "甲,5,\"红旗小区", 400: "乙,400,小区\""]), 5),
        ("closed in the next row", list([5: "甲,5,\"红旗小区", 6: "乙,6,小区\""]), 5),
        ("closed in the next row but one", list([5: "甲,5,\"红旗小区", 7: "乙,7,小区\""]), 5),
        ("in the middle of the row", list([5: "甲,\"5,红旗小区", 6: "乙,6\",小区"]), 5),
        ("in the first column", list([5: "\"甲,5,红旗小区", 400: "乙\",400,小区"]), 5),
        ("from the first column to the last", list([5: "\"甲,5,红旗小区", 400: "乙,400,小区\""]), 5),
        ("line feeds", list([5: "甲,5,\"红旗小区", 400: "乙,400,小区\""], "\n"), 5),
        ("old Macintosh lines", list([5: "甲,5,\"红旗小区", 400: "乙,400,小区\""], "\r"), 5),
        ("more commas in its own row", list([5: "甲,5,\"红旗小区,3号", 400: "乙,400,小区\""]), 5),
        ("a quoted row that ends with a quote", list([5: "\"甲\",\"5\",\"小区\"\"", 6: "\"乙\",\"6\",\"小区\""]), 5),
        ("behind cells of two lines", list([3: "\"甲\n\",3,a", 5: "甲,5,\"红旗小区", 400: "乙,400,小区\""]), 5),
    ]

    @Test(arguments: files)
    func swallowedRows(_ name: String, _ file: [UInt8], _ row: Int) {
        #expect(throws: WorkbookError.openQuote(row: row), "\(name)") { try Workbook(reading: file) }
    }

    @Test(arguments: files, [1, 7, 100_000])
    func swallowedRowsOfAFileThatIsReadInPieces(_ file: (name: String, bytes: [UInt8], row: Int), _ length: Int) throws {
        var start = 0
        var rows = try TextRows(.utf8) {
            guard start < file.bytes.count else { return nil }
            defer { start += length }
            return Array(file.bytes[start..<min(start + length, file.bytes.count)])
        }
        #expect(throws: WorkbookError.openQuote(row: file.row), "\(file.name)") { while try rows.next() != nil {} }
    }

    @Test(arguments: [
        ("Excel's own lines in a cell", "a,b\r\nc,\"d\ne,f\ng\"\r\n", [["a", "b"], ["c", "d\ne,f\ng"]]),
        ("an address of two lines", "a,b,c\nd,\"e\nf\",g\n", [["a", "b", "c"], ["d", "e\nf", "g"]]),
        ("a comma in one of its lines", "a,b,c\nd,\"e\nf,f\",g\n", [["a", "b", "c"], ["d", "e\nf,f", "g"]]),
        ("commas in both of its lines", "a,b\nc,\"d,d\ne,e\"\n", [["a", "b"], ["c", "d,d\ne,e"]]),
        ("a header of two lines", "a,\"b\nc\"\n1,2\n", [["a", "b\nc"], ["1", "2"]]),
        ("a row that is quoted throughout", "a,b\n\"c\",\"d\ne,f\ng\"\n", [["a", "b"], ["c", "d\ne,f\ng"]]),
        ("one column", "a\n\"b\nc\nd\"\n", [["a"], ["b\nc\nd"]]),
    ])
    func cellsOfSeveralLines(_ name: String, _ text: String, _ rows: [[String]]) throws {
        #expect(try Workbook(text).sheets[0].shown == rows, "\(name)")
    }

    @Test(arguments: ["x\r\na,b,c\r\ny", "x\na,b,c\ny", "x\ra,b,c\ry", "\"\r\na,b,\"\"\r\n\"", "a\r\n\r\n", "x\r\na,b,"])
    func whatWeWriteIsReadBack(_ text: String) throws {
        let rows = [["1", "2", "3"], ["", text, "4"], [text, "", ""], ["5", "6", text], ["", "7", ""]]
        let cells = rows.map { $0.map { $0.isEmpty ? Cell.empty : .text($0) } }
        let written = try SheetDraft(name: "x", header: [], rows: rows).encoded(as: .csv)
        let sheet = try Workbook(reading: written).sheets[0]
        #expect(cells.indices.map { row in (0..<3).map { sheet.cell(row: row, column: $0) } } == cells)
        let again = try Workbook(reading: CSVWriter.plain(sheet)).sheets[0]
        #expect(again.shown == sheet.shown)
    }
}
