import Archive
import Testing

@testable import Workbook

@Suite struct OOXMLWriterTests {
    private static func parts(_ draft: SheetDraft) throws -> [String: String] {
        let limits = ArchiveLimits(entries: 16, totalBytes: 1 << 24, ratio: 1000)
        return Dictionary(
            uniqueKeysWithValues: try Archive.strictEntries(of: draft.encoded(as: .xlsx), limits: limits).map {
                ($0.name, String(decoding: $0.bytes, as: UTF8.self))
            })
    }

    @Test(arguments: [
        "=1+1", "+86", "-", "@x", " a ", "\ta", "a\nb", "a\rb", "a\r\nb", "<&>\"'", "_x0041_", "_x005F_x0041_", "__x000D_", "_x000D\u{2}_",
        "_x",
        "\u{1}\u{1F}\u{0}",
        "\u{FFFE}\u{FFFF}", "\u{FFFD}", "\u{7F}\u{85}", "𠮷", "]]>", "\u{FEFF}a",
    ])
    func comesBackTheSame(_ text: String) throws {
        let draft = SheetDraft(name: text, header: [], rows: [[text, "", text]])
        let sheet = try #require(try Workbook(reading: draft.encoded(as: .xlsx)).sheets.first)
        #expect(sheet.cell(row: 0, column: 0) == .text(text) && sheet.cell(row: 0, column: 2) == .text(text))
        #expect(sheet.cell(row: 0, column: 1) == .empty && sheet.name == draft.safeName)
    }

    @Test func everyKindOfCell() throws {
        let rows: [[Cell]] = [
            [.number(-1.25), .boolean(true), .date(DateTime(year: 2026, month: 11, day: 24)), .error("#N/A"), .number(1e300), .empty], [],
            [.empty, .boolean(false)],
        ]
        let draft = SheetDraft(
            name: "x", header: [], rows: rows, highlights: [CellPosition(row: 1, column: 30), CellPosition(row: 2, column: 1)])
        let sheet = try #require(try Workbook(reading: draft.encoded(as: .xlsx)).sheets.first)
        #expect(
            sheet.occupiedRows.map { Array($0.cells) } == [
                [.number(-1.25), .boolean(true), .text("2026-11-24"), .text("#N/A"), .number(1e300)], [.empty, .boolean(false)],
            ])
        let xml = try #require(try Self.parts(draft)["xl/worksheets/sheet1.xml"])
        #expect(xml.contains("<row r=\"2\"><c r=\"AE2\" s=\"\(OOXMLStyle(look: .highlight).index)\"/></row>"))
    }

    @Test(arguments: [
        ("=1", false, true), ("+1", false, true), ("-1", false, true), ("@", false, true), ("a\nb", true, false), ("=\n", true, true),
        ("a=", false, false), (" =1", false, true), ("\t=1", false, true), ("＝1", false, true),
    ])
    func looks(_ text: String, _ isWrapped: Bool, _ isQuoted: Bool) throws {
        let parts = try Self.parts(SheetDraft(name: "x", header: ["h"], rows: [[text]]))
        let style = OOXMLStyle(look: .text, needs: OOXMLStyle.Needs(isWrapped: isWrapped, isQuoted: isQuoted))
        let sheet = try #require(parts["xl/worksheets/sheet1.xml"])
        #expect(
            sheet.contains("<c r=\"A1\" s=\"\(OOXMLStyle(look: .header).index)\" t=\"s\">")
                && sheet.contains("<c r=\"A2\" s=\"\(style.index)\" t=\"s\">"))
        #expect(sheet.contains("state=\"frozen\""))
        // Nothing that is written could be taken for a formula.
        #expect(!sheet.contains("<f"))
        let formats = try #require(parts["xl/styles.xml"]).split(separator: "<cellXfs")[1].split(separator: "<xf").dropFirst(2)
        let format = try #require(formats.dropFirst(style.index - 1).first)
        #expect(formats.count == 12 && formats.allSatisfy { $0.contains("numFmtId=\"49\"") })
        #expect(format.contains("wrapText=\"1\"") == isWrapped && format.contains("quotePrefix=\"1\"") == isQuoted)
    }

    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
    func columnNames(_ column: Int, _ name: String) { #expect(OOXMLSheet.name(column) == name) }

    @Test func asMuchAsExcelHasInACellAndMore() throws {
        let text = String(repeating: "长", count: 32_767)
        #expect(
            try Workbook(reading: SheetDraft(name: "x", header: [], rows: [[text]]).encoded(as: .xlsx)).sheets.first?.cell(
                row: 0, column: 0) == .text(text))
        let draft = SheetDraft(name: "x", header: [], rows: [[String(repeating: "x", count: 32_768)]])
        #expect(throws: WorkbookError.tooLong(limit: 32_767)) { try draft.encoded(as: .xlsx) }
    }
}
