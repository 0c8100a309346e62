import Foundation

/// GB 18030, of which GBK and GB 2312 are parts.
package enum GB18030 {
    /// nil when the bytes are none. By way of the C library: a statically linked Foundation has no table of it.
    package static func text(_ bytes: [UInt8]) -> String? {
        guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 3 + 4)
        let capacity = output.count
        var inputLeft = input.count
        var outputLeft = capacity
        let isDone = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var to = output.baseAddress
                return iconv(converter, &from, &inputLeft, &to, &outputLeft) != -1
            }
        }
        guard isDone, inputLeft == 0 else { return nil }
        return String(validating: output.prefix(capacity - outputLeft).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
