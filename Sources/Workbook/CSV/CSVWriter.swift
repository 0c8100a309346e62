/// CSV for people and their spreadsheets: UTF-8 with a byte order mark, CRLF.
package enum CSVWriter {
    /// A text that begins like a formula gets a tab before it; our reader takes it off again, and spreadsheets show text.
    static let formulaStarts: Set<UInt8> = [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@")]
    static let guardByte: UInt8 = 0x09

    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    static func encoded(_ draft: SheetDraft) -> [UInt8] { byteOrderMark + encoded(draft.allRows, isGuarded: true) }

    /// Without a byte order mark; `isGuarded` keeps texts from being taken for formulas, else they stay untouched.
    package static func encoded(_ rows: [[Cell]], isGuarded: Bool) -> [UInt8] {
        var out: [UInt8] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column > 0 { out.append(UInt8(ascii: ",")) }
                append(cell, isGuarded: isGuarded, to: &out)
            }
            out += [0x0D, 0x0A]
        }
        return out
    }

    private static func append(_ cell: Cell, isGuarded: Bool, to out: inout [UInt8]) {
        var text = Array(cell.displayText.utf8)
        if isGuarded, case .text = cell, let first = text.first, formulaStarts.contains(first) { text.insert(guardByte, at: 0) }
        let needsQuotes = text.contains { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        guard needsQuotes else {
            out += text
            return
        }
        out.append(UInt8(ascii: "\""))
        for byte in text {
            if byte == UInt8(ascii: "\"") { out.append(byte) }
            out.append(byte)
        }
        out.append(UInt8(ascii: "\""))
    }
}
