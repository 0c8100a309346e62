/// What the scanner meets (XML 1.0, 2.1, 2.4 to 2.8 and 3.1).
enum XMLToken {
    /// The beginning of a tag, up to its attributes.
    case open(XMLName)
    case close(XMLName)
    case text(XMLRun)
}

/// What stands in a tag behind its name.
enum XMLTagPart {
    case attribute(XMLName, Range<Int>)
    /// `>` or, closing the element as well, `/>`.
    case end(isClosing: Bool)
}

extension RawSpan {
    /// A token and where it ends; nil where it does not end within these bytes.
    @inline(__always)
    func token(at start: Int) throws(WorkbookError) -> (XMLToken, end: Int)? {
        guard let first = byte(start) else { return nil }
        guard first == UInt8(ascii: "<") else {
            guard let end = self.first(UInt8(ascii: "<"), from: start + 1) else { return nil }
            return (.text(XMLRun(place: start..<end, isLiteral: false)), end)
        }
        var at = start + 1
        switch byte(at) {
        case nil: return nil
        case UInt8(ascii: "/"):
            at += 1
            guard let name = try name(&at) else { return nil }
            skipSpace(&at)
            guard let end = byte(at) else { return nil }
            guard end == UInt8(ascii: ">") else { throw .unreadable }
            return (.close(name), at + 1)
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return try markup(at: start)
        default: return try name(&at).map { (.open($0), at) }
        }
    }

    /// Comments and instructions are passed over, CDATA is text, a DOCTYPE is refused with all that it may bring.
    private func markup(at start: Int) throws(WorkbookError) -> (XMLToken, end: Int)? {
        let kinds: [(opening: StaticString, closing: StaticString)] = [("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>")]
        for (opening, closing) in kinds where starts(with: opening, at: start) {
            let content = start + opening.utf8CodeUnitCount
            guard let end = first(closing, from: content) else { return nil }
            let text = opening.utf8CodeUnitCount == 9 ? content..<end : end..<end
            return (.text(XMLRun(place: text, isLiteral: true)), end + closing.utf8CodeUnitCount)
        }
        guard byteCount - start < 9 else { throw .unreadable }
        return nil
    }

    @inline(__always)
    func tagPart(at start: Int) throws(WorkbookError) -> (XMLTagPart, end: Int)? {
        var at = start
        skipSpace(&at)
        switch byte(at) {
        case nil: return nil
        case UInt8(ascii: ">"): return (.end(isClosing: false), at + 1)
        case UInt8(ascii: "/"):
            guard let next = byte(at + 1) else { return nil }
            guard next == UInt8(ascii: ">") else { throw .unreadable }
            return (.end(isClosing: true), at + 2)
        default: return try attribute(at: at)
        }
    }

    @inline(__always)
    private func attribute(at start: Int) throws(WorkbookError) -> (XMLTagPart, end: Int)? {
        var at = start
        guard let name = try name(&at) else { return nil }
        skipSpace(&at)
        guard let equals = byte(at) else { return nil }
        guard equals == UInt8(ascii: "=") else { throw .unreadable }
        at += 1
        skipSpace(&at)
        guard let quote = byte(at) else { return nil }
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw .unreadable }
        guard let end = first(quote, from: at + 1) else { return nil }
        return (.attribute(name, at + 1..<end), end + 1)
    }
}
