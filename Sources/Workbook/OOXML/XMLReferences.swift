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
                out += String(try scalar(bytes, at..<end)).utf8
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
        let name = String(decoding: bytes.array(place), as: UTF8.self)
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let digits = name.hasPrefix("#x") ? name.dropFirst(2) : name.dropFirst()
            guard name.hasPrefix("#"), digits.first != "+", let number = UInt32(digits, radix: name.hasPrefix("#x") ? 16 : 10), number > 0,
                let scalar = Unicode.Scalar(number)
            else { throw .unreadable }
            return scalar
        }
    }
}
