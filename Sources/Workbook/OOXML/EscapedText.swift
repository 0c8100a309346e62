/// `_x000D_` and its kind (ECMA-376 part 1, 22.9.2.19 ST_Xstring): UTF-16 units that XML cannot hold.
enum EscapedText {
    /// `_`, `x`, four hexadecimal digits, `_`.
    private static let length = 7

    /// The escapes of the bytes from `start` on become what they mean, which is shorter.
    static func decode(_ bytes: inout [UInt8], from start: Int) {
        guard var at = bytes[start...].firstIndex(of: UInt8(ascii: "_")) else { return }
        var end = at
        while at < bytes.count {
            guard let unit = unit(bytes, at: at) else {
                bytes[end] = bytes[at]
                (at, end) = (at + 1, end + 1)
                continue
            }
            at += length
            var scalar = Unicode.Scalar(unit)
            if UTF16.isLeadSurrogate(unit), let second = Self.unit(bytes, at: at), UTF16.isTrailSurrogate(second) {
                at += length
                scalar = Unicode.Scalar(0x10000 + (UInt32(unit) & 0x3FF) << 10 + UInt32(second) & 0x3FF)
            }
            for byte in scalar.flatMap(UTF8.encode) ?? UTF8.encodedReplacementCharacter {
                bytes[end] = byte
                end += 1
            }
        }
        bytes.removeLast(bytes.count - end)
    }

    /// Without a slice, which would make the next change a copy of everything.
    private static func unit(_ bytes: [UInt8], at start: Int) -> UInt16? {
        guard bytes.count - start >= length, bytes[start] == UInt8(ascii: "_") else { return nil }
        return unit(bytes[start..<start + length])
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
