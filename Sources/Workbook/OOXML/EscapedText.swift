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
        guard bytes.count >= length, bytes.first == UInt8(ascii: "_") else { return nil }
        let escape = Array(bytes.prefix(length))
        guard escape[1] == UInt8(ascii: "x"), escape[6] == UInt8(ascii: "_"), escape[2] != UInt8(ascii: "+") else { return nil }
        return UInt16(String(decoding: escape[2..<6], as: UTF8.self), radix: 16)
    }
}
