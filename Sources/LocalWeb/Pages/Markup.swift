/// HTML where a template would be too slow: the rows of a table. What is not written in the source is escaped, by type.
package struct Markup: Sendable {
    private var bytes: [UInt8] = []

    package init() {}

    package var html: String { String(decoding: bytes, as: UTF8.self) }

    package mutating func raw(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// For text and for values of attributes in double quotes.
    package mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { text in
            var start = 0
            for (index, byte) in text.enumerated() {
                guard let escape = Self.escape(byte) else { continue }
                bytes.append(contentsOf: text[start..<index])
                raw(escape)
                start = index + 1
            }
            bytes.append(contentsOf: text[start...])
        }
    }

    private static func escape(_ byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        default: nil
        }
    }

    /// The choices of a select.
    package static func options(_ choices: some Sequence<(value: String, label: String)>, selected: String = "") -> String {
        var out = Markup()
        for (value, label) in choices {
            out.raw("<option value=\"")
            out.text(value)
            if value == selected { out.raw("\" selected>") } else { out.raw("\">") }
            out.text(label)
            out.raw("</option>")
        }
        return out.html
    }

    package mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

    package mutating func link(_ path: String, _ text: String) {
        raw("<a href=\"")
        self.text(path)
        raw("\">")
        self.text(text)
        raw("</a>")
    }
}
