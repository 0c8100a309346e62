import Charset
import Foundation

/// Text of an unknown encoding: a byte order mark decides, then valid UTF-8, then GB18030.
enum TextDecoding {
    static func text(_ bytes: [UInt8]) -> String? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(validating: bytes.dropFirst(3), as: UTF8.self) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2)) }
        if bytes.starts(with: [0xFE, 0xFF]) {
            let body = bytes.dropFirst(2)
            return utf16(stride(from: body.startIndex, to: body.endIndex - 1, by: 2).flatMap { [body[$0 + 1], body[$0]] })
        }
        // Binary files hold control characters that no text does.
        guard !holdsControls(bytes.prefix(1 << 16)) else { return nil }
        return String(validating: bytes, as: UTF8.self) ?? GB18030.text(bytes)
    }

    static func holdsControls(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0x0C }
    }
}
