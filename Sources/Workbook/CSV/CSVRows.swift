/// Rows of delimited text (RFC 4180, leniently), one after another, out of UTF-8 that comes in pieces of any length.
struct CSVRows {
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    /// As much is looked at to find the delimiter.
    private static let head = 1 << 16

    private let delimiter: UInt8
    private let more: () throws -> [UInt8]?
    private var piece: [UInt8]
    private var position = 0
    private var field: [UInt8] = []

    /// - Parameter more: the next piece, nil at the end.
    init(_ more: @escaping () throws -> [UInt8]?) throws {
        self.more = more
        piece = []
        while piece.count < Self.head, let next = try more() { piece += next }
        delimiter = Self.delimiter(piece)
    }

    /// nil at the end. A blank line is a row of one empty cell.
    mutating func next() throws -> [Cell]? {
        var cells: [Cell] = []
        var isRow = false
        while let byte = try take() {
            isRow = true
            switch byte {
            case Self.quote where field.isEmpty: try takeQuoted()
            case delimiter: endField(&cells)
            case Self.lineFeed, Self.carriageReturn:
                if byte == Self.carriageReturn, try peek() == Self.lineFeed { position += 1 }
                endField(&cells)
                return cells
            default: takeRun()
            }
            guard cells.count <= Workbook.Limits.columns, field.count <= Workbook.Limits.text else { throw WorkbookError.tooLarge }
        }
        guard isRow, !field.isEmpty || !cells.isEmpty else { return nil }
        endField(&cells)
        return cells
    }

    private mutating func peek() throws -> UInt8? {
        while position >= piece.count {
            guard let next = try more() else { return nil }
            piece = next
            position = 0
        }
        return piece[position]
    }

    private mutating func take() throws -> UInt8? {
        let byte = try peek()
        position += byte == nil ? 0 : 1
        return byte
    }

    /// The byte just taken, and all up to the next that means something outside quotes.
    private mutating func takeRun() {
        let start = position - 1
        while position < piece.count, piece[position] != delimiter, piece[position] != Self.lineFeed,
            piece[position] != Self.carriageReturn
        {
            position += 1
        }
        field += piece[start..<position]
    }

    /// Up to the closing quote, or the end of the text where there is none.
    private mutating func takeQuoted() throws {
        while let byte = try take() {
            if byte == Self.quote {
                guard try peek() == Self.quote else { return }
                position += 1
            }
            field.append(byte)
            guard field.count <= Workbook.Limits.text else { throw WorkbookError.tooLarge }
        }
    }

    private mutating func endField(_ cells: inout [Cell]) {
        cells.append(Self.cell(field))
        field.removeAll(keepingCapacity: true)
    }

    private static func cell(_ field: [UInt8]) -> Cell {
        guard !field.isEmpty else { return .empty }
        let isGuarded = field.count > 1 && field[0] == CSVWriter.guardByte && CSVWriter.formulaStarts.contains(field[1])
        return .text(String(decoding: isGuarded ? field[1...] : field[...], as: UTF8.self))
    }

    /// Comma, tab or semicolon, whichever the first line has most of.
    private static func delimiter(_ bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [UInt8(ascii: ","): 0, 0x09: 0, UInt8(ascii: ";"): 0]
        var isQuoted = false
        for byte in bytes {
            if byte == quote { isQuoted.toggle() }
            guard !isQuoted else { continue }
            if byte == lineFeed || byte == carriageReturn, counts.values.contains(where: { $0 > 0 }) { break }
            if let count = counts[byte] { counts[byte] = count + 1 }
        }
        return counts.max { ($0.value, $0.key == UInt8(ascii: ",") ? 1 : 0) < ($1.value, $1.key == UInt8(ascii: ",") ? 1 : 0) }?.key
            ?? UInt8(ascii: ",")
    }
}
