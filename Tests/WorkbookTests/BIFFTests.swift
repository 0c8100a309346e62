import Testing

@testable import Workbook

@Suite struct BIFFTests {
    @Test func sharedStringsGoOnInAContinueWithAnotherWidth() throws {
        let shared = BIFFBytes.record(
            0x00FC,
            BIFFBytes.hex(
                """
                02 00 00 00 02 00 00 00  ; two uses, two strings
                04 00 00 61 62           ; four characters of one byte, two of them here
                """))
        let rest = BIFFBytes.record(
            0x003C,
            BIFFBytes.hex(
                """
                01 0F 5C 73 7C           ; wide from here: 小 (U+5C0F) and 米 (U+7C73)
                01 00 08 01 00 7A        ; a rich string of one character with one run
                00 00 00 00              ; the run
                """))
        let cells = [
            BIFFBytes.record(0x00FD, BIFFBytes.hex("00 00 00 00 00 00 00 00 00 00")),
            BIFFBytes.record(0x00FD, BIFFBytes.hex("00 00 01 00 00 00 01 00 00 00")),
        ]
        let sheet = try #require(try BIFFBytes.sheet(globals: [shared, rest], cells: cells))
        #expect(sheet.cell(row: 0, column: 0) == .text("ab小米"))
        #expect(sheet.cell(row: 0, column: 1) == .text("z"))
    }

    @Test(arguments: [
        ("an integer", 0x0000_0006 | 2, 1.0), ("hundredths", (12345 << 2) | 3, 123.45), ("a double", 0x3FF0_0000, 1.0),
        ("a negative integer", Int(UInt32(bitPattern: -20)) | 2, -5.0),
    ])
    func rkNumbers(_ name: String, _ bits: Int, _ value: Double) {
        #expect(CellNumbers.rk(bits) == value, "\(name)")
    }

    @Test func manyNumbersSideBySide() throws {
        let cells = [BIFFBytes.record(0x00BD, BIFFBytes.hex("02 00 01 00  00 00 06 00 00 00  00 00 0A 00 00 00  02 00"))]
        let sheet = try #require(try BIFFBytes.sheet(cells: cells))
        #expect(sheet.cell(row: 2, column: 1) == .number(1) && sheet.cell(row: 2, column: 2) == .number(2))
        #expect(sheet.rowCount == 3 && sheet.columnCount == 3 && sheet.valueCount == 2)
    }

    @Test func oneOfThemWithoutTheLastColumnBehind() throws {
        let cells = [BIFFBytes.record(0x00BD, BIFFBytes.hex("02 00 01 00  00 00 06 00 00 00  00 00 0A 00 00 00"))]
        #expect(try BIFFBytes.sheet(cells: cells)?.shown == [["", "1", "2"]])
    }

    @Test(arguments: [
        ("a number", BIFFBytes.record(0x0203, BIFFBytes.hex("00 00 00 01 00 00  00 00 00 00 00 00 F0 3F"))),
        (
            "the last of several numbers",
            BIFFBytes.record(0x00BD, BIFFBytes.hex("02 00 FF 00  00 00 06 00 00 00  00 00 0A 00 00 00  00 01"))
        ),
        ("a text", BIFFBytes.record(0x0204, BIFFBytes.hex("00 00 00 01 00 00  01 00 00 41"))),
    ])
    func columnsBeyondTheLastOne(_ name: String, _ record: [UInt8]) {
        #expect(throws: WorkbookError.beyond(.columns)) { try BIFFBytes.sheet(cells: [record]) }
    }

    @Test func formulasGiveTheirLastValue() throws {
        let cells = [
            BIFFBytes.record(0x0006, BIFFBytes.hex("00 00 00 00 00 00  00 00 00 00 00 00 FF FF  00 00 00 00 00 00")),
            BIFFBytes.record(0x0207, BIFFBytes.hex("02 00 00 68 69")),
            BIFFBytes.record(0x0006, BIFFBytes.hex("01 00 00 00 00 00  01 00 01 00 00 00 FF FF  00 00")),
            BIFFBytes.record(0x0006, BIFFBytes.hex("02 00 00 00 00 00  02 00 2A 00 00 00 FF FF  00 00")),
            BIFFBytes.record(0x0006, BIFFBytes.hex("03 00 00 00 00 00  00 00 00 00 00 00 F0 3F  00 00")),
        ]
        let sheet = try #require(try BIFFBytes.sheet(cells: cells))
        #expect((0..<4).map { sheet.cell(row: $0, column: 0) } == [.text("hi"), .boolean(true), .error("#N/A"), .number(1)])
    }

