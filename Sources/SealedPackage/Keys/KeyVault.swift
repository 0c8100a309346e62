import Crypto
import CryptoExtras
import Foundation

/// Secrets at rest: AES-256-GCM under a key that scrypt makes of the login password (RFC 7914).
package struct KeyVault: Sendable, Codable, Hashable {
    package enum Failure: Error {
        case wrongPassword
    }

    /// log2 of scrypt's N; r is 8 and p is 1.
    package let cost: Int
    package let salt: [UInt8]
    /// Nonce, ciphertext and tag.
    package let box: [UInt8]

    package static let standardCost = 17

    package init(sealing secret: [UInt8], password: String, cost: Int = standardCost) throws {
        let salt = randomBytes(16)
        let key = try Self.key(password, salt: salt, cost: cost)
        let sealed = try AES.GCM.seal(secret, using: key)
        self.cost = cost
        self.salt = salt
        box = Array(sealed.nonce) + Array(sealed.ciphertext) + Array(sealed.tag)
    }

    package func opened(with password: String) throws -> [UInt8] {
        guard (10...20).contains(cost) else { throw Failure.wrongPassword }
        let key = try Self.key(password, salt: salt, cost: cost)
        guard let sealed = try? AES.GCM.SealedBox(combined: box), let secret = try? AES.GCM.open(sealed, using: key) else {
            throw Failure.wrongPassword
        }
        return Array(secret)
    }

    private static func key(_ password: String, salt: [UInt8], cost: Int) throws -> SymmetricKey {
        // The same password in composed and decomposed form is the same password.
        let bytes = Array(password.precomposedStringWithCanonicalMapping.utf8)
        return try KDF.Scrypt.deriveKey(
            from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost, blockSize: 8, parallelism: 1, maxMemory: 512 << 20)
    }
}
