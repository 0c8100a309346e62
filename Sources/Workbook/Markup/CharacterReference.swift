/// `&amp;`, `&#38;`, `&#x26;`: a character by its name or its number.
enum CharacterReference {
    enum Names {
        /// XML 1.0, 4.6
        case xml
        /// HTML Living Standard, 13.5: the usual ones.
        case html
    }

    /// The character of the reference that begins at `place`, and where the text goes on; nil where none does.
    static func read(_ bytes: [UInt8], _ place: Range<Int>, _ names: Names) -> (scalar: Unicode.Scalar, next: Int)? {
        let start = place.lowerBound + 1
        var end = start
        while end < place.upperBound, end - start < 10, isPart(bytes[end]) { end += 1 }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        let isClosed = end < place.upperBound && bytes[end] == UInt8(ascii: ";")
        // Browsers take some without a semicolon.
        guard isClosed || names == .html else { return nil }
        let next = isClosed ? end + 1 : end
        if name.hasPrefix("#") { return number(name.dropFirst(), names).map { ($0, next) } }
        if let scalar = xml[name] { return (scalar, next) }
        guard names == .html, let scalar = latin1[name] ?? (isClosed ? others[name] : nil) else { return nil }
        return (scalar, next)
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "#")
    }

    private static func number(_ digits: Substring, _ names: Names) -> Unicode.Scalar? {
        let isHex = digits.hasPrefix("x") || (names == .html && digits.hasPrefix("X"))
        let text = isHex ? digits.dropFirst() : digits
        guard text.utf8.first.map({ $0 != UInt8(ascii: "+") }) == true, let value = UInt32(text, radix: isHex ? 16 : 10) else { return nil }
        if names == .html, (0x80...0x9F).contains(value) { return windows1252[Int(value) - 0x80] }
        guard let scalar = Unicode.Scalar(value), value != 0 else { return names == .html ? "\u{FFFD}" : nil }
        return scalar
    }

    private static let xml: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

    /// U+00A0 to U+00FF.
    private static let latin1: [String: Unicode.Scalar] = {
        let names = """
            nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr \
            deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest \
            Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
            ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig \
            agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml \
            eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
            """
        let scalars = (0xA0...0xFF).compactMap { Unicode.Scalar($0 as Int) }
        return Dictionary(uniqueKeysWithValues: zip(names.split(separator: " ").map(String.init), scalars))
    }()

    private static let others: [String: Unicode.Scalar] = [
        "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "ndash": "–", "mdash": "—",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bull": "•", "hellip": "…", "permil": "‰", "euro": "€", "trade": "™",
        "larr": "←", "rarr": "→", "minus": "−", "sdot": "⋅", "ne": "≠", "le": "≤", "ge": "≥",
    ]

    /// What the numbers of C1 stand for in practice.
    private static let windows1252 = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
