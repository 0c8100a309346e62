/// Characters with references and line ends in them (XML 1.0, 2.11 and 4.1): the five entities and numbers, since no DOCTYPE defines others.
enum XMLReferences {
    /// Bytes between `&` and `;`.
    private static let limit = 10

    static func append(_ bytes: RawSpan, _ place: Range<Int>, isLiteral: Bool, to out: inout [UInt8]) throws(WorkbookError) {
        var at = place.lowerBound
        while at < place.upperBound, let byte = bytes.byte(at) {
            at += 1
            if byte == UInt8(ascii: "&"), !isLiteral {
                guard let end = bytes.first(UInt8(ascii: ";"), from: at), end < place.upperBound, end - at <= limit else {
                    throw .unreadable
                }
                out += UTF8.encode(try scalar(bytes, at..<end)) ?? UTF8.encodedReplacementCharacter
                at = end + 1
            } else if byte == 0x0D {
                out.append(0x0A)
                if at < place.upperBound, bytes.byte(at) == 0x0A { at += 1 }
            } else {
                out.append(byte)
            }
        }
    }

    private static func scalar(_ bytes: RawSpan, _ place: Range<Int>) throws(WorkbookError) -> Unicode.Scalar {
        if bytes.byte(place.lowerBound) == UInt8(ascii: "#") { return try number(bytes, place.lowerBound + 1..<place.upperBound) }
        switch bytes.name(in: place) {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default: throw .unreadable
        }
    }

    private static func number(_ bytes: RawSpan, _ place: Range<Int>) throws(WorkbookError) -> Unicode.Scalar {
        let isHexadecimal = bytes.byte(place.lowerBound) == UInt8(ascii: "x")
        let radix: UInt32 = isHexadecimal ? 16 : 10
        var number: UInt32 = 0
        for at in place.dropFirst(isHexadecimal ? 1 : 0) {
            guard let digit = bytes.byte(at).flatMap(EscapedText.digit), digit < radix else { throw .unreadable }
            number = number * radix + digit
            guard number <= 0x10FFFF else { throw .unreadable }
        }
        guard number > 0, let scalar = Unicode.Scalar(number) else { throw .unreadable }
        return scalar
    }
}
