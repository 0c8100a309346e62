import Archive

/// Writes one sheet as .xlsx (ECMA-376): every text as a shared string in a cell of format `@`, as Excel itself would.
struct OOXMLWriter {
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let package = "http://schemas.openxmlformats.org/package/2006"

    private let draft: SheetDraft

    init(_ draft: SheetDraft) throws(WorkbookError) {
        guard draft.rowCount <= Workbook.Limits.rows else { throw .tooManyRows(limit: Workbook.Limits.rows) }
        guard draft.columnCount <= Workbook.Limits.columns else {
            throw .tooManyColumns(limit: Workbook.Limits.columns)
        }
        self.draft = draft
    }

    func encoded() throws(WorkbookError) -> [UInt8] {
        let strings = try SharedStringTable(draft.table)
        let texts = strings.unique.map { strings.texts.bytes[strings.texts.range(Int($0))] }
        let parts = [
            ("[Content_Types].xml", contentTypes),
            ("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")])),
            ("xl/workbook.xml", workbook),
            (
                "xl/_rels/workbook.xml.rels",
                relationships([("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")])
            ),
            ("xl/styles.xml", OOXMLStyle.part(Self.main)),
            ("xl/sharedStrings.xml", sharedStrings(texts, uses: strings.uses)),
            (
                "xl/worksheets/sheet1.xml",
                OOXMLSheet(draft: draft, strings: strings, needs: texts.map(OOXMLStyle.Needs.init)).part(Self.main)
            ),
        ]
        do { return try Archive.zip(parts.map { ArchiveEntry(name: $0, bytes: $1.bytes) }) } catch { throw .tooLarge }
    }

    private var contentTypes: XMLWriter {
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let parts = [
            ("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"), ("sharedStrings", "sharedStrings"),
        ]
        var out = XMLWriter()
        out.put("<Types xmlns=\"\(Self.package)/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>")
        out.put("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" as StaticString)
        for (part, kind) in parts { out.put("<Override PartName=\"/xl/\(part).xml\" ContentType=\"\(type).\(kind)+xml\"/>") }
        out.put("</Types>" as StaticString)
        return out
    }

    /// Numbered rId1, rId2 and so on.
    private func relationships(_ targets: [(kind: String, target: String)]) -> XMLWriter {
        var out = XMLWriter()
        out.put("<Relationships xmlns=\"\(Self.package)/relationships\">")
        for (index, (kind, target)) in targets.enumerated() {
            out.put("<Relationship Id=\"rId\(index + 1)\" Type=\"\(Self.office)/\(kind)\" Target=\"\(target)\"/>")
        }
        out.put("</Relationships>" as StaticString)
        return out
    }

    private var workbook: XMLWriter {
        var out = XMLWriter()
        out.put("<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\">")
        out.put("<bookViews><workbookView/></bookViews><sheets><sheet name=\"" as StaticString)
        out.put(text: draft.safeName)
        out.put("\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>" as StaticString)
        return out
    }

    private func sharedStrings(_ texts: [ArraySlice<UInt8>], uses: Int) -> XMLWriter {
        var out = XMLWriter()
        out.reserve(texts.reduce(0) { $0 + $1.count + 20 })
        out.put("<sst xmlns=\"\(Self.main)\" count=\"\(uses)\" uniqueCount=\"\(texts.count)\">")
        for text in texts {
            // Without it Excel drops the space around a text.
            let hasEdges = [text.first, text.last].contains { $0.map { RawSpan.isSpace($0) } == true }
            out.put(hasEdges ? "<si><t xml:space=\"preserve\">" as StaticString : "<si><t>")
            out.put(text: text)
            out.put("</t></si>" as StaticString)
        }
        out.put("</sst>" as StaticString)
        return out
    }
}
