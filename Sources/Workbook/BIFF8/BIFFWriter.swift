/// Writes one sheet as a BIFF8 workbook ([MS-XLS]): every text as a shared string in a cell of format `@`.
struct BIFFWriter {
    static let rowLimit = 65_536
    static let columnLimit = 256
    private static let textLimit = 32_767

    private let draft: SheetDraft
    private let rows: [[Cell]]

    init(_ draft: SheetDraft) throws(WorkbookError) {
        self.draft = draft
        rows = draft.allRows
        guard rows.count <= Self.rowLimit else { throw .tooManyRows(limit: Self.rowLimit) }
        guard rows.allSatisfy({ $0.count <= Self.columnLimit }) else { throw .tooLarge }
    }

    func encoded() throws(WorkbookError) -> [UInt8] {
        var strings = SharedStringTable()
        let sheet = try worksheet(&strings)
        var globals = ByteWriter()
        record(0x0809, into: &globals) {
            $0.u16(0x0600)
            $0.u16(0x0005)
            $0.u16(0x0DBB)
            $0.u16(0x07CC)
            $0.u32(0x41)
            $0.u32(0x06)
        }
        record(0x0042, into: &globals) { $0.u16(1200) }
        record(0x003D, into: &globals) { for value in [0, 0, 0x4000, 0x2000, 0x38, 0, 0, 1, 600] { $0.u16(value) } }
        record(0x0022, into: &globals) { $0.u16(0) }
        BIFFStyles.write(into: &globals)
        let boundSheet = globals.bytes.count
        record(0x0085, into: &globals) {
            $0.u32(0)
            $0.u16(0)
            let name = Array(draft.safeName.utf16)
            $0.u8(name.count)
            $0.u8(1)
            for unit in name { $0.u16(Int(unit)) }
        }
        strings.write(into: &globals)
        record(0x000A, into: &globals) { _ in }
        globals.put(u32: globals.bytes.count, at: boundSheet + 4)
        return CompoundFileWriter.file(stream: "Workbook", globals.bytes + sheet)
    }

    private func worksheet(_ strings: inout SharedStringTable) throws(WorkbookError) -> [UInt8] {
        var out = ByteWriter()
        record(0x0809, into: &out) {
            $0.u16(0x0600)
            $0.u16(0x0010)
            $0.u16(0x0DBB)
            $0.u16(0x07CC)
            $0.u32(0x41)
            $0.u32(0x06)
        }
        for (column, width) in draft.columnWidths.enumerated() {
            record(0x007D, into: &out) { for value in [column, column, width * 256, BIFFStyles.text, 0, 0] { $0.u16(value) } }
        }
        let columns = rows.map(\.count).max() ?? 0
        record(0x0200, into: &out) {
            $0.u32(0)
            $0.u32(rows.count)
            $0.u16(0)
            $0.u16(columns)
            $0.u16(0)
        }
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() { try write(cell, row: row, column: column, &strings, into: &out) }
        }
        window(into: &out)
        record(0x000A, into: &out) { _ in }
        return out.bytes
    }

    private func write(_ cell: Cell, row: Int, column: Int, _ strings: inout SharedStringTable, into out: inout ByteWriter)
        throws(WorkbookError)
    {
        let isHeader = !draft.header.isEmpty && row == draft.titleRows.count
        let isLit = !draft.highlights.isEmpty && draft.highlights.contains(CellPosition(row: row, column: column))
        let style = isHeader ? BIFFStyles.header : isLit ? BIFFStyles.highlight : BIFFStyles.text
        func at(_ body: inout ByteWriter) {
            body.u16(row)
            body.u16(column)
            body.u16(style)
        }
        switch cell {
        case .number(let number):
            record(0x0203, into: &out) {
                at(&$0)
                $0.f64(number)
            }
        case .boolean(let flag):
            record(0x0205, into: &out) {
                at(&$0)
                $0.u8(flag ? 1 : 0)
                $0.u8(0)
            }
        case .text, .date, .error:
            let text = cell.displayText
            guard text.utf16.count <= Self.textLimit else { throw .tooLarge }
            guard !text.isEmpty || isLit else { return }
            let index = strings.index(of: text)
            record(0x00FD, into: &out) {
                at(&$0)
                $0.u32(index)
            }
        case .empty:
            guard isLit else { return }
            record(0x0201, into: &out) { at(&$0) }
        }
    }

    /// 2.4.346 Window2, 2.4.189 Pane: what is above the rows stays in sight.
    private func window(into out: inout ByteWriter) {
        let frozen = draft.headerRows
        record(0x023E, into: &out) {
            $0.u16(frozen > 0 ? 0x06BE : 0x06B6)
            for value in [0, 0, 0x40, 0, 0, 0, 0] { $0.u16(value) }
        }
        guard frozen > 0 else { return }
        record(0x0041, into: &out) {
            for value in [0, frozen, frozen, 0] { $0.u16(value) }
            $0.u8(2)
            $0.u8(0)
        }
    }
}

/// Header and data of one record; the data fits into 8,224 bytes.
func record(_ type: Int, into out: inout ByteWriter, _ body: (inout ByteWriter) -> Void) {
    var data = ByteWriter()
    body(&data)
    out.u16(type)
    out.u16(data.bytes.count)
    out.append(data.bytes)
}
