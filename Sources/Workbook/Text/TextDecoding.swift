import Charset

/// Text of an unknown encoding: a byte order mark decides, then what a page or an XML file says of itself, then valid UTF-8, then GB18030.
enum TextDecoding {
    /// As valid UTF-8 without its mark; nil where the bytes are no text.
    static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        if bytes.starts(with: CSVWriter.byteOrderMark) {
            let body = Array(bytes.dropFirst(CSVWriter.byteOrderMark.count))
            return isUTF8(body) && !holdsNUL(body) ? body : nil
        }
        if let order = UTF16Text.ByteOrder(mark: bytes) { return UTF16Text.utf8(bytes[2...], order) }
        // Binary files hold control characters that no text does.
        guard !holdsNUL(bytes) else { return UTF16Text.unmarked(bytes) }
        guard !holdsControls(bytes.prefix(1 << 16)) else { return nil }
        return decoded(bytes, TextKind(bytes) == .markup ? DeclaredCharset(in: bytes) : nil)
    }

    private static func decoded(_ bytes: [UInt8], _ declared: DeclaredCharset?) -> [UInt8]? {
        let isUTF8 = isUTF8(bytes)
        switch declared {
        case .big5 where !isUTF8: return CodePage.windows(950)?.utf8(bytes)
        // Some Chinese in GB is valid UTF-8 by chance, a page of it is not: there the claim is out of date.
        case .gb18030 where isUTF8 && bytes.lazy.filter({ $0 >= 0x80 }).prefix(Self.chance).count < Self.chance:
            return GB18030.utf8(bytes) ?? bytes
        default: return isUTF8 ? bytes : GB18030.utf8(bytes)
        }
    }

    /// So many bytes of Chinese in GB are not valid UTF-8 by chance.
    private static let chance = 24

    static func isUTF8(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

    static func holdsControls(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x0C }
    }

    /// No text of bytes holds one anywhere.
    static func holdsNUL(_ bytes: [UInt8]) -> Bool { bytes.contains(0) }
}
