import Ledger

/// 64 bits for a text or a pair of texts, so that millions can be held against each other in memory; whoever finds two alike looks again.
enum IdentityHash {
    /// FNV-1a with U+001F between type and number.
    static func of(_ type: UnsafeBufferPointer<UInt8>, _ number: UnsafeBufferPointer<UInt8>) -> UInt64 {
        add(number, to: (add(type, to: start) ^ 0x1F) &* prime)
    }

    static func of(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 { add(text, to: start) }

    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    private static func add(_ bytes: UnsafeBufferPointer<UInt8>, to hash: UInt64) -> UInt64 {
        var hash = hash
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* prime }
        return hash
    }
}
