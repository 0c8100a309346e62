/// `_x000D_` and its kind (ECMA-376 part 1, 22.9.2.19 ST_Xstring): UTF-16 units that XML cannot hold.
enum EscapedText {
    /// `_`, `x`, four hexadecimal digits, `_`.
    private static let length = 7

    /// The escapes of the bytes from `start` on become what they mean.
    static func decode(_ bytes: inout [UInt8], from start: Int) {
        guard let first = bytes[start...].firstIndex(of: UInt8(ascii: "_")) else { return }
        var at = first
        var out: [UInt8] = []
        var rest = first
        var units: [UInt16] = []
        func flush() {
            out += String(decoding: units, as: UTF16.self).utf8
            units = []
        }
        while at < bytes.count {
            if let unit = unit(bytes[at...]) {
                out += bytes[rest..<at]
                units.append(unit)
                at += length
                rest = at
                if Self.unit(bytes[at...]) == nil { flush() }
            } else {
                at += 1
            }
        }
        if rest > first { bytes.replaceSubrange(first..<rest, with: out) }
    }

    /// The unit whose escape the bytes begin with.
    static func unit(_ bytes: ArraySlice<UInt8>) -> UInt16? {
        bytes.count >= length && bytes[bytes.startIndex + 6] == UInt8(ascii: "_") ? head(bytes) : nil
    }

    /// All but the last `_`, which another escape behind it would bring.
    static func mayBegin(_ bytes: ArraySlice<UInt8>) -> Bool { head(bytes) != nil }

    private static func head(_ bytes: ArraySlice<UInt8>) -> UInt16? {
        let start = bytes.startIndex
        guard bytes.count >= length - 1, bytes[start] == UInt8(ascii: "_"), bytes[start + 1] == UInt8(ascii: "x") else { return nil }
        var unit: UInt16 = 0
        for byte in bytes[start + 2..<start + 6] {
            guard let digit = digit(byte) else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    /// A hexadecimal digit.
    static func digit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte & 15)
        case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte & 15 + 9)
        default: nil
        }
    }
}
