import Foundation

/// A character set by its Windows number, for texts of programs that knew no Unicode. By way of the C library: a statically linked Foundation has no tables.
package final class CodePage {
    /// Where bytes are no characters.
    package struct Undecodable: Error {
        package let offset: Int
        /// They begin one, and nothing follows.
        package let isCutShort: Bool
    }

    private let converter: iconv_t
    /// The bytes are Chinese, to which Windows adds a euro sign of one byte.
    private let isGB: Bool

    /// nil where the C library has none of that name.
    init?(name: String) {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else { return nil }
        self.converter = converter
        isGB = name == "GB18030"
    }

    deinit { iconv_close(converter) }

    /// GB 18030 where the number says nothing or is not known: these lists are Chinese.
    package static func windows(_ number: Int) -> CodePage? {
        let name =
            switch number {
            case 367: "ASCII"
            case 932: "CP932"
            case 936, 54936: "GB18030"
            case 949: "CP949"
            case 950: "BIG5-HKSCS"
            case 1361: "JOHAB"
            // The Macintosh's own numbers.
            case 10000, 32768: "MACINTOSH"
            case 10007: "MAC-CYRILLIC"
            case 1200: "UTF-16LE"
            case 65001: "UTF-8"
            case 32769: "CP1252"
            case 437, 720...869, 1250...1258: "CP\(number)"
            case 874: "CP874"
            default: "GB18030"
            }
        return CodePage(name: name) ?? CodePage(name: "GB18030")
    }

    /// What is no character becomes U+FFFD.
    package func text(_ bytes: [UInt8]) -> String {
        String(decoding: (try? converted(bytes, isStrict: false)) ?? [], as: UTF8.self)
    }

    /// As valid UTF-8.
    package func utf8(_ bytes: [UInt8]) throws(Undecodable) -> [UInt8] { try converted(bytes, isStrict: true) }

    private func converted(_ bytes: [UInt8], isStrict: Bool) throws(Undecodable) -> [UInt8] {
        // One byte becomes three at the most, and so does what is no character.
        let capacity = bytes.count * 3 + 4
        var failure: Undecodable?
        let text = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            var left = capacity
            failure = fill(output, &left, bytes, isStrict: isStrict)
            count = capacity - left
        }
        if let failure { throw failure }
        guard (try? UTF8Span(validating: text.span)) != nil else { throw Undecodable(offset: 0, isCutShort: false) }
        return text
    }

    private func fill(_ output: UnsafeMutableBufferPointer<UInt8>, _ left: inout Int, _ bytes: [UInt8], isStrict: Bool) -> Undecodable? {
        _ = iconv(converter, nil, nil, nil, nil)
        return bytes.withUnsafeBytes { input in
            output.withMemoryRebound(to: CChar.self) { output in
                // The C library takes the input by a pointer that could be written through, and does not write.
                var from = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
                var to = output.baseAddress
                var inputLeft = input.count
                while inputLeft > 0 {
                    guard iconv(converter, &from, &inputLeft, &to, &left) == -1, inputLeft > 0 else { continue }
                    let reason = errno
                    let offset = input.count - inputLeft
                    let isEuro = isGB && input[offset] == 0x80
                    guard isEuro || !isStrict, left >= 3 else { return Undecodable(offset: offset, isCutShort: reason == EINVAL) }
                    for byte in isEuro ? "€".utf8 : "\u{FFFD}".utf8 {
                        to?.pointee = CChar(bitPattern: byte)
                        to = to?.successor()
                        left -= 1
                    }
                    from = from?.successor()
                    inputLeft -= 1
                }
                // Some sets hold a character back until they know what follows.
                return iconv(converter, nil, nil, &to, &left) == -1 ? Undecodable(offset: input.count, isCutShort: true) : nil
            }
        }
    }
}
