import Archive

@testable import Workbook

/// An .xlsx put together part by part.
enum OOXMLBytes {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    static func relationships(_ targets: [(id: String, kind: String, target: String)]) -> String {
        let lines = targets.map { #"<Relationship Id="\#($0.id)" Type="\#(office)/\#($0.kind)" Target="\#($0.target)"/>"# }
        return #"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\#(lines.joined())</Relationships>"#
    }

    static func worksheet(_ rows: String) -> String { #"<worksheet xmlns="\#(main)"><sheetData>\#(rows)</sheetData></worksheet>"# }

    /// A workbook with one sheet named S.
    static func parts(
        rows: String, strings: String? = nil, styles: String? = nil, properties: String = ""
    ) -> [(name: String, xml: String)] {
        var parts = [
            ("_rels/.rels", relationships([("rId1", "officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                #"<workbook xmlns="\#(main)" xmlns:r="\#(office)">\#(properties)<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
            (
                "xl/_rels/workbook.xml.rels",
                relationships([
                    ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml"),
                    ("rId3", "sharedStrings", "sharedStrings.xml"),
                ])
            ),
            ("xl/worksheets/sheet1.xml", worksheet(rows)),
        ]
        if let strings { parts.append(("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(strings)</sst>")) }
        if let styles { parts.append(("xl/styles.xml", "<styleSheet xmlns=\"\(main)\">\(styles)</styleSheet>")) }
        return parts
    }

    static func file(_ parts: [(name: String, xml: String)]) throws -> [UInt8] {
        try Archive.zip(parts.map { ArchiveEntry(name: $0.name, bytes: Array($0.xml.utf8)) })
    }

    static func sheet(rows: String, strings: String? = nil, styles: String? = nil, properties: String = "") throws -> Sheet? {
        try Workbook(reading: file(parts(rows: rows, strings: strings, styles: styles, properties: properties))).sheets.first
    }

    /// A styles part whose cell formats have these numbers, and these formats of their own.
    static func styles(_ numbers: [Int], _ custom: [Int: String] = [:]) -> String {
        "<numFmts>\(custom.map { "<numFmt numFmtId=\"\($0)\" formatCode=\"\($1)\"/>" }.joined())</numFmts>"
            + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>\(numbers.map { "<xf numFmtId=\"\($0)\"/>" }.joined())</cellXfs>"
            + "<dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"0\"/></dxf></dxfs>"
    }
}
