/// What separates the fields of a text: comma, tab or semicolon, told by its first lines.
struct Delimiter {
    let byte: UInt8
    /// Where the rows begin: behind a line `sep=;`, which Excel reads and does not show.
    let start: Int

    private static let candidates = [UInt8(ascii: ","), 0x09, UInt8(ascii: ";")]
    private static let quote = UInt8(ascii: "\"")
    private static let lines = 100

    init(_ head: [UInt8]) {
        if let named = Self.named(head) {
            (byte, start) = named
            return
        }
        (byte, start) = (Self.likeliest(head), 0)
    }

    /// Most lines of a table have it; a title above has none, or another by chance, and so may a few addresses.
    private static func likeliest(_ head: [UInt8]) -> UInt8 {
        var counts = candidates.map { (byte: $0, lines: 0, all: 0, inLine: 0) }
        var line = 0
        var isQuoted = false
        var mayOpen = true
        func endLine() {
            line += 1
            for index in counts.indices {
                counts[index].lines += counts[index].inLine > 0 ? 1 : 0
                counts[index].inLine = 0
            }
        }
        for byte in head where line < lines {
            let isEnd = byte == 0x0A || byte == 0x0D
            let candidate = candidates.firstIndex(of: byte)
            let isMark = byte == quote && (isQuoted || mayOpen)
            if isMark { isQuoted.toggle() }
            // Of two marks in a quoted field the first seems to close it.
            mayOpen = isMark || isEnd || candidate != nil
            guard !isQuoted else { continue }
            if isEnd { endLine() }
            if let candidate {
                counts[candidate].inLine += 1
                counts[candidate].all += 1
            }
        }
        endLine()
        // The first of equals.
        return counts.max { ($0.lines, $0.all) < ($1.lines, $1.all) }?.byte ?? candidates[0]
    }

    private static func named(_ head: [UInt8]) -> (UInt8, Int)? {
        let line = head.prefix { $0 != 0x0A && $0 != 0x0D }
        guard line.count == 5, line.starts(with: "sep=".utf8), ",;|\t".utf8.contains(line[4]) else { return nil }
        var start = line.count
        if start < head.count, head[start] == 0x0D { start += 1 }
        if start < head.count, head[start] == 0x0A { start += 1 }
        return (line[4], start)
    }
}
