/// CSV for people and their spreadsheets: UTF-8 with a byte order mark, CRLF.
package enum CSVWriter {
    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Without a byte order mark and with every text untouched.
    package static func plain(_ sheet: Sheet) throws(WorkbookError) -> [UInt8] { try rows(SheetDraft(sheet), isGuarded: false) }

    /// `isGuarded` keeps texts from being taken for formulas.
    static func encoded(_ draft: SheetDraft) throws(WorkbookError) -> [UInt8] { try byteOrderMark + rows(draft, isGuarded: true) }

    /// Each row as wide as the widest that was given, blank ones included.
    private static func rows(_ draft: SheetDraft, isGuarded: Bool) throws(WorkbookError) -> [UInt8] {
        let table = draft.table
        let width = table.columns.max().map { Int($0) + 1 } ?? 0
        try Workbook.Limits.checkWritten(rows: draft.rowCount, columns: width)
        var out: [UInt8] = []
        out.reserveCapacity(table.texts.bytes.count + table.cells.count * 2)
        var position = 0
        for index in 0..<draft.rowCount {
            var places = 0..<0
            if position < table.count, table[position].index == index {
                places = table[position].places
                position += 1
            }
            append(table, places, width: width, isGuarded: isGuarded, to: &out)
        }
        return out
    }

    private static func append(_ table: CellTable, _ places: Range<Int>, width: Int, isGuarded: Bool, to out: inout [UInt8]) {
        // A reader may take several lines for rows that a half-open quote swallowed; not so where all of a row is quoted.
        let isQuoted = places.contains { table.cells[$0].holdsLineEnd(table.texts) }
        let blank = isQuoted ? [quote, quote, comma] : [comma]
        var column = 0
        for place in places {
            for _ in column..<Int(table.columns[place]) { out += blank }
            column = Int(table.columns[place]) + 1
            append(table.cells[place], table.texts, isGuarded: isGuarded, isQuoted: isQuoted, to: &out)
            if column < width { out.append(comma) }
        }
        if column < width {
            for _ in column..<(width - 1) { out += blank }
            out += blank.dropLast()
        }
        out += [0x0D, 0x0A]
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")

    private static func append(_ cell: PackedCell, _ texts: TextPool, isGuarded: Bool, isQuoted: Bool, to out: inout [UInt8]) {
        switch cell.content {
        case .text(let text), .error(let text): append(texts.bytes[texts.range(text)], isGuarded: isGuarded, isQuoted: isQuoted, to: &out)
        default: append(Array(cell.cell(texts).displayText.utf8)[...], isGuarded: false, isQuoted: isQuoted, to: &out)
        }
    }

    /// Beside what ends a field for everybody: what does so for some programs, and what begins a web page.
    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case quote, comma, 0x0A, 0x0D, 0x09, UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "<"): true
        default: false
        }
    }

    private static func append(_ text: ArraySlice<UInt8>, isGuarded: Bool, isQuoted: Bool, to out: inout [UInt8]) {
        let needsGuard = isGuarded && FormulaGuard.isNeeded(text)
        guard isQuoted || needsGuard || text.contains(where: needsQuotes) || text.starts(with: "sep=".utf8) else {
            out += text
            return
        }
        out.append(quote)
        if needsGuard { out.append(FormulaGuard.byte) }
        for byte in text {
            if byte == quote { out.append(byte) }
            out.append(byte)
        }
        out.append(quote)
    }
}

extension PackedCell {
    fileprivate func holdsLineEnd(_ texts: TextPool) -> Bool {
        guard case .text(let text) = content else { return false }
        return texts.bytes[texts.range(text)].contains { $0 == 0x0A || $0 == 0x0D }
    }
}
