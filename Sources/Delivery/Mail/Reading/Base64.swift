/// Base64 as mail carries it (RFC 2045, section 6.8).
enum Base64 {
    private static let none: UInt8 = 0xFF
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: none, count: 256)
        for (value, character) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
            values[Int(character)] = UInt8(value)
        }
        return values
    }()

    /// Up to the padding. A line with other printable characters is a notice that somebody put in between, letters and all.
    static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3 + 3)
        var bits: UInt32 = 0
        var count = 0
        for line in MailLines(text) where !line.text.contains(where: isForeign) {
            for character in line.text {
                let value = values[Int(character)]
                if value != none {
                    bits = bits << 6 | UInt32(value)
                    count += 1
                    if count == 4 {
                        bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
                        bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
                        bytes.append(UInt8(truncatingIfNeeded: bits))
                        count = 0
                    }
                } else if character == 0x3D, count >= 2 {
                    return bytes + rest(bits, count)
                }
            }
        }
        return bytes + rest(bits, count)
    }

    /// The last two or three characters of a text whose padding may be missing.
    private static func rest(_ bits: UInt32, _ count: Int) -> [UInt8] {
        switch count {
        case 2: [UInt8(truncatingIfNeeded: bits >> 4)]
        case 3: [UInt8(truncatingIfNeeded: bits >> 10), UInt8(truncatingIfNeeded: bits >> 2)]
        default: []
        }
    }

    /// White space and control characters are skipped, "=" is padding.
    private static func isForeign(_ character: UInt8) -> Bool {
        character > 0x20 && character != 0x3D && character != 0x7F && values[Int(character)] == none
    }
}
