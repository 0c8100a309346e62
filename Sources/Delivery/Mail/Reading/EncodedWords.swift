/// Texts with encoded words in them: `=?GB18030?B?yeqxqA==?=` (RFC 2047).
enum EncodedWords {
    static func text(_ bytes: [UInt8]) -> String {
        var text = ""
        // Programs cut a character in two between words: words of one charset are decoded as one.
        var pending: (charset: String, bytes: [UInt8]) = ("", [])
        func finish() {
            text += ForeignText.text(pending.bytes, declared: pending.charset)
            pending = ("", [])
        }
        var rest = bytes[...]
        while let found = nextWord(rest) {
            let between = rest[..<found.start]
            // White space between two words is folding (section 6.2).
            if pending.bytes.isEmpty || !between.allSatisfy(\.isBlank) {
                finish()
                text += ForeignText.text(Array(between))
            }
            if pending.charset != found.charset { finish() }
            pending = (found.charset, pending.bytes + found.bytes)
            rest = rest[found.end...]
        }
        finish()
        return text + ForeignText.text(Array(rest))
    }

    private struct Word {
        let start: Int
        let end: Int
        let charset: String
        let bytes: [UInt8]
    }

    private static func nextWord(_ bytes: ArraySlice<UInt8>) -> Word? {
        var start = bytes.startIndex
        while let found = bytes[start...].firstIndex(of: 0x3D) {
            if let word = word(bytes[found...]) { return word }
            start = found + 1
        }
        return nil
    }

    /// `=?charset?encoding?text?=` at the start of `bytes`; a language may follow the charset (RFC 2231, section 5).
    private static func word(_ bytes: ArraySlice<UInt8>) -> Word? {
        guard bytes.starts(with: "=?".utf8) else { return nil }
        let fields = bytes.dropFirst(2).split(separator: 0x3F, maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3, fields[0].count <= 40, fields[1].count == 1, let letter = fields[1].first,
            let end = endOfWord(fields[2])
        else { return nil }
        let text = fields[2][..<end]
        let charset = String(decoding: fields[0].prefix { $0 != 0x2A }, as: UTF8.self).lowercased()
        switch letter {
        case 0x42, 0x62: return Word(start: bytes.startIndex, end: end + 2, charset: charset, bytes: Base64.decoded(text))
        case 0x51, 0x71:
            let spaced = text.map { $0 == 0x5F ? 0x20 : $0 }
            return Word(
                start: bytes.startIndex, end: end + 2, charset: charset, bytes: HexadecimalEscapes.decoded(spaced[...], marker: 0x3D))
        default: return nil
        }
    }

    private static func endOfWord(_ text: ArraySlice<UInt8>) -> Int? {
        text.indices.first { text[$0] == 0x3F && $0 + 1 < text.endIndex && text[$0 + 1] == 0x3D }
    }
}
