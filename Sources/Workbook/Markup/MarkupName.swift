/// A name of a tag or an attribute without regard to case, to be compared at once. Longer ones than any we look for are all the same.
struct MarkupName: Hashable, ExpressibleByStringLiteral {
    private let packed: UInt128

    private static let longest = 16

    init(_ bytes: [UInt8], _ place: Range<Int>) {
        guard place.count <= Self.longest else {
            packed = 0
            return
        }
        packed = place.reduce(0) { packed, position in packed << 8 | UInt128(Self.lower(bytes[position])) }
    }

    init(stringLiteral text: String) {
        let bytes = Array(text.utf8)
        self.init(bytes, bytes.indices)
    }

    private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
