extension Listing {
    /// An array of objects in the order of the columns; counts and fen are integers.
    package func json() -> [UInt8] {
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (position, row) in rows.enumerated() {
            bytes += position == 0 ? "\n  {".utf8 : ",\n  {".utf8
            for (index, (column, value)) in zip(columns, row).enumerated() {
                if index > 0 { bytes += ", ".utf8 }
                bytes += (JSONText.quoted(column.key) + ": " + value.json).utf8
            }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes += rows.isEmpty ? "]\n".utf8 : "\n]\n".utf8
        return bytes
    }
}

extension ListingValue {
    fileprivate var json: String {
        switch self {
        case .text(let text), .word(let text, _): JSONText.quoted(text)
        case .count(let number), .fen(let number): String(number)
        case .none: "null"
        }
    }
}

/// JSON string literals (RFC 8259, section 7).
package enum JSONText {
    package static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\u{0}"..."\u{1F}":
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
