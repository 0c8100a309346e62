/// What the scanner looks for in its window. Every offset is checked; beyond the end there is nothing.
extension RawSpan {
    @inline(__always)
    func byte(_ offset: Int) -> UInt8? {
        offset >= 0 && offset < byteCount ? unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self) : nil
    }

    func array(_ place: Range<Int>) -> [UInt8] {
        var out: [UInt8] = []
        for at in place { if let byte = byte(at) { out.append(byte) } }
        return out
    }

    @inline(__always)
    func first(_ byte: UInt8, from start: Int) -> Int? {
        var at = start
        while let next = self.byte(at) {
            if next == byte { return at }
            at += 1
        }
        return nil
    }

    func first(_ text: StaticString, from start: Int) -> Int? {
        let initial = text.withUTF8Buffer { $0[0] }
        var at = start
        while let next = first(initial, from: at) {
            if starts(with: text, at: next) { return next }
            at = next + 1
        }
        return nil
    }

    @inline(__always)
    func starts(with text: StaticString, at start: Int) -> Bool {
        text.withUTF8Buffer { wanted in
            for offset in wanted.indices where byte(start + offset) != wanted[offset] { return false }
            return true
        }
    }

    /// All of these bytes as a name.
    @inline(__always)
    func name(in place: Range<Int>) -> XMLName {
        var name = XMLName()
        guard place.count <= XMLName.length else { return name }
        for at in place { if let byte = byte(at) { name.append(byte) } }
        return name
    }

    @inline(__always)
    func skipSpace(_ at: inout Int) { while let byte = byte(at), Self.isSpace(byte) { at += 1 } }

    @inline(__always)
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// The name that begins at `at`, which goes to what follows it; nil where it does not end within the bytes.
    @inline(__always)
    func name(_ at: inout Int) throws(WorkbookError) -> XMLName? {
        var start = at
        var name = XMLName()
        while let byte = byte(at) {
            switch byte {
            case UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="), 0x20, 0x0A, 0x0D, 0x09:
                guard at > start else { throw .unreadable }
                return at - start <= XMLName.length ? name : XMLName()
            case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"): throw .unreadable
            case UInt8(ascii: ":"):
                name = XMLName()
                start = at + 1
            default: name.append(byte)
            }
            at += 1
        }
        return nil
    }
}
