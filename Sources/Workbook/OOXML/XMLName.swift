/// A name without its prefix, of 16 bytes at the most: all that office files need. Longer ones equal no name.
struct XMLName: Equatable, ExpressibleByStringLiteral {
    private var bits: UInt128 = 0

    static let length = 16

    @inline(__always)
    init() {}

    @inline(__always)
    init(stringLiteral text: StaticString) {
        text.withUTF8Buffer { for byte in $0 { append(byte) } }
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) { bits = bits << 8 | UInt128(byte) }
}
