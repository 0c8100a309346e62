import Archive
import Testing

@testable import Workbook

@Suite struct OOXMLPackageTests {
    private static let one = "<row><c><v>1</v></c></row>"

    private static func workbook(_ sheets: String) -> String {
        "<workbook xmlns=\"\(OOXMLBytes.main)\" xmlns:r=\"\(OOXMLBytes.office)\"><sheets>\(sheets)</sheets></workbook>"
    }

    /// A workbook whose one sheet holds 1 at A1, with parts named and pointed to like this.
    private static func package(
        main: String = "xl/workbook.xml", mainTarget: String = "xl/workbook.xml", sheet: String = "xl/worksheets/sheet1.xml",
        sheetTarget: String = "worksheets/sheet1.xml", relationships: String = "xl/_rels/workbook.xml.rels"
    ) -> [(name: String, xml: String)] {
        [
            (sheet, OOXMLBytes.worksheet(one)), (relationships, OOXMLBytes.relationships([("r1", "worksheet", sheetTarget)])),
            (main, workbook("<sheet name='S' sheetId='1' r:id='r1'/>")),
            ("_rels/.rels", OOXMLBytes.relationships([("x", "extended-properties", "app.xml"), ("r1", "officeDocument", mainTarget)])),
        ]
    }

    @Test(arguments: [
        ("as Excel does", package()), ("absolute", package(mainTarget: "/xl/workbook.xml", sheetTarget: "/xl/worksheets/sheet1.xml")),
        (
            "other names",
            package(main: "a.xml", mainTarget: "a.xml", sheet: "b.xml", sheetTarget: "b.xml", relationships: "_rels/a.xml.rels")
        ),
        ("up and down", package(sheet: "s/1.xml", sheetTarget: "../s/./1.xml")),
        ("another case", package(main: "XL/Workbook.xml", sheet: "xl/WORKSHEETS/sheet1.XML", relationships: "xl/_RELS/workbook.xml.rels")),
        ("backslashes", package(main: "xl\\workbook.xml", sheet: "xl\\worksheets\\sheet1.xml", sheetTarget: "worksheets\\sheet1.xml")),
        ("no relationships of the package", package().filter { $0.name != "_rels/.rels" }),
        ("marked as UTF-8", package().map { ($0.name, "\u{FEFF}<?xml version='1.0' encoding='UTF-8'?>\n" + $0.xml) }),
        (
            "with a prefix",
            package().map { name, xml in
                let prefixed = xml.replacing("<", with: "<p:").replacing("<p:/", with: "</p:").replacing("xmlns=", with: "xmlns:p=")
                return (name, name.hasSuffix(".rels") ? xml : prefixed)
            }
        ),
        ("strict", package().map { ($0.name, $0.xml.replacing("schemas.openxmlformats.org/", with: "purl.oclc.org/ooxml/")) }),
    ])
    func partsWhereverTheyAre(_ name: String, _ parts: [(name: String, xml: String)]) throws {
        let sheet = try #require(try Workbook(reading: OOXMLBytes.file(parts)).sheets.first)
        #expect(sheet.name == "S" && sheet.cell(row: 0, column: 0) == .number(1), "\(name)")
    }

    @Test func pointersOfOtherKindsSayNothing() throws {
        let parts = Self.package().map { name, xml in
            let far = (0..<5000).map { "<Relationship Id='h\($0)' Type='x/hyperlink' Target='\(String(repeating: "y", count: 2000))'/>" }
                .joined()
            return (name, name.hasSuffix("workbook.xml.rels") ? xml.replacing("</Relationships>", with: far + "</Relationships>") : xml)
        }
        #expect(try Workbook(reading: OOXMLBytes.file(parts)).sheets.map(\.shown) == [[["1"]]])
    }

    @Test(
        arguments: [
            ("a target as long as none", package(sheetTarget: String(repeating: "./", count: 600) + "worksheets/sheet1.xml"), .unreadable),
            (
                "a sheet's name as long as none",
                package().map { ($0.name, $0.xml.replacing("name='S'", with: "name='\(String(repeating: "_x0041_", count: 600))'")) },
                .unreadable
            ),
            (
                "more pointers than anybody has",
                package().map { name, xml in
                    let more = (0..<300_000).map { "<Relationship Id='s\($0)' Type='x/worksheet' Target='y\($0)'/>" }.joined()
                    return (
                        name, name.hasSuffix("workbook.xml.rels") ? xml.replacing("</Relationships>", with: more + "</Relationships>") : xml
                    )
                }, .beyond(.sheets)
            ),
        ] as [(String, [(name: String, xml: String)], WorkbookError)])
    func whatWouldTakeLong(_ name: String, _ parts: [(name: String, xml: String)], _ error: WorkbookError) throws {
        let file = try OOXMLBytes.file(parts)
        #expect(throws: error) { try Workbook(reading: file) }
    }

