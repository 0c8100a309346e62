/// 张小明 is found by `zxm`. A character with several readings counts for each of them.
package struct PinyinInitials: Sendable {
    /// Bit 0 is `a`; no bit for what has no reading. The block U+4E00 to U+9FFF.
    private let masks: [UInt32]
    private static let first: UInt32 = 0x4E00

    package static let shared = PinyinInitials()

    private init() {
        var masks = PinyinTable.primary.withUTF8Buffer { letters in letters.map { Self.mask(ofLetter: $0) } }
        for word in PinyinTable.further.split(separator: " ") {
            guard let character = word.unicodeScalars.first, character.value >= Self.first,
                masks.indices.contains(Int(character.value - Self.first))
            else { continue }
            for letter in word.utf8 { masks[Int(character.value - Self.first)] |= Self.mask(ofLetter: letter) }
        }
        self.masks = masks
    }

    /// Letters that a character may be typed by: of a Latin letter itself, of a dot or a space none.
    package func mask(of scalar: Unicode.Scalar) -> UInt32 {
        guard scalar.value >= Self.first, scalar.value - Self.first < UInt32(masks.count) else {
            return scalar.isASCII ? Self.mask(ofLetter: UInt8(scalar.value) | 0x20) : 0
        }
        return masks[Int(scalar.value - Self.first)]
    }

    /// The letters of what was typed, in either case; nil when it holds anything else.
    package static func typed(_ text: String) -> [UInt32]? {
        let letters = text.utf8.map { mask(ofLetter: $0 | 0x20) }
        return letters.isEmpty || text.utf8.contains(where: { $0 >= 0x80 }) || letters.contains(0) ? nil : letters
    }

    private static func mask(ofLetter letter: UInt8) -> UInt32 {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) ? 1 << UInt32(letter - UInt8(ascii: "a")) : 0
    }
}
