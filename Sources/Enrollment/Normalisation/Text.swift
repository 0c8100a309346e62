extension String {
    /// Holds no control character, no full-width form, and no space but U+0020 between others, so that nothing below changes it.
    /// Nearly every cell is of this kind, and one walk over the bytes tells.
    var isPlain: Bool {
        withBytes { bytes in bytes.first != 0x20 && bytes.last != 0x20 && bytes.allSatisfy(\.isPlain) }
    }

    /// On one line, without surrounding space.
    var tidy: String { isPlain ? self : onOneLine.trimmed }

    /// Half-width, without surrounding space.
    var narrow: String { isPlain ? self : halfWidth.trimmed }

    /// Its bytes where they lie.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }

    /// Without surrounding space of every kind, ideographic, no-break and zero-width included.
    package var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.first, let last = scalars.last, first.isSpace || last.isSpace else { return self }
        guard let start = scalars.firstIndex(where: { !$0.isSpace }), let end = scalars.lastIndex(where: { !$0.isSpace }) else { return "" }
        return String(scalars[start...end])
    }

    /// Full-width letters, digits and punctuation to half-width.
    package var halfWidth: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return self }
        var out = UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: out.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000: out.append(" ")
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// With one space for every run of line breaks, tabs and other control characters: a table of a package has no room for them.
    package var onOneLine: String {
        guard mayBreakLine, unicodeScalars.contains(where: \.breaksLine) else { return self }
        var out = UnicodeScalarView()
        var isInside = false
        for scalar in unicodeScalars {
            if !scalar.breaksLine { out.append(scalar) } else if !isInside { out.append(" ") }
            isInside = scalar.breaksLine
        }
        return String(out)
    }

    /// Holds a byte that is, or begins, what breaks a line: seen before scalars are looked at.
    package var mayBreakLine: Bool { utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 } }

    var isDigits: Bool { withBytes { !$0.isEmpty && $0.allSatisfy(\.isDigit) } }
    func contains(ascii: Unicode.Scalar) -> Bool { withBytes { $0.contains(UInt8(ascii: ascii)) } }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }
    var isLetter: Bool { (0x41...0x5A).contains(self & 0xDF) }

    /// Of UTF-8: neither a control character nor the first byte of anything that normalising looks for (C2 U+0080…, E1 U+1680,
    /// E2 U+2000…, E3 U+3000, EF U+FEFF and U+FF01…).
    fileprivate var isPlain: Bool {
        switch self {
        case 0x00...0x1F, 0x7F, 0xC2, 0xE1, 0xE2, 0xE3, 0xEF: false
        default: true
        }
    }
}

extension Unicode.Scalar {
    package var isSpace: Bool {
        if value < 0x80 { return value == 0x20 || (0x09...0x0D).contains(value) }
        // No white space above U+3000; asking for the property takes longer than all else.
        if value > 0x3000 { return value == 0xFEFF }
        return properties.isWhitespace || (0x200B...0x200D).contains(value) || value == 0x2060 || value == 0xFEFF
    }

    /// A control character (C0, DEL, C1) or a line or paragraph separator.
    package var breaksLine: Bool { value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029 }

    /// Han, in every plane; `〇` counts as one.
    var isHan: Bool {
        (0x4E00...0x9FFF).contains(value) || (value >= 0x80 && properties.isIdeographic) || (0x20000...0x3FFFD).contains(value)
    }

    var isPrivateUse: Bool {
        (0xE000...0xF8FF).contains(value) || (0xF_0000...0xF_FFFD).contains(value) || (0x10_0000...0x10_FFFD).contains(value)
    }
}
