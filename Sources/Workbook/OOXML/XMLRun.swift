/// Characters in the scanner's window.
struct XMLRun {
    let place: Range<Int>
    /// Out of a CDATA section, where `&` is no reference.
    let isLiteral: Bool
}

extension XMLScanner {
    /// The characters of the element that was opened last, as valid UTF-8, no more than a cell holds. Other elements in it are passed over.
    @inline(__always)
    mutating func content(to out: inout [UInt8]) throws(WorkbookError) {
        let start = out.count
        var high: UInt8 = 0
        while true {
            switch try next() {
            case .text(let run):
                try append(run, to: &out, high: &high)
                guard out.count - start <= Workbook.Limits.text else { throw .beyond(.text) }
            case .open: try skip()
            case .close:
                guard high < 0x80 || Self.isUTF8(out, from: start) else { throw .unreadable }
                return
            case .end: throw .unreadable
            }
        }
    }

    /// An attribute's value: a name or another short text.
    func string(_ value: Range<Int>) throws(WorkbookError) -> String {
        guard value.count <= Self.shortLimit else { throw .unreadable }
        var out: [UInt8] = []
        var high: UInt8 = 0
        try append(XMLRun(place: value, isLiteral: false), to: &out, high: &high)
        EscapedText.decode(&out, from: 0)
        guard let text = String(validating: out, as: UTF8.self) else { throw .unreadable }
        return text
    }

    static let shortLimit = 1 << 12

    func name(_ value: Range<Int>) -> XMLName { window.span.bytes.name(in: value) }

    private static func isUTF8(_ bytes: [UInt8], from start: Int) -> Bool {
        (try? UTF8Span(validating: bytes.span.extracting(start..<bytes.count))) != nil
    }

    /// `high` gathers the bits of what was appended.
    @inline(__always)
    private func append(_ run: XMLRun, to out: inout [UInt8], high: inout UInt8) throws(WorkbookError) {
        let bytes = window.span.bytes
        var at = run.place.lowerBound
        var seen = high
        out.append(addingCapacity: run.place.count) { space in
            while at < run.place.upperBound, let byte = bytes.byte(at), byte != UInt8(ascii: "&"), byte != 0x0D {
                space.append(byte)
                seen |= byte
                at += 1
            }
        }
        if at < run.place.upperBound {
            try XMLReferences.append(bytes, at..<run.place.upperBound, isLiteral: run.isLiteral, to: &out)
            seen = 0xFF
        }
        high = seen
    }
}
