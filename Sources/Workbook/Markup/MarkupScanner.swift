/// Tags and text of HTML or XML, one after another, out of UTF-8. It knows no grammar: what stands in what is its user's affair.
struct MarkupScanner {
    enum Dialect {
        /// Names with their prefix; `<!` and `<?` reach to the next `>`.
        case html
        /// Names without their prefix, CDATA sections.
        case xml
    }

    enum Token {
        case open(Tag)
        case close(MarkupName)
        /// With references as they are.
        case text(Range<Int>)
        /// Without references.
        case literal(Range<Int>)
        /// `<!…>` and `<?…?>`.
        case declaration(Range<Int>)
    }

    struct Tag {
        let name: MarkupName
        let attributes: Range<Int>
        /// `<x/>`
        let isEmpty: Bool
    }

    let bytes: [UInt8]
    let dialect: Dialect
    private var position = 0
    /// The end came within a tag or a comment.
    private(set) var isCut = false

    init(_ bytes: [UInt8], _ dialect: Dialect) {
        self.bytes = bytes
        self.dialect = dialect
    }

    mutating func next() -> Token? {
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<"), position + 1 < bytes.count else { return .text(text()) }
            switch bytes[position + 1] {
            case UInt8(ascii: "!"):
                if has("<!--") {
                    position += 4
                    skipComment()
                } else if dialect == .xml, has("<![CDATA[") {
                    position += 9
                    return .literal(skip(past: "]]>"))
                } else {
                    return .declaration(skip(past: ">"))
                }
            case UInt8(ascii: "?"): return .declaration(skip(past: dialect == .xml ? "?>" : ">"))
            case UInt8(ascii: "/"):
                position += 2
                let place = name()
                skip(past: ">")
                return .close(MarkupName(bytes, place))
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
                return tag().map { .open($0) }
            default: return .text(text())
            }
        }
        return nil
    }

    /// Past the end tag of that name; what lies before it is no markup.
    @discardableResult
    mutating func skipContent(of name: MarkupName) -> Range<Int> {
        let start = position
        while position < bytes.count {
            guard let found = bytes[position...].firstIndex(of: UInt8(ascii: "<")) else { break }
            position = found + 1
            guard position < bytes.count, bytes[position] == UInt8(ascii: "/") else { continue }
            position += 1
            guard MarkupName(bytes, self.name()) == name else { continue }
            skip(past: ">")
            return start..<found
        }
        position = bytes.count
        isCut = true
        return start..<position
    }

    private mutating func text() -> Range<Int> {
        let start = position
        repeat { position += 1 } while position < bytes.count && bytes[position] != UInt8(ascii: "<")
        return start..<position
    }

    /// nil where the end comes first.
    private mutating func tag() -> Tag? {
        position += 1
        let name = name()
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: ">") {
                let isEmpty = position - 2 >= start && bytes[position - 2] == UInt8(ascii: "/")
                return Tag(name: MarkupName(bytes, name), attributes: start..<(position - (isEmpty ? 2 : 1)), isEmpty: isEmpty)
            }
            guard byte == UInt8(ascii: "=") else { continue }
            while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
            // A quoted value may hold a `>`.
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "'") else { continue }
            guard let end = bytes[(position + 1)...].firstIndex(of: bytes[position]) else { break }
            position = end + 1
        }
        position = bytes.count
        isCut = true
        return nil
    }

    private mutating func name() -> Range<Int> {
        var start = position
        while position < bytes.count, !Self.isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">"),
            bytes[position] != UInt8(ascii: "/")
        {
            if dialect == .xml, bytes[position] == UInt8(ascii: ":") { start = position + 1 }
            position += 1
        }
        return start..<position
    }

    /// HTML lets a comment end as soon as it has begun (13.2.5.43).
    private mutating func skipComment() {
        if dialect == .html, has(">") || has("->") { skip(past: ">") } else { skip(past: "-->") }
    }

    private func has(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { text in bytes.count - position >= text.count && bytes[position..<position + text.count].elementsEqual(text) }
    }

    /// What lies before `mark`.
    @discardableResult
    private mutating func skip(past mark: StaticString) -> Range<Int> {
        let start = position
        while position < bytes.count {
            if has(mark) {
                defer { position += mark.utf8CodeUnitCount }
                return start..<position
            }
            position += 1
        }
        isCut = true
        return start..<position
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
