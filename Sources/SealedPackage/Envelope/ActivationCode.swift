/// 100 random bits in Crockford's base 32, printed on a letter that travels apart from the package.
package struct ActivationCode: Sendable, Hashable {
    /// 20 characters, upper case, without separators: the password of the envelope.
    package let text: String

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".unicodeScalars)
    package static let length = 20

    package static func random() -> ActivationCode {
        var generator = SystemRandomNumberGenerator()
        let scalars = (0..<length).map { _ in alphabet[Int.random(in: 0..<32, using: &generator)] }
        return ActivationCode(text: String(String.UnicodeScalarView(scalars)))
    }

    private init(text: String) { self.text = text }

    /// As a person types it: any case, with or without separators, full-width too, O for 0, I and L for 1. nil when it can't be a code.
    package init?(typed: String) {
        var scalars = String.UnicodeScalarView()
        for scalar in typed.unicodeScalars {
            // Full-width forms lie a fixed distance above ASCII.
            let narrow = (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
            let upper = narrow.properties.uppercaseMapping.unicodeScalars.first ?? narrow
            switch upper {
            case "O": scalars.append("0")
            case "I", "L": scalars.append("1")
            case _ where Self.alphabet.contains(upper): scalars.append(upper)
            case _ where upper.properties.isWhitespace || upper.properties.isDash || "._·".unicodeScalars.contains(upper): continue
            default: return nil
            }
        }
        guard scalars.count == Self.length else { return nil }
        text = String(scalars)
    }

    /// `7KQ4M-XW2PD-9HTRC-3VBNE`
    package var grouped: String {
        let characters = Array(text)
        return stride(from: 0, to: characters.count, by: 5).map { String(characters[$0..<min($0 + 5, characters.count)]) }.joined(
            separator: "-")
    }
}
