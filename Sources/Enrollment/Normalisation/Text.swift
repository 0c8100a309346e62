extension String {
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

    var isDigits: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }
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
    var isHan: Bool { (0x4E00...0x9FFF).contains(value) || properties.isIdeographic || (0x20000...0x3FFFD).contains(value) }
}
