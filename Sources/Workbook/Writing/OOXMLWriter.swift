import Archive

/// Writes one sheet as .xlsx: inline strings in cells of format `@`.
struct OOXMLWriter {
    private let draft: SheetDraft

    init(_ draft: SheetDraft) throws(WorkbookError) {
        self.draft = draft
        guard draft.rowCount <= Workbook.Limits.rows else { throw .tooManyRows(limit: Workbook.Limits.rows) }
    }

    func encoded() throws(WorkbookError) -> [UInt8] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let parts: [(String, String)] = [
            (
                "[Content_Types].xml",
                "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                    + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/>"
                    + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(type).worksheet+xml\"/>"
                    + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type).styles+xml\"/></Types>"
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"\(Self.escaped(draft.safeName))\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                    + "<Relationship Id=\"rId2\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
            ("xl/styles.xml", Self.styles(main)),
        ]
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        let entries =
            parts.map { ArchiveEntry(name: $0.0, bytes: Array((head + $0.1).utf8)) }
            + [ArchiveEntry(name: "xl/worksheets/sheet1.xml", bytes: Array(head.utf8) + sheet(main))]
        do { return try Archive.zip(entries) } catch { throw .tooLarge }
    }

    private func sheet(_ main: String) -> [UInt8] {
        var out = Array("<worksheet xmlns=\"\(main)\">".utf8)
        if draft.frozenRows > 0 {
            let pane =
                "<pane ySplit=\"\(draft.frozenRows)\" topLeftCell=\"A\(draft.frozenRows + 1)\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            out += "<sheetViews><sheetView workbookViewId=\"0\">\(pane)</sheetView></sheetViews>".utf8
        }
        let widths = draft.columnWidths
        if !widths.isEmpty {
            let columns = widths.enumerated().map {
                "<col min=\"\($0 + 1)\" max=\"\($0 + 1)\" width=\"\($1)\" style=\"1\" customWidth=\"1\"/>"
            }
            out += "<cols>\(columns.joined())</cols>".utf8
        }
        out += "<sheetData>".utf8
        for row in draft.rows {
            out += "<row r=\"\(row.index + 1)\">".utf8
            row.cells { column, cell, isLit in
                let reference = Self.name(column) + String(row.index + 1)
                let style = row.isHeader ? 2 : isLit ? 3 : 1
                out += Self.cell(cell.cell(draft.table.texts), reference, style: style, isLit: isLit).utf8
            }
            out += "</row>".utf8
        }
        return out + "</sheetData></worksheet>".utf8
    }

    private static func cell(_ cell: Cell, _ reference: String, style: Int, isLit: Bool) -> String {
        switch cell {
        case .number(let number): return "<c r=\"\(reference)\" s=\"\(style)\"><v>\(Cell.digits(number))</v></c>"
        case .boolean(let flag): return "<c r=\"\(reference)\" s=\"\(style)\" t=\"b\"><v>\(flag ? 1 : 0)</v></c>"
        case .text, .date, .error:
            let text = cell.displayText
            guard !text.isEmpty else { fallthrough }
            return "<c r=\"\(reference)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
        case .empty: return isLit ? "<c r=\"\(reference)\" s=\"\(style)\"/>" : ""
        }
    }

    private static func styles(_ main: String) -> String {
        "<styleSheet xmlns=\"\(main)\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"宋体\"/></font><font><b/><sz val=\"11\"/><name val=\"宋体\"/></font></fonts>"
            + "<fills count=\"3\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
            + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFC7CE\"/></patternFill></fill></fills>"
            + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf/>"
            + "<xf numFmtId=\"49\" applyNumberFormat=\"1\"/><xf numFmtId=\"49\" fontId=\"1\" applyNumberFormat=\"1\" applyFont=\"1\"/>"
            + "<xf numFmtId=\"49\" fillId=\"2\" applyNumberFormat=\"1\" applyFill=\"1\"/></cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    }

    /// Control characters have no place in XML 1.0 and are left out.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\r": out += "&#13;"
            case "\n", "\t": out.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static func name(_ column: Int) -> String {
        var name = ""
        var rest = column + 1
        while rest > 0 {
            name = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + name
            rest = (rest - 1) / 26
        }
        return name
    }
}
