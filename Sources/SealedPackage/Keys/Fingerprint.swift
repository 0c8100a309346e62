import Crypto

package enum Fingerprint {
    /// SHA-256 in upper-case hex, groups of four, so that two people can read it to each other.
    static func grouped(of bytes: [UInt8]) -> String { grouped(hex: hex(SHA256.hash(data: bytes)).uppercased()) }

    package static func grouped(hex: String) -> String {
        let characters = Array(hex)
        return stride(from: 0, to: characters.count, by: 4).map { String(characters[$0..<min($0 + 4, characters.count)]) }.joined(
            separator: " ")
    }

    package static func hex(_ bytes: some Sequence<UInt8>) -> String { hex(Array(bytes)) }

    /// Of a digest, which is slow to step through.
    package static func hex(_ digest: some Digest) -> String { digest.withUnsafeBytes { hex(Array($0)) } }

    private static func hex(_ bytes: [UInt8]) -> String {
        func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }
        return String(unsafeUninitializedCapacity: bytes.count * 2) { digits in
            for (position, byte) in bytes.enumerated() {
                digits[position * 2] = digit(byte >> 4)
                digits[position * 2 + 1] = digit(byte & 15)
            }
            return bytes.count * 2
        }
    }

    package static func bytes(hex: String) -> [UInt8]? {
        let digits = Array(hex.utf8)
        guard digits.count % 2 == 0 else { return nil }
        var bytes: [UInt8] = []
        for position in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[position...position + 1], as: UTF8.self), radix: 16) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}
