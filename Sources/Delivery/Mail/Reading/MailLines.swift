/// Lines that end with CRLF, LF, or the end.
struct MailLines: Sequence, IteratorProtocol {
    struct Line {
        /// Without its end.
        let text: ArraySlice<UInt8>
        /// Where the next one starts.
        let end: Int
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func next() -> Line? {
        guard !rest.isEmpty else { return nil }
        let feed = rest.firstIndex(of: 0x0A)
        var text = rest[..<(feed ?? rest.endIndex)]
        if feed != nil, text.last == 0x0D { text.removeLast() }
        let end = feed.map { $0 + 1 } ?? rest.endIndex
        rest = rest[end...]
        return Line(text: text, end: end)
    }
}

extension ArraySlice<UInt8> {
    var trimmed: ArraySlice<UInt8> {
        var trimmed = drop { $0.isBlank }
        while let last = trimmed.last, last.isBlank { trimmed.removeLast() }
        return trimmed
    }
}
