import Foundation

/// GB 18030, of which GBK and GB 2312 are parts.
package enum GB18030 {
    /// nil when the bytes are none.
    package static func text(_ bytes: [UInt8]) -> String? { utf8(bytes).map { String(decoding: $0, as: UTF8.self) } }

    /// The same as valid UTF-8. By way of the C library: a statically linked Foundation has no table of it.
    package static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
        guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var isDone = false
        // Mostly two bytes become three; a few of the rarest become four.
        let capacity = bytes.count * 2 + 4
        let text = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            var left = capacity
            isDone = convert(converter, bytes, output, &left)
            count = capacity - left
        }
        return isDone && (try? UTF8Span(validating: text.span)) != nil ? text : nil
    }

    private static func convert(_ converter: iconv_t, _ bytes: [UInt8], _ output: UnsafeMutableBufferPointer<UInt8>, _ left: inout Int)
        -> Bool
    {
        bytes.withUnsafeBytes { input in
            // The C library takes the input by a pointer that could be written through, and does not write.
            var from = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
            var inputLeft = input.count
            return output.withMemoryRebound(to: CChar.self) { output in
                var to = output.baseAddress
                return iconv(converter, &from, &inputLeft, &to, &left) != -1 && inputLeft == 0
            }
        }
    }
}
