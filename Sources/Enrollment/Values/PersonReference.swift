/// What never changes about a person: `P` and the personal number for a renewal, 32 lowercase hex digits for an addition.
///
/// It survives amendments of the identity and a new activation, and stands in every outcome.
package struct PersonReference: Sendable, Hashable, Codable, CustomStringConvertible {
    package let text: String

    /// nil when `text` has neither form.
    package init?(text: String) {
        let isRenewal = text.utf8.first == UInt8(ascii: "P") && (2...41).contains(text.utf8.count)
        let isAddition = text.utf8.count == 32 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        guard isRenewal || isAddition else { return nil }
        self.text = text
    }

    package var isRenewal: Bool { text.utf8.first == UInt8(ascii: "P") }
    /// Of a renewal; nil for an addition.
    package var personalNumber: String? { isRenewal ? String(text.dropFirst()) : nil }

    package init(personalNumber: String) { text = "P" + personalNumber }

    /// 128 fresh random bits.
    package static func random(using generator: inout some RandomNumberGenerator) -> PersonReference {
        let bits = [generator.next() as UInt64, generator.next()]
        return PersonReference(
            unchecked: bits.map { word in
                let hex = String(word, radix: 16)
                return String(repeating: "0", count: 16 - hex.count) + hex
            }.joined())
    }

    private init(unchecked text: String) { self.text = text }

    package var description: String { text }
}
