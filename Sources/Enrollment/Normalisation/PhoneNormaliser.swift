/// Phones: spaces, dashes and brackets go, `+86` and `0086` too; several numbers are kept apart by `/`.
enum PhoneNormaliser {
    private static let separators: Set<Unicode.Scalar> = ["/", "、", ",", ";"]
    private static let dropped: Set<Unicode.Scalar> = ["(", ")", "[", "]", "（", "）", "【", "】"]

    static func normalise(_ text: String) -> String { isBare(text) ? text : numbers(text).joined(separator: "/") }

    /// One number and nothing else: what nearly every cell holds.
    private static func isBare(_ text: String) -> Bool { text.isDigits && !text.hasPrefix("0086") }

    static func numbers(_ text: String) -> [String] {
        if isBare(text) { return [text] }
        return text.halfWidth.unicodeScalars.split { separators.contains($0) }.compactMap { part in
            var kept = String.UnicodeScalarView()
            for scalar in part where !scalar.isSpace && !scalar.properties.isDash && !dropped.contains(scalar) { kept.append(scalar) }
            let number = String(kept)
            for prefix in ["+86", "0086"] where number.hasPrefix(prefix) { return String(number.dropFirst(prefix.count)) }
            return number.isEmpty ? nil : number
        }
    }
}
