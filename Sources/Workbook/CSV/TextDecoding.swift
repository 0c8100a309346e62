import Charset
import Foundation

/// Text of an unknown encoding: a byte order mark decides, then valid UTF-8, then GB18030.
enum TextDecoding {
    /// As valid UTF-8 without its mark; nil where the bytes are no text.
    static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            let body = Array(bytes.dropFirst(3))
            return isUTF8(body) ? body : nil
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2)) }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return utf16(stride(from: 2, to: bytes.count - 1, by: 2).flatMap { [bytes[$0 + 1], bytes[$0]] })
        }
        // Binary files hold control characters that no text does.
        guard !holdsControls(bytes.prefix(1 << 16)) else { return nil }
        return isUTF8(bytes) ? bytes : GB18030.text(bytes).map { Array($0.utf8) }
    }

    static func isUTF8(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

    /// Little-endian, unpaired surrogates repaired.
    private static func utf16(_ bytes: some Collection<UInt8>) -> [UInt8] {
        let bytes = Array(bytes)
        var lead: UInt16?
        var out: [UInt8] = []
        Transcoding.appendUTF16(bytes.span.bytes, 0..<bytes.count, lead: &lead, to: &out)
        if lead != nil { Transcoding.appendReplacement(to: &out) }
        return out
    }

    static func holdsControls(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x0C }
    }
}