    @Test func partsOf16Bits() throws {
        let entries = Self.package().map { part in
            ArchiveEntry(name: part.name, bytes: ("\u{FEFF}" + part.xml).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        }
        #expect(try Workbook(reading: Archive.zip(entries)).sheets.first?.cell(row: 0, column: 0) == .number(1))
    }

    @Test func sheetsInTheOrderOfTheWorkbook() throws {
        let targets = [
            ("r1", "worksheet", "1.xml"), ("r2", "worksheet", "2.xml"), ("r3", "chartsheet", "3.xml"), ("r4", "worksheet", "4.xml"),
            ("r5", "xlMacrosheet", "5.xml"), ("r6", "dialogsheet", "6.xml"),
        ]
        let sheets =
            "<sheet name='二' r:id='r2' state='hidden'/><sheet name='图' r:id='r3'/><sheet name='_x0041_&amp;b' r:id='r1'/>"
            + "<sheet name='四' r:id='r4' state='veryHidden'/><sheet name='宏' r:id='r5'/><sheet name='D' r:id='r6'/><sheet name='Module1' r:id=''/>"
        let parts =
            [
                ("xl/workbook.xml", Self.workbook(sheets)), ("xl/_rels/workbook.xml.rels", OOXMLBytes.relationships(targets)),
                ("_rels/.rels", OOXMLBytes.relationships([("r1", "officeDocument", "xl/workbook.xml")])),
            ] + (1...6).map { ("xl/\($0).xml", OOXMLBytes.worksheet("<row><c><v>\($0)</v></c></row>")) }
        let workbook = try Workbook(reading: OOXMLBytes.file(parts))
        #expect(workbook.sheets.map(\.name) == ["二", "A&b", "四"])
        #expect(workbook.sheets.map(\.isHidden) == [true, false, true])
        #expect(workbook.sheets.map { $0.cell(row: 0, column: 0) } == [.number(2), .number(1), .number(4)])
    }

    @Test(
        arguments: [
            (
                "a sheet without a relationship",
                package().map { ($0.name, $0.xml.replacing("<sheets>", with: "<sheets><sheet name='T' r:id='r9'/>")) }, .unreadable
            ),
            (
                "a sheet that names none",
                package().map { ($0.name, $0.xml.replacing("<sheets>", with: "<sheets><sheet name='T'/>")) }, .unreadable
            ),
            (
                "a sheet of an unknown kind",
                package().map { ($0.name, $0.xml.replacing("/worksheet\"", with: "/worksheets\"")) }, .unreadable
            ),
            ("a sheet that is lost", package().filter { !$0.name.contains("worksheets") }, .unreadable),
            (
                "two sheets of one part",
                package().map { ($0.name, $0.xml.replacing("<sheets>", with: "<sheets><sheet name='T' r:id='r1'/>")) }, .unreadable
            ),
            ("no sheet", package().map { ($0.name, $0.xml.replacing("<sheet ", with: "<other ")) }, .unreadable),
            ("an empty part", package().map { ($0.name, $0.name.contains("worksheets") ? "" : $0.xml) }, .unreadable),
            ("a packed list", [("a.xls", "x")], .packed), ("several, in a folder", [("名单/一年级.xlsx", "x"), ("名单/说明.txt", "y")], .packed),
            ("no workbook in the package", [("[Content_Types].xml", "<Types/>")], .unreadable),
            ("a DOCTYPE", package().map { ($0.name, "<!DOCTYPE x [<!ENTITY a 'b'>]>" + $0.xml) }, .unreadable),
            (".xlsb", package(main: "xl/workbook.bin", mainTarget: "xl/workbook.bin"), .unsupported(kind: " .xlsb 表格")),
            (
                "Word",
                package().map { ($0.name, $0.xml.replacing("<workbook", with: "<document").replacing("/workbook>", with: "/document>")) },
                .unsupported(kind: " Word 文档")
            ),
            (
                "OpenDocument", [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")],
                .unsupported(kind: " OpenDocument 文件")
            ),
            ("Numbers", [("Index/Document.iwa", "x")], .unsupported(kind: " Numbers 表格")),
        ] as [(String, [(name: String, xml: String)], WorkbookError)])
    func refused(_ name: String, _ parts: [(name: String, xml: String)], _ error: WorkbookError) throws {
        let file = try OOXMLBytes.file(parts)
        #expect(throws: error) { try Workbook(reading: file) }
    }

    @Test func moreEntriesThanAWorkbookHas() throws {
        let file = try OOXMLBytes.file((0..<4097).map { ("\($0)", "") })
        #expect(throws: WorkbookError.beyond(.unpacked)) { try Workbook(reading: file) }
    }

    /// 600 times what it takes, though each text is a small one.
    @Test func aBombIsNotUnpacked() throws {
        let rows = String(repeating: "<row><c/></row>" + String(repeating: " ", count: 64 << 10), count: 800)
        let file = try OOXMLBytes.file(OOXMLBytes.parts(rows: rows))
        try #require(file.count * 400 < rows.utf8.count)
        #expect(throws: WorkbookError.beyond(.unpacked)) { try Workbook(reading: file) }
    }

    @Test func entriesBehindAPassword() throws {
        var file = try OOXMLBytes.file(Self.package())
        for (signature, flags) in [([0x50, 0x4B, 0x03, 0x04], 6), ([0x50, 0x4B, 0x01, 0x02], 8)] as [([UInt8], Int)] {
            for range in file.ranges(of: signature) { file[range.lowerBound + flags] |= 1 }
        }
        #expect(throws: WorkbookError.encrypted) { try Workbook(reading: file) }
    }
}
