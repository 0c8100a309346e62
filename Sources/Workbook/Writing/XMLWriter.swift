/// XML 1.0 as UTF-8, behind its declaration.
struct XMLWriter {
    private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

    /// Markup as it stands.
    mutating func put(_ markup: String) { bytes += markup.utf8 }

    @inline(__always)
    mutating func put(_ markup: StaticString) { markup.withUTF8Buffer { bytes += $0 } }

    @inline(__always)
    mutating func put(bytes markup: [UInt8]) { bytes += markup }

    /// A number of rows, columns or strings.
    @inline(__always)
    mutating func put(_ number: Int) {
        var divisor = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            bytes.append(0x30 + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }

    /// Text as ECMA-376 part 1, 22.9.2.19 (ST_Xstring) wants it: what XML cannot hold, and what would be read as its escape, as `_x0001_`.
    mutating func put(text: ArraySlice<UInt8>) {
        var rest = text
        while let byte = rest.first {
            switch byte {
            case UInt8(ascii: "&"): put("&amp;" as StaticString)
            case UInt8(ascii: "<"): put("&lt;" as StaticString)
            case UInt8(ascii: ">"): put("&gt;" as StaticString)
            case UInt8(ascii: "\""): put("&quot;" as StaticString)
            case UInt8(ascii: "_") where EscapedText.mayBegin(rest): put("_x005F_" as StaticString)
            case 0x00..<0x20 where byte != 0x09 && byte != 0x0A: put(escape: [0, 0, byte >> 4, byte & 15])
            // U+FFFE and U+FFFF, which are no characters.
            case 0xEF where rest.starts(with: [0xEF, 0xBF, 0xBE]) || rest.starts(with: [0xEF, 0xBF, 0xBF]):
                put(escape: [15, 15, 15, rest[rest.startIndex + 2] & 15 | 0b1110])
                rest = rest.dropFirst(2)
            default: bytes.append(byte)
            }
            rest = rest.dropFirst()
        }
    }

    mutating func put(text: String) { put(text: Array(text.utf8)[...]) }

    private mutating func put(escape digits: [UInt8]) {
        bytes += "_x".utf8
        for digit in digits { bytes.append(digit + (digit < 10 ? 0x30 : 0x37)) }
        bytes.append(UInt8(ascii: "_"))
    }
}
