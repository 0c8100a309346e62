/// Writes the worksheet part (ECMA-376 part 1, 18.3.1.99).
struct OOXMLSheet {
    let draft: SheetDraft
    let strings: SharedStringTable
    /// By the index of a shared string.
    let needs: [OOXMLStyle.Needs]

    func part(_ namespace: String) -> XMLWriter {
        var out = XMLWriter()
        out.reserve(draft.table.cells.count * 40 + draft.table.count * 24)
        out.put("<worksheet xmlns=\"\(namespace)\">")
        let columns = max(draft.columnCount, 1)
        if draft.rowCount > 0 { out.put("<dimension ref=\"A1:\(Self.name(columns - 1))\(draft.rowCount)\"/>") }
        if draft.frozenRows > 0 {
            let pane = "ySplit=\"\(draft.frozenRows)\" topLeftCell=\"A\(draft.frozenRows + 1)\" activePane=\"bottomLeft\" state=\"frozen\""
            out.put("<sheetViews><sheetView workbookViewId=\"0\"><pane \(pane)/></sheetView></sheetViews>")
        }
        let widths = draft.columnWidths
        if !widths.isEmpty {
            let style = OOXMLStyle(look: .text).index
            let markup = widths.enumerated().map {
                "<col min=\"\($0 + 1)\" max=\"\($0 + 1)\" width=\"\($1)\" style=\"\(style)\" customWidth=\"1\"/>"
            }
            out.put("<cols>\(markup.joined())</cols>")
        }
        out.put("<sheetData>" as StaticString)
        let heads = (0..<columns).map { Array("<c r=\"\(Self.name($0))".utf8) }
        for row in draft.rows { write(row, heads, &out) }
        out.put("</sheetData></worksheet>" as StaticString)
        return out
    }

    private func write(_ row: SheetDraft.Row, _ heads: [[UInt8]], _ out: inout XMLWriter) {
        out.put("<row r=\"" as StaticString)
        out.put(row.index + 1)
        out.put("\">" as StaticString)
        row.cells { column, cell, isLit in
            guard isLit || !cell.isEmpty else { return }
            out.put(bytes: heads[column])
            out.put(row.index + 1)
            let look: OOXMLStyle.Look = isLit ? .highlight : row.isHeader ? .header : .text
            switch cell.content {
            case .text(let text), .error(let text): put(string: strings.index(of: text), look, &out)
            case .moment(let moment): put(string: strings.index(of: moment), look, &out)
            case .number(let number):
                begin(OOXMLStyle(look: look), &out)
                out.put("\"><v>\(Cell.digits(number))</v></c>")
            case .boolean(let flag):
                begin(OOXMLStyle(look: look), &out)
                out.put("\" t=\"b\"><v>\(flag ? 1 : 0)</v></c>")
            case .empty:
                begin(OOXMLStyle(look: look), &out)
                out.put("\"/>" as StaticString)
            }
        }
        out.put("</row>" as StaticString)
    }

    @inline(__always)
    private func put(string: Int, _ look: OOXMLStyle.Look, _ out: inout XMLWriter) {
        begin(OOXMLStyle(look: look, needs: needs[string]), &out)
        out.put("\" t=\"s\"><v>" as StaticString)
        out.put(string)
        out.put("</v></c>" as StaticString)
    }

    @inline(__always)
    private func begin(_ style: OOXMLStyle, _ out: inout XMLWriter) {
        out.put("\" s=\"" as StaticString)
        out.put(style.index)
    }

    /// A, B, … Z, AA, …
    static func name(_ column: Int) -> String {
        (column < 26 ? "" : name(column / 26 - 1)) + String(UnicodeScalar(UInt8(0x41 + column % 26)))
    }
}
