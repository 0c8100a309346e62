/// CSV for people and their spreadsheets: UTF-8 with a byte order mark, CRLF.
package enum CSVWriter {
    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Without a byte order mark and with every text untouched.
    package static func plain(_ sheet: Sheet) -> [UInt8] { rows(SheetDraft(sheet), isGuarded: false) }

    /// `isGuarded` keeps texts from being taken for formulas.
    static func encoded(_ draft: SheetDraft) -> [UInt8] { byteOrderMark + rows(draft, isGuarded: true) }

    /// Each row as wide as the widest that was given, blank ones included.
    private static func rows(_ draft: SheetDraft, isGuarded: Bool) -> [UInt8] {
        let table = draft.table
        let width = table.columns.max().map { Int($0) + 1 } ?? 0
        var out: [UInt8] = []
        out.reserveCapacity(table.texts.bytes.count + table.cells.count * 2)
        var position = 0
        for index in 0..<draft.rowCount {
            var column = 0
            if position < table.count, table[position].index == index {
                for place in table[position].places {
                    out.append(contentsOf: repeatElement(comma, count: Int(table.columns[place]) - column))
                    column = Int(table.columns[place])
                    append(table.cells[place], table.texts, isGuarded: isGuarded, to: &out)
                }
                position += 1
            }
            out.append(contentsOf: repeatElement(comma, count: max(0, width - 1 - column)))
            out += [0x0D, 0x0A]
        }
        return out
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")

    private static func append(_ cell: PackedCell, _ texts: TextPool, isGuarded: Bool, to out: inout [UInt8]) {
        switch cell.content {
        case .text(let text), .error(let text): append(texts.bytes[texts.range(text)], isGuarded: isGuarded, to: &out)
        default: out += cell.cell(texts).displayText.utf8
        }
    }

    /// Beside what ends a field for everybody: what does so for some programs, and what begins a web page.
    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case quote, comma, 0x0A, 0x0D, 0x09, UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "<"): true
        default: false
        }
    }

    private static func append(_ text: ArraySlice<UInt8>, isGuarded: Bool, to out: inout [UInt8]) {
        let needsGuard = isGuarded && FormulaGuard.isNeeded(text)
        guard needsGuard || text.contains(where: needsQuotes) || text.starts(with: "sep=".utf8) else {
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
