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
        // Most lines of a table have it; a title above has none, or another by chance, and so may a few addresses.
        var best = (byte: UInt8(ascii: ","), lines: 0, all: 0)
        for candidate in Self.candidates {
            let counts = Self.counts(of: candidate, head)
            let found = (byte: candidate, lines: counts.count { $0 > 0 }, all: counts.reduce(0, +))
            if (found.lines, found.all) > (best.lines, best.all) { best = found }
        }
        (byte, start) = (best.byte, 0)
    }

    private static func named(_ head: [UInt8]) -> (UInt8, Int)? {
        let line = head.prefix { $0 != 0x0A && $0 != 0x0D }
        guard line.count == 5, line.starts(with: "sep=".utf8), line[4] < 0x80, line[4] != quote else { return nil }
        var start = line.count
        if start < head.count, head[start] == 0x0D { start += 1 }
        if start < head.count, head[start] == 0x0A { start += 1 }
        return (line[4], start)
    }

    /// Outside quoted fields, by line.
    private static func counts(of candidate: UInt8, _ head: [UInt8]) -> [Int] {
        var counts = [0]
        var isQuoted = false
        var isFieldStart = true
        for byte in head {
            if byte == quote, isQuoted || isFieldStart {
                isQuoted.toggle()
            } else if !isQuoted, byte == candidate {
                counts[counts.count - 1] += 1
            } else if !isQuoted, byte == 0x0A || byte == 0x0D {
                if counts.count == lines { break }
                counts.append(0)
            }
            isFieldStart = !isQuoted && (byte == candidate || byte == 0x0A || byte == 0x0D)
        }
        return counts
    }
}
