/// Numbers out of text (XML Schema part 2, 3.2).
extension RawSpan {
    /// A whole number below 2³¹.
    @inline(__always)
    func integer(_ place: Range<Int>) -> Int? {
        guard !place.isEmpty else { return nil }
        var number = 0
        for at in place {
            guard let byte = byte(at), byte &- 0x30 < 10, number < 1 << 31 else { return nil }
            number = number * 10 + Int(byte &- 0x30)
        }
        return number < 1 << 31 ? number : nil
    }

    /// Without exponent and with up to 15 digits it is exact here: the digits and the power of ten both are, and one division rounds once.
    func double(_ place: Range<Int>) -> Double? {
        var digits: Int64 = 0
        var count = 0
        var decimals: Int?
        var at = place.lowerBound
        let isNegative = byte(at) == UInt8(ascii: "-")
        if isNegative { at += 1 }
        let start = at
        while at < place.upperBound, let byte = byte(at) {
            if byte &- 0x30 < 10, count < 15 {
                digits = digits * 10 + Int64(byte &- 0x30)
                count += 1
                if let seen = decimals { decimals = seen + 1 }
            } else if byte == UInt8(ascii: "."), decimals == nil, at > start {
                decimals = 0
            } else {
                return rare(place)
            }
            at += 1
        }
        guard count > 0 else { return nil }
        let number = Double(digits) / Self.powers[decimals ?? 0]
        return isNegative ? -number : number
    }

    private func rare(_ place: Range<Int>) -> Double? {
        let text = array(place)
        // The library would take names and hexadecimals too.
        guard text.count <= 400, text.allSatisfy({ $0 &- 0x30 < 10 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }) else { return nil }
        return Double(String(decoding: text, as: UTF8.self))
    }

    private static let powers: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]
}

extension RawSpan {
    /// Without the space around.
    @inline(__always)
    func trimmed() -> Range<Int> {
        var (start, end) = (0, byteCount)
        while start < end, let byte = byte(start), Self.isSpace(byte) { start += 1 }
        while start < end, let byte = byte(end - 1), Self.isSpace(byte) { end -= 1 }
        return start..<end
    }

    /// `1` or `true`.
    @inline(__always)
    func isTrue(_ place: Range<Int>) -> Bool {
        place.count == 1 ? byte(place.lowerBound) == 0x31 : starts(with: "true", at: place.lowerBound) && place.count == 4
    }
}

extension XMLScanner {
    @inline(__always)
    func integer(_ value: Range<Int>) -> Int? { window.span.bytes.integer(value) }
    func isTrue(_ value: Range<Int>) -> Bool { window.span.bytes.isTrue(value) }
}
