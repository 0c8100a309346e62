/// Writes CSV as RFC 4180 has it: CRLF, UTF-8 without BOM, fields quoted where they must be.
///
/// Works on bytes and not on characters: a quote with a combining mark behind it is one character, and none of them is `"`.
package struct CSVWriter {
    package struct ControlCharacter: Error {}

    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// `ControlCharacter` when a field holds one, or a line break.
    package mutating func append(_ record: [String]) throws(ControlCharacter) {
        for (position, field) in record.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            var field = field
            guard field.withUTF8({ append($0) }) else { throw ControlCharacter() }
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    private mutating func append(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !CSVFieldBytes.haveControl(field) else { return false }
        guard field.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else {
            bytes.append(contentsOf: field)
            return true
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in field {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
        return true
    }
}

enum CSVFieldBytes {
    /// A control character (C0, DEL, C1) or a line or paragraph separator in valid UTF-8.
    static func haveControl(_ bytes: some Sequence<UInt8>) -> Bool {
        var last: UInt8 = 0
        var lastButOne: UInt8 = 0
        for byte in bytes {
            if byte < 0x20 || byte == 0x7F { return true }
            // U+0080 to U+009F are C2 80 to C2 9F; U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
            if last == 0xC2, byte < 0xA0 { return true }
            if lastButOne == 0xE2, last == 0x80, byte == 0xA8 || byte == 0xA9 { return true }
            (lastButOne, last) = (last, byte)
        }
        return false
    }
}
