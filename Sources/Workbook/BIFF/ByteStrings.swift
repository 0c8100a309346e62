import Charset

/// Strings of Excel 2.1 to 95: bytes of the code page that the workbook names ([MS-XLS] 2.4.52).
struct ByteStrings {
    /// nil where the C library knows none: then only ASCII can be read.
    private let codePage: CodePage?

    init(codePage number: Int) { codePage = CodePage.windows(number) }

    func append(_ stream: RawSpan, _ place: Range<Int>, to out: inout [UInt8]) {
        let bytes = place.map { stream.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
        if bytes.allSatisfy({ $0 < 0x80 }) {
            out += bytes
        } else if let codePage {
            out += codePage.text(bytes).utf8
        } else {
            out += bytes.flatMap { Array(($0 < 0x80 ? String(UnicodeScalar($0)) : "\u{FFFD}").utf8) }
        }
    }
}
