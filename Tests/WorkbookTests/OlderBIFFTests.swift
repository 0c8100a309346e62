import Testing

@testable import Workbook

/// Excel 2.1 to 95, whose texts are bytes of a code page.
@Suite struct OlderBIFFTests {
    private static func record(_ type: Int, _ hex: String, _ text: [UInt8] = []) -> [UInt8] {
        BIFFBytes.record(type, BIFFBytes.hex(hex) + text)
    }

    /// 小米 in GBK.
    private static let gbk: [UInt8] = [0xD0, 0xA1, 0xC3, 0xD7]

    private static let excel95: [UInt8] = {
        let head =
            record(0x0809, "00 05 05 00 BB 0D CC 07") + record(0x0042, "A8 03") + record(0x041E, "A4 00 04", Array("yyyy".utf8))
            + record(0x00E0, "00 00 00 00") + record(0x00E0, "00 00 A4 00")
        let offset = head.count + 4 + 7 + gbk.count + 4
        return head + record(0x0085, "", CompoundBytes.word(offset) + [0, 0, UInt8(gbk.count)] + gbk) + BIFFBytes.end
            + record(0x0809, "00 05 10 00 BB 0D CC 07") + record(0x0204, "00 00 00 00 00 00 04 00", gbk)
            + record(0x0203, "00 00 01 00 01 00 00 00 00 00 C0 D5 E1 40")
            + record(0x0006, "01 00 00 00 00 00 00 00 00 00 00 00 FF FF") + record(0x0207, "04 00", gbk)
            + record(0x00D6, "01 00 01 00 00 00 02 00", Array("ok".utf8) + [1, 0, 1]) + BIFFBytes.end
    }()

    private static let excel4 =
        record(0x0409, "04 00 10 00 00 00") + record(0x0042, "A8 03") + record(0x0443, "00 00") + record(0x0443, "00 0E")
        + record(0x0204, "00 00 00 00 00 00 04 00", gbk) + record(0x0203, "00 00 01 00 01 00 00 00 00 00 C0 D5 E1 40")
        + record(0x0406, "01 00 00 00 00 00 00 00 00 00 00 00 FF FF") + record(0x0207, "04 00", gbk)
        + record(0x0204, "01 00 01 00 00 00 02 00", Array("ok".utf8)) + BIFFBytes.end

    private static let excel3 =
        record(0x0209, "03 00 10 00 00 00") + record(0x0042, "A8 03") + record(0x0243, "00 00") + record(0x0243, "00 0E")
        + record(0x0204, "00 00 00 00 00 00 04 00", gbk) + record(0x027E, "00 00 01 00 01 00 BA 3A 02 00")
        + record(0x0206, "01 00 00 00 00 00 00 00 00 00 00 00 FF FF") + record(0x0207, "04 00", gbk)
        + record(0x0204, "01 00 01 00 00 00 02 00", Array("ok".utf8)) + BIFFBytes.end

    private static let excel2 =
        record(0x0009, "02 00 10 00") + record(0x0042, "A8 03") + record(0x001E, "07", Array("General".utf8))
        + record(0x001E, "04", Array("yyyy".utf8)) + record(0x0004, "00 00 00 00 00 00 00 04", gbk)
        + record(0x0002, "00 00 01 00 00 01 00 AE 8E") + record(0x0006, "01 00 00 00 00 00 00 00 00 00 00 00 00 FF FF")
        + record(0x0007, "04", gbk) + record(0x0004, "01 00 01 00 00 00 00 02", Array("ok".utf8)) + BIFFBytes.end

    @Test(arguments: [("95", excel95), ("4.0", excel4), ("3.0", excel3), ("2.1", excel2)])
    func reads(_ version: String, _ stream: [UInt8]) throws {
        let bare = try #require(try Workbook(reading: stream).sheets.first)
        let packed = try #require(try Workbook(reading: CompoundFileWriter.file(stream: "Book", stream)).sheets.first)
        for sheet in [bare, packed] {
            #expect(sheet.cell(row: 0, column: 0) == .text("小米"), "Excel \(version)")
            #expect(sheet.cell(row: 0, column: 1) == .date(DateTime(year: 2000, month: 1, day: 1)), "Excel \(version)")
            #expect(sheet.cell(row: 1, column: 0) == .text("小米"), "Excel \(version): a formula's text")
            #expect(sheet.cell(row: 1, column: 1) == .text("ok"), "Excel \(version)")
        }
    }

    @Test func aWorkspaceOfExcel4HoldsSheetsWithNames() throws {
        let sheet = Self.excel4
        let header = Self.record(0x008F, "", CompoundBytes.word(sheet.count) + [2] + Array("S2".utf8))
        let workbook = try Workbook(reading: Self.record(0x0409, "04 00 00 01 00 00") + header + sheet + BIFFBytes.end)
        #expect(workbook.sheets.map(\.name) == ["S2"])
        #expect(workbook.sheets.first?.cell(row: 0, column: 0) == .text("小米"))
    }

    @Test func byteStringsUnderANewerHeading() throws {
        let label = Self.record(0x0204, "00 00 00 00 00 00 02 00", Array("ok".utf8))
        #expect(try BIFFBytes.sheet(cells: [label])?.cell(row: 0, column: 0) == .text("ok"))
    }

    /// Found by the fuzzer.
    @Test func aWorkspaceWhoseSheetHeaderIsCutShort() {
        let stream = Self.record(0x0409, "04 00 00 01 00 00") + BIFFBytes.hex("8F 00 02 00 00 00") + Self.excel4
        #expect(throws: WorkbookError.unreadable) { try Workbook(reading: stream) }
    }
}
