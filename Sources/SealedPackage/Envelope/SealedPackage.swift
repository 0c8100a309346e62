import Crypto
import Foundation

/// A file as it arrived, its outer layer read: closed until a key or a code opens it.
package struct SealedPackage: Sendable {
    package static let sizeLimit = 64 << 20

    private let envelope: Envelope
    /// The key it is sealed to (SHA-1 of the public key's BIT STRING); nil for one under an activation code.
    package let recipientKeyID: [UInt8]?

    package init(bytes: [UInt8]) throws(PackageError) {
        guard bytes.count <= Self.sizeLimit else { throw .tooLarge }
        envelope = try Envelope(strictly: bytes)
        if case .keyAgreement(_, let keyID, _) = envelope.recipient { recipientKeyID = Array(keyID) } else { recipientKeyID = nil }
    }

    package func opened(with key: DecryptionKey) throws(PackageError) -> SignedPackage {
        guard case .keyAgreement(let point, let keyID, let wrappedKey) = envelope.recipient, Array(keyID) == key.identifier else {
            throw .notForUs
        }
        do {
            let sender = try P256.KeyAgreement.PublicKey(x963Representation: Data(point))
            let kek = try KeyWrapping.agreedKey(key.privateKey, sender)
            return try SignedPackage(bytes: envelope.content(under: AES.KeyWrap.unwrap(wrappedKey, using: kek)))
        } catch let error as PackageError {
            throw error
        } catch {
            throw .envelopeDamaged
        }
    }

    package func opened(withCode code: ActivationCode) throws(PackageError) -> SignedPackage {
        guard case .password(let salt, let rounds, let iv, let wrappedKey) = envelope.recipient else { throw .notForUs }
        do {
            let kek = try KeyWrapping.passwordKey(Array(code.text.utf8), salt: salt, rounds: rounds)
            guard let key = try KeyWrapping.unwrap(Array(wrappedKey), under: kek, iv: Array(iv)) else { throw PackageError.wrongCode }
            return try SignedPackage(bytes: envelope.content(under: key))
        } catch let error as PackageError {
            throw error
        } catch {
            throw .envelopeDamaged
        }
    }
}

extension Envelope {
    fileprivate func content(under key: SymmetricKey) throws -> [UInt8] {
        Array(try AES.GCM.open(AES.GCM.SealedBox(nonce: AES.GCM.Nonce(data: nonce), ciphertext: ciphertext, tag: tag), using: key))
    }

    /// Seals to a key; every call takes fresh keys and a fresh nonce.
    static func sealing(_ content: [UInt8], to recipient: EncryptionKey) throws -> [UInt8] {
        let ephemeral = P256.KeyAgreement.PrivateKey()
        let kek = try KeyWrapping.agreedKey(ephemeral, recipient.publicKey)
        return try sealing(content) { key in
            .keyAgreement(
                point: Array(ephemeral.publicKey.x963Representation)[...], keyID: recipient.identifier[...],
                wrappedKey: Array(try AES.KeyWrap.wrap(key, using: kek))[...])
        }
    }

    static func sealing(_ content: [UInt8], under code: ActivationCode) throws -> [UInt8] {
        let salt = randomBytes(16)
        let iv = randomBytes(blockLength)
        let kek = try KeyWrapping.passwordKey(Array(code.text.utf8), salt: salt, rounds: roundsAllowed.lowerBound)
        return try sealing(content) { key in
            .password(
                salt: salt[...], rounds: roundsAllowed.lowerBound, iv: iv[...],
                wrappedKey: try KeyWrapping.wrap(key, under: kek, iv: iv)[...])
        }
    }

    private static func sealing(_ content: [UInt8], recipient: (SymmetricKey) throws -> Recipient) throws -> [UInt8] {
        let key = SymmetricKey(size: .bits256)
        let box = try AES.GCM.seal(content, using: key)
        return try Envelope(
            recipient: recipient(key), nonce: Array(box.nonce)[...], ciphertext: Array(box.ciphertext)[...], tag: Array(box.tag)[...]
        ).encoded()
    }
}

func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
}
