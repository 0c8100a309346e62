import Testing

@testable import Workbook

/// What is missing at the end of an .xls: rows are never lost silently, and nothing else is missed.
@Suite struct CutWorkbookTests {
    private static func number(row: Int, column: Int = 0) -> [UInt8] {
        BIFFBytes.record(0x0203, [UInt8(row), 0, UInt8(column), 0, 0, 0] + BIFFBytes.hex("00 00 00 00 00 00 F0 3F"))
    }

    private static let rows = (0..<3).map { number(row: $0) }
    private static let whole = BIFFBytes.stream(cells: rows)

    private static func workbook(_ stream: [UInt8]) throws -> Workbook {
        try Workbook(reading: CompoundBytes(streams: [.init(name: "Workbook", content: stream)]).bytes)
    }

    private static let cut: [(name: String, stream: [UInt8])] = [
        ("the sheet's end is missing", Array(whole.dropLast(4))),
        ("half of it", Array(whole.dropLast(2))),
        ("the last row, too", Array(whole.dropLast(22))),
        ("a row is cut in two", Array(whole.dropLast(9))),
        ("a row says that it is longer", BIFFBytes.stream(cells: [rows[0], [0x03, 0x02, 0xFF, 0x7F], rows[2]])),
        ("the end of a chart in the sheet is missing", BIFFBytes.stream(cells: rows + [BIFFBytes.sheetBegin])),
        ("the sheet, whole", Array(whole.dropLast(4 + 3 * 18 + 20))),
        ("all but the front of the globals", BIFFBytes.globalsBegin),
    ]

    @Test(arguments: cut)
    func whatLacksItsEndIsCutOff(_ name: String, _ stream: [UInt8]) {
        #expect(throws: WorkbookError.cutOff) { try Self.workbook(stream) }
        #expect(throws: WorkbookError.cutOff, "bare") { try Workbook(reading: stream) }
    }

    @Test func rowsBehindAnEndAmidThemAreNotLost() {
        let stream = BIFFBytes.stream(cells: [Self.rows[0], BIFFBytes.end, Self.rows[1]])
        #expect(throws: WorkbookError.unreadable) { try Self.workbook(stream) }
    }

    @Test(
        arguments: [
            ("nothing", []), ("filling", [UInt8](repeating: 0, count: 700)), ("another substream", BIFFBytes.sheetBegin + number(row: 9)),
            ("the beginning of a record", [0x03, 0x02, 0x0E]),
        ] as [(String, [UInt8])])
    func behindTheLastEndMayBeAnything(_ name: String, _ tail: [UInt8]) throws {
        #expect(try Self.workbook(Self.whole + tail).sheets.map(\.shown) == [[["1"], ["1"], ["1"]]])
    }

    /// Sectors behind the last sheet's end that the table promises and the file lacks.
    @Test func sectorsThatNobodyMissesMayBeMissing() throws {
        let file = CompoundBytes(streams: [.init(name: "Workbook", content: Self.whole + [UInt8](repeating: 0, count: 9000))])
        let bytes = file.bytes
        // The writer of this one puts the stream in front; its chain breaks off in the filling.
        let table = try #require((0..<bytes.count / 512).reversed().first { bytes[$0 * 512..<$0 * 512 + 4].elementsEqual([1, 0, 0, 0]) })
        var broken = bytes
        broken.replaceSubrange(table * 512 + 4..<table * 512 + 8, with: CompoundBytes.word(0x00FF_FFFF))
        #expect(try Workbook(reading: broken).sheets.first?.valueCount == 3)
        broken.replaceSubrange(table * 512..<table * 512 + 4, with: CompoundBytes.word(0x00FF_FFFF))
        #expect(try Workbook(reading: broken).sheets.first?.valueCount == 3)
    }

    @Test(arguments: [512, 1024, 4096])
    func aFileWhoseEndIsMissing(_ count: Int) throws {
        let rows = (0..<300).map { ["小米\($0)", "230502198901182964"] }
        let file = try SheetDraft(name: "名单", header: ["姓名", "证件号码"], rows: rows).encoded(as: .xls)
        #expect(throws: WorkbookError.cutOff) { try Workbook(reading: Array(file.dropLast(count))) }
    }

    /// A sector of the table that is not there leaves the places of the others as they are.
    @Test func aHoleInTheAllocationTable() throws {
        let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 512) }
        var file = CompoundFileWriter.file(stream: "Workbook", content)
        file.replaceSubrange(76..<80, with: CompoundBytes.word(0x00FF_FFFF))
        let table = try AllocationTable(sectors: [0x00FF_FFFF, 0], of: Sectors(bytes: file[...], size: 512))
        #expect(table.next(127) == Int(Sector.free) && table.next(128) != nil && table.next(256) == nil)
    }
}
