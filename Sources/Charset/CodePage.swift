import Foundation

/// A character set by its Windows number, for texts of programs that knew no Unicode. By way of the C library, like `GB18030`.
package final class CodePage {
    private let converter: iconv_t

    /// nil where the C library has none of that name.
    private init?(name: String) {
        guard let converter = iconv_open("UTF-8", name), converter != iconv_t(bitPattern: -1) else { return nil }
        self.converter = converter
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
        var out: [UInt8] = []
        var rest = bytes[...]
        _ = iconv(converter, nil, nil, nil, nil)
        while !rest.isEmpty {
            let (text, used) = piece(Array(rest))
            out += text
            rest = rest.dropFirst(used)
            guard !rest.isEmpty else { break }
            out += "\u{FFFD}".utf8
            rest = rest.dropFirst()
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// As far as it goes, and how many bytes that were.
    private func piece(_ bytes: [UInt8]) -> (text: [UInt8], used: Int) {
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 4 + 4)
        var inputLeft = input.count
        var outputLeft = output.count
        _ = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var to = output.baseAddress
                return iconv(converter, &from, &inputLeft, &to, &outputLeft)
            }
        }
        return (output.dropLast(outputLeft).map { UInt8(bitPattern: $0) }, input.count - inputLeft)
    }
}
