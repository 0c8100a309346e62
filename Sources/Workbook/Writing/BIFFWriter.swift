/// Writes one sheet as a BIFF8 workbook ([MS-XLS]): every text as a shared string in a cell of format `@`.
struct BIFFWriter {
    static let rowLimit = 65_536
    static let columnLimit = 256

    private let draft: SheetDraft
    private let holdsLines: Bool

    init(_ draft: SheetDraft) throws(WorkbookError) {
        guard draft.rowCount <= Self.rowLimit else { throw .tooManyRows(limit: Self.rowLimit) }
        guard draft.columnCount <= Self.columnLimit else { throw .tooManyColumns(limit: Self.columnLimit) }
        self.draft = draft
        holdsLines = draft.table.texts.bytes.contains(0x0A)
    }

    func encoded() throws(WorkbookError) -> [UInt8] {
        let strings = try SharedStringTable(draft.table)
        return CompoundFileWriter.file(stream: "Workbook") { out in
            let start = out.count
            out.reserve(draft.table.cells.count * 14 + draft.table.texts.bytes.count * 2)
            let boundSheet = globals(strings, into: &out)
            out.put(u32: out.count - start, at: boundSheet)
            worksheet(strings, into: &out)
        }
    }

    /// Returns where the place of the sheet has to be filled in.
    private func globals(_ strings: SharedStringTable, into out: inout ByteWriter) -> Int {
        beginning(of: 0x0005, into: &out)
        record(0x0042, into: &out) { $0.u16(1200) }
        record(0x003D, into: &out) { for value in [0, 0, 0x4000, 0x2000, 0x38, 0, 0, 1, 600] { $0.u16(value) } }
        record(RecordType.dateMode, into: &out) { $0.u16(0) }
        BIFFStyles.write(into: &out)
        let boundSheet = out.count + 4
        record(RecordType.boundSheet, into: &out) {
            $0.u32(0)
            $0.u16(0)
            let name = Array(draft.safeName.utf16)
            $0.u8(name.count)
            $0.u8(1)
            for unit in name { $0.u16(Int(unit)) }
        }
        strings.write(into: &out)
        record(RecordType.endOfFile, into: &out) { _ in }
        return boundSheet
    }

    /// 2.4.21 BOF
    private func beginning(of kind: Int, into out: inout ByteWriter) {
        record(RecordType.beginOfFile, into: &out) {
            for value in [0x0600, kind, 0x0DBB, 0x07CC] { $0.u16(value) }
            $0.u32(0x41)
            $0.u32(0x06)
        }
    }

    private func worksheet(_ strings: SharedStringTable, into out: inout ByteWriter) {
        beginning(of: 0x0010, into: &out)
        let widths = draft.columnWidths
        for (column, width) in widths.enumerated() {
            record(0x007D, into: &out) { for value in [column, column, width * 256, BIFFStyles.text, 0, 0] { $0.u16(value) } }
        }
        // 2.4.90: rows and columns that are in use.
        record(0x0200, into: &out) {
            $0.u32(0)
            $0.u32(draft.rowCount)
            $0.u16(0)
            $0.u16(draft.columnCount)
            $0.u16(0)
        }
        for row in draft.rows { write(row, strings, into: &out) }
        window(into: &out)
        record(RecordType.endOfFile, into: &out) { _ in }
    }

    private func write(_ row: SheetDraft.Row, _ strings: SharedStringTable, into out: inout ByteWriter) {
        let texts = draft.table.texts
        if holdsLines { height(of: row, into: &out) }
        row.cells { column, cell, isLit in
            let look = row.isHeader ? BIFFStyles.header : isLit ? BIFFStyles.highlight : BIFFStyles.text
            let style = holdsLines && cell.lines(texts) > 1 ? look + BIFFStyles.lines : look
            func head(_ type: Int, _ length: Int) { for value in [type, 6 + length, row.index, column, style] { out.u16(value) } }
            switch cell.content {
            case .empty: head(RecordType.blank, 0)
            case .text(let text), .error(let text):
                head(RecordType.labelSST, 4)
                out.u32(strings.index(of: text))
            case .moment(let moment):
                head(RecordType.labelSST, 4)
                out.u32(strings.index(of: moment))
            case .number(let number):
                head(RecordType.number, 8)
                out.f64(number)
            case .boolean(let flag):
                head(RecordType.booleanOrError, 2)
                out.u16(flag ? 1 : 0)
            }
        }
    }

    /// 2.4.221 Row: rows are as high as their lines, at most ten of them; 290 twips a line of 11 points.
    private func height(of row: SheetDraft.Row, into out: inout ByteWriter) {
        var lines = 1
        row.cells { _, cell, _ in lines = max(lines, cell.lines(draft.table.texts)) }
        guard lines > 1 else { return }
        record(0x0208, into: &out) {
            for value in [row.index, 0, 256, min(lines, 10) * 290, 0, 0, 0x0140, 0x0F] { $0.u16(value) }
        }
    }

    /// 2.4.346 Window2, 2.4.189 Pane: what is above the rows stays in sight.
    private func window(into out: inout ByteWriter) {
        let frozen = draft.frozenRows
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
    out.u16(type)
    out.u16(0)
    let start = out.count
    body(&out)
    out.put(u16: out.count - start, at: start - 2)
}