    @Test func dateCellsInBothSystems() throws {
        // 32526 is 18 January 1989 in the 1900 system; 0.75 is six in the evening.
        let cells = [
            BIFFBytes.record(0x0203, BIFFBytes.hex("00 00 00 00 00 00  00 00 00 00 80 C3 DF 40")),
            BIFFBytes.record(0x0203, BIFFBytes.hex("01 00 00 00 01 00  00 00 00 00 00 00 E8 3F")),
        ]
        let formats = BIFFBytes.formats(14, 20)
        let sheet = try #require(try BIFFBytes.sheet(globals: formats, cells: cells))
        #expect(sheet.cell(row: 0, column: 0).displayText == "1989-01-18" && sheet.cell(row: 1, column: 0).displayText == "18:00:00")
        let later = try #require(try BIFFBytes.sheet(globals: [BIFFBytes.record(0x0022, [1, 0])] + formats, cells: cells))
        #expect(later.cell(row: 0, column: 0).displayText == "1993-01-19")
    }

    @Test func formattedBlankRowsCountButHoldNothing() throws {
        let sheet = try #require(try BIFFBytes.sheet(cells: [BIFFBytes.record(0x0201, BIFFBytes.hex("E7 03 00 00 00 00"))]))
        #expect(sheet.rowCount == 0 && sheet.extent == 1000 && sheet.occupiedRows.isEmpty)
    }

    @Test func anEncryptedStreamSaysSo() {
        let stream = BIFFBytes.stream(globals: [BIFFBytes.record(0x002F, [0, 0])], cells: [])
        #expect(throws: WorkbookError.encrypted) { try Workbook(reading: CompoundFileWriter.file(stream: "Workbook", stream)) }
    }

    private static func workbook(places: [Int]) throws -> Workbook {
        let head = BIFFBytes.globalsBegin
        let bound = places.map { place in
            { offset in BIFFBytes.record(0x0085, CompoundBytes.word(offset + place) + BIFFBytes.hex("00 00 01 00 53")) }
        }
        let sheet = BIFFBytes.sheetBegin + BIFFBytes.end
        let offset = head.count + bound.count * 13 + BIFFBytes.end.count
        let stream = head + bound.flatMap { $0(offset) } + BIFFBytes.end + sheet + sheet
        return try Workbook(reading: CompoundFileWriter.file(stream: "Workbook", stream))
    }

    @Test func eachSheetStandsByItself() throws {
        #expect(try Self.workbook(places: [24, 0]).sheets.count == 2)
        #expect(throws: WorkbookError.unreadable) { try Self.workbook(places: [0, 24, 0]) }
    }

    @Test func moreSheetsThanAreRead() {
        #expect(throws: WorkbookError.beyond(.sheets)) { try Self.workbook(places: Array(repeating: 0, count: 1001)) }
    }

    private static let firstShared = BIFFBytes.record(0x00FD, BIFFBytes.hex("00 00 00 00 00 00 00 00 00 00"))

    @Test(arguments: [
        ("a string index nobody has", [BIFFBytes.record(0x00FD, BIFFBytes.hex("00 00 00 00 00 00 63 00 00 00"))], [[UInt8]]()),
        ("a record that is too short", [BIFFBytes.record(0x0203, [0, 0])], []),
        ("more strings than bytes", [firstShared], [BIFFBytes.record(0x00FC, BIFFBytes.hex("FF FF FF 7F FF FF FF 7F"))]),
        ("a string that never ends", [firstShared], [BIFFBytes.record(0x00FC, BIFFBytes.hex("01 00 00 00 01 00 00 00 FF FF 01 41"))]),
    ])
    func damagedRecordsAreRefused(_ name: String, _ cells: [[UInt8]], _ globals: [[UInt8]]) {
        #expect(throws: WorkbookError.self, "\(name)") { try BIFFBytes.sheet(globals: globals, cells: cells) }
    }
}
