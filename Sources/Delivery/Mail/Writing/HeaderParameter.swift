/// A file's name in a header (RFC 2045, section 5.1; RFC 2231).
enum HeaderParameter {
    /// Characters a percent-encoded piece; the line around it stays under 78.
    private static let length = 48

    /// `start; name="value"` where the value is short and of plain characters; else pieces of percent-encoded UTF-8, a line each.
    static func header(_ start: String, _ name: String, _ value: String) -> String {
        if value.utf8.count <= 60, value.utf8.allSatisfy({ isAttributeCharacter($0) || " ()".utf8.contains($0) }) {
            return "\(start);\r\n \(name)=\"\(value)\""
        }
        let encoded = pieces(value)
        guard encoded.count > 1 else { return "\(start);\r\n \(name)*=UTF-8''\(encoded.joined())" }
        let lines = encoded.enumerated().map { number, piece in " \(name)*\(number)*=\(number == 0 ? "UTF-8''" : "")\(piece)" }
        return ([start] + lines).joined(separator: ";\r\n")
    }

    /// Split between characters only: some readers decode each piece by itself.
    private static func pieces(_ value: String) -> [String] {
        var pieces: [String] = []
        for scalar in value.unicodeScalars {
            let encoded = String(scalar).utf8.map(encoded).joined()
            if let last = pieces.last, last.utf8.count + encoded.utf8.count <= length {
                pieces[pieces.count - 1] += encoded
            } else {
                pieces.append(encoded)
            }
        }
        return pieces
    }

    private static func encoded(_ byte: UInt8) -> String {
        if isAttributeCharacter(byte) { return String(UnicodeScalar(byte)) }
        return (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
    }

    /// Fewer than `attribute-char` (RFC 2231, section 7): none that any reader might trip over.
    private static func isAttributeCharacter(_ byte: UInt8) -> Bool { byte.isAlphanumeric || "-._".utf8.contains(byte) }
}
