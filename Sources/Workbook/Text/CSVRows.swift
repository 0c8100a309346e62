/// Rows of delimited text (RFC 4180, leniently), one after another, out of UTF-8 that comes in pieces of any length.
struct CSVRows {
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    /// As much is looked at to find the delimiter.
    private static let head = 1 << 16

    private let delimiter: UInt8
    private var pieces: TextPieces
    private var piece: [UInt8]
    private var position: Int
    private var row = 0
    private var swallowed: SwallowedRows

    /// - Parameter more: the next piece, nil at the end.
    init(_ more: @escaping () throws -> [UInt8]?) throws {
        pieces = TextPieces(more)
        piece = []
        while piece.count < Self.head, let next = try pieces.next() { piece = piece.isEmpty ? next : piece + next }
        let found = Delimiter(Array(piece.prefix(Self.head)))
        delimiter = found.byte
        position = found.start
        swallowed = SwallowedRows(delimiter: found.byte)
    }

    /// The fields of the next row go into the pool, where they have these numbers; nil at the end. A blank line is a row of one empty field.
    mutating func next(_ texts: inout TextPool) throws -> Range<Int>? {
        let first = texts.count
        guard try peek() != nil else { return nil }
        row += 1
        while true {
            let mark = try field(&texts)
            guard texts.count - first <= Workbook.Limits.columns else { throw WorkbookError.beyond(.columns) }
            if mark == delimiter { continue }
            let isTwoBytes = try mark == Self.carriageReturn && peek() == Self.lineFeed
            if isTwoBytes { position += 1 }
            guard !swallowed.endRow(fields: texts.count - first, mark, isTwoBytes: isTwoBytes) else {
                throw WorkbookError.openQuote(row: row)
            }
            return first..<texts.count
        }
    }

    /// One field, and what ends it: a delimiter, a line's end, or nothing more.
    private mutating func field(_ texts: inout TextPool) throws -> UInt8? {
        var end: UInt8?
        var isQuoted = false
        _ = try texts.add { out throws(any Error) in
            let start = out.count
            while let byte = try peek() {
                if byte == Self.quote, out.count == start {
                    position += 1
                    isQuoted = true
                    try takeQuoted(&out, from: start)
                } else if isEnd(byte) {
                    position += 1
                    end = byte
                    break
                } else {
                    takeRun(&out)
                }
                guard out.count - start <= Workbook.Limits.text else { throw WorkbookError.beyond(.text) }
            }
            FormulaGuard.remove(from: &out, start)
        }
        swallowed.endField(isQuoted: isQuoted, end)
        return end
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn }

    private mutating func peek() throws -> UInt8? {
        while position >= piece.count {
            guard let next = try pieces.next() else { return nil }
            piece = next
            position = 0
        }
        return piece[position]
    }

    /// All up to the next byte that means something outside quotes.
    private mutating func takeRun(_ out: inout [UInt8]) {
        let start = position
        repeat { position += 1 } while position < piece.count && !isEnd(piece[position])
        out += piece[start..<position]
    }

    /// Up to the closing quote. A field that nothing closes has swallowed the rows behind it; so has one that the opening quote of another closes.
    private mutating func takeQuoted(_ out: inout [UInt8], from start: Int) throws {
        swallowed.beginQuotes()
        while let byte = try peek() {
            position += 1
            if byte == Self.quote {
                let next = try peek()
                guard next == Self.quote else {
                    swallowed.endQuotes()
                    guard !swallowed.holdsLineEnd || next.map(isEnd) ?? true else { throw WorkbookError.openQuote(row: row) }
                    return
                }
                position += 1
            }
            out.append(byte)
            swallowed.look(atQuoted: byte)
            guard out.count - start <= Workbook.Limits.text else { throw WorkbookError.openQuote(row: row) }
        }
        throw WorkbookError.openQuote(row: row)
    }
}
