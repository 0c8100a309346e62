import Foundation

/// Text in a header (RFC 2047).
enum EncodedWord {
    /// Bytes a word: with its frame and `Subject: ` before the first, a line has no more than 76 characters.
    private static let length = 39

    /// `Name: text`, folded; plain where the text is short and all printable ASCII. Control characters become spaces.
    static func header(_ name: String, _ text: String) -> String {
        let line = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
            .trimmingCharacters(in: .whitespaces)
        let isPlain = line.utf8.count <= 60 && line.utf8.allSatisfy { $0 < 0x80 } && !line.contains("=?")
        return "\(name): " + (isPlain ? line : words(line).joined(separator: "\r\n "))
    }

    /// Split between characters only (section 5).
    private static func words(_ text: String) -> [String] {
        var words: [[UInt8]] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if let last = words.last, last.count + bytes.count <= length {
                words[words.count - 1] += bytes
            } else {
                words.append(bytes)
            }
        }
        return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }
    }
}
