import Foundation

/// Texts whose bytes are UTF-8 or GB18030 (GBK and GB2312 are parts of it).
enum Charset {
    /// - Parameter declared: what the bytes claim to be; where it is missing or neither of the two, valid UTF-8 is taken for UTF-8.
    static func text(_ bytes: [UInt8], declared: String = "") -> String {
        let isGB = ["gb", "x-gb", "cp936", "ms936"].contains { declared.lowercased().hasPrefix($0) }
        let utf8 = String(validating: bytes, as: UTF8.self)
        return (isGB ? gb18030(bytes) ?? utf8 : utf8 ?? gb18030(bytes)) ?? String(decoding: bytes, as: UTF8.self)
    }

    /// By way of the C library: a statically linked Foundation has no table of it.
    private static func gb18030(_ bytes: [UInt8]) -> String? {
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
