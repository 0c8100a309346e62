/// Tells a cell of several lines from rows that a half-open quote swallowed: such lines look like the rows before them.
///
/// A row as wide as the one before it with a quote around each of its fields is never doubted; our own writer quotes so where a text has several lines.
struct SwallowedRows {
    private enum LineEnd {
        case lineFeed, carriageReturn, both
    }

    private static let lineFeed: UInt8 = 0x0A
    private static let carriageReturn: UInt8 = 0x0D

    private let delimiter: UInt8
    /// Of the last row that has several fields. Excel ends a line in a cell otherwise than a row.
    private var before: (delimiters: Int, end: LineEnd)?
    /// Delimiters of the current line, in quotes or not.
    private var delimiters = 0
    private var firstLine: Int?
    private var beganInQuotes = false
    private var isBehindReturn = false
    /// The quoted field has several lines.
    private(set) var holdsLineEnd = false
    private var isSuspect = false
    private var isQuotedThroughout = true

    init(delimiter: UInt8) { self.delimiter = delimiter }

    mutating func beginQuotes() { holdsLineEnd = false }

    mutating func look(atQuoted byte: UInt8) {
        if byte == Self.lineFeed {
            endLine(isBehindReturn ? .both : .lineFeed)
            isBehindReturn = false
            return
        }
        if isBehindReturn { endLine(.carriageReturn) }
        isBehindReturn = byte == Self.carriageReturn
        if byte == delimiter { delimiters += 1 }
    }

    mutating func endQuotes() {
        if isBehindReturn { endLine(.carriageReturn) }
        isBehindReturn = false
        beganInQuotes = false
    }

    /// - Parameter mark: what ends the field, nil at the end of the file.
    mutating func endField(isQuoted: Bool, _ mark: UInt8?) {
        isQuotedThroughout = isQuotedThroughout && isQuoted
        if mark == delimiter { delimiters += 1 }
    }

    /// Whether the row that ends here is several.
    mutating func endRow(fields: Int, _ mark: UInt8?, isTwoBytes: Bool) -> Bool {
        defer {
            if fields > 1 { before = (fields - 1, isTwoBytes ? .both : mark == Self.lineFeed ? .lineFeed : .carriageReturn) }
            (delimiters, firstLine, isSuspect, isQuotedThroughout) = (0, nil, false, true)
        }
        guard let before, let firstLine, !isQuotedThroughout || fields <= before.delimiters else { return false }
        return isSuspect || (firstLine == before.delimiters && delimiters == before.delimiters)
    }

    private mutating func endLine(_ end: LineEnd) {
        holdsLineEnd = true
        guard let before, end == before.end else { return }
        if firstLine == nil {
            firstLine = delimiters
        } else if beganInQuotes, delimiters == before.delimiters {
            isSuspect = true
        }
        (delimiters, beganInQuotes) = (0, true)
    }
}
