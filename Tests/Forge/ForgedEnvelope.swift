import Crypto
import CryptoExtras
import Foundation
import SealedPackage

/// CMS AuthEnvelopedData (RFC 5083) with whatever is wanted in it; whoever ignores the defect can open it.
package struct ForgedEnvelope {
    package enum Recipient {
        case key(KeyRecipient)
        case password(PasswordRecipient)
    }

    /// RFC 5753.
    package struct KeyRecipient {
        package var key: P256.KeyAgreement.PublicKey
        /// SHA-1 of the key when nil.
        package var identifier: [UInt8]?
        package var version = 3
        package var scheme = Identifier.ecdhSHA256
        package var wrap = Identifier.aes256Wrap
        /// Parameters of the wrapping algorithm.
        package var wrapParameters: [UInt8] = []
        package var keyParameters: [UInt8] = []
        /// ukm and the like.
        package var userKeyingMaterial: [UInt8] = []
        package var point: (P256.KeyAgreement.PublicKey) -> [UInt8] = { Array($0.x963Representation) }
        /// In place of rKeyId.
        package var namedBy: [UInt8]?

        package init(_ key: P256.KeyAgreement.PublicKey) { self.key = key }
    }

    /// RFC 3211.
    package struct PasswordRecipient {
        package var password: String
        package var salt = [UInt8](repeating: 0x5A, count: 16)
        package var rounds = 600_000
        /// DER in place of the rounds; the key is made with `rounds` all the same.
        package var roundsWritten: [UInt8]?
        package var pseudoRandomFunction = TLV.algorithm(Identifier.hmacSHA256, TLV.null)
        package var iv = [UInt8](repeating: 0xA5, count: 16)
        package var block: ([UInt8]) -> [UInt8] = { $0 }

        package init(_ password: String) { self.password = password }
    }

    package enum Cipher {
        case gcm, cbc
    }

    package var content: [UInt8]
    package var recipients: [Recipient]
    package var type = Identifier.authEnvelopedData
    package var version = 0
    package var originatorInfo: [UInt8] = []
    package var cipher = Cipher.gcm
    package var cipherOID = Identifier.aes256GCM
    package var keyBits = 256
    package var nonce = [UInt8](repeating: 0x11, count: 12)
    package var tagLength = 16
    package var writtenTagLength: Int?
    /// With them, the additional data of the tag.
    package var authenticatedAttributes: [UInt8] = []
    package var unauthenticatedAttributes: [UInt8] = []
    package var length = TLV.Length.minimal
    package var ciphertextLength = TLV.Length.minimal
    package var suffix: [UInt8] = []

    package init(_ content: [UInt8], _ recipient: Recipient) {
        self.content = content
        recipients = [recipient]
    }

    package func bytes() throws -> [UInt8] {
        let key = SymmetricKey(data: [UInt8](repeating: 0x77, count: keyBits / 8))
        let (parameters, ciphertext, tag) = try encrypted(under: key)
        let recipients = try recipients.map { try $0.bytes(key) }
        let body = TLV.sequence(
            TLV.integer(version), originatorInfo, TLV.set(recipients.flatMap { $0 }),
            TLV.sequence(
                TLV.oid(Identifier.data), TLV.algorithm(cipherOID, parameters), TLV.of(0x80, ciphertext, ciphertextLength)),
            authenticatedAttributes.isEmpty ? [] : TLV.context(1, authenticatedAttributes), tag.isEmpty ? [] : TLV.octets(tag),
            unauthenticatedAttributes.isEmpty ? [] : TLV.context(2, unauthenticatedAttributes))
        return TLV.sequence(TLV.oid(type), TLV.context(0, body), length: length) + suffix
    }

    private func encrypted(under key: SymmetricKey) throws -> (parameters: [UInt8], ciphertext: [UInt8], tag: [UInt8]) {
        switch cipher {
        case .gcm:
            // RFC 5083, section 2.2: the attributes are authenticated as a SET.
            let box = try AES.GCM.seal(
                content, using: key, nonce: AES.GCM.Nonce(data: nonce),
                authenticating: authenticatedAttributes.isEmpty ? [] : TLV.set(authenticatedAttributes))
            return (
                TLV.sequence(TLV.octets(nonce), TLV.integer(writtenTagLength ?? tagLength)), Array(box.ciphertext),
                Array(box.tag.prefix(tagLength))
            )
        case .cbc:
            let iv = [UInt8](repeating: 0x22, count: 16)
            // Nothing authenticates it; a tag is made up where the structure wants one.
            let tag = type == Identifier.authEnvelopedData ? [UInt8](repeating: 0, count: tagLength) : []
            return (TLV.octets(iv), Array(try AES._CBC.encrypt(content, using: key, iv: AES._CBC.IV(ivBytes: iv))), tag)
        }
    }
}

extension ForgedEnvelope.Recipient {
    fileprivate func bytes(_ key: SymmetricKey) throws -> [UInt8] {
        switch self {
        case .key(let recipient): try recipient.bytes(key)
        case .password(let recipient): try recipient.bytes(key)
        }
    }
}

extension ForgedEnvelope.KeyRecipient {
    fileprivate func bytes(_ content: SymmetricKey) throws -> [UInt8] {
        let ephemeral = P256.KeyAgreement.PrivateKey()
        let wrapAlgorithm = TLV.algorithm(wrap, wrapParameters)
        let bits = wrap == Identifier.aes128Wrap ? 128 : 256
        // RFC 5753, section 7.2.
        let info = TLV.sequence(
            wrapAlgorithm, userKeyingMaterial.isEmpty ? [] : TLV.context(0, userKeyingMaterial),
            TLV.context(2, TLV.octets([0, 0, UInt8(bits >> 8), UInt8(bits & 0xFF)])))
        let secret = try ephemeral.sharedSecretFromKeyAgreement(with: key)
        let wrapping =
            scheme == Identifier.ecdhSHA1
            ? secret.x963DerivedSymmetricKey(using: Insecure.SHA1.self, sharedInfo: info, outputByteCount: bits / 8)
            : secret.x963DerivedSymmetricKey(using: SHA256.self, sharedInfo: info, outputByteCount: bits / 8)
        let wrapped = Array(try AES.KeyWrap.wrap(content, using: wrapping))
        let identifier = identifier ?? Array(Insecure.SHA1.hash(data: key.x963Representation))
        return TLV.context(
            1, TLV.integer(version),
            TLV.context(0, TLV.context(1, TLV.algorithm(Identifier.ecPublicKey, keyParameters), TLV.bits(point(ephemeral.publicKey)))),
            userKeyingMaterial.isEmpty ? [] : TLV.context(1, userKeyingMaterial), TLV.algorithm(scheme, wrapAlgorithm),
            TLV.sequence(TLV.sequence(namedBy ?? TLV.context(0, TLV.octets(identifier)), TLV.octets(wrapped))))
    }
}

extension ForgedEnvelope.PasswordRecipient {
    fileprivate func bytes(_ content: SymmetricKey) throws -> [UInt8] {
        let wrapping = try KDF.Insecure.PBKDF2.deriveKey(
            from: Array(password.utf8), salt: salt, using: .sha256, outputByteCount: 32, unsafeUncheckedRounds: rounds)
        let key = content.withUnsafeBytes { Array($0) }
        var padded = [UInt8(key.count)] + key.prefix(3).map { ~$0 } + key
        padded += [UInt8](repeating: 0x33, count: (16 - padded.count % 16) % 16)
        let once = Array(try AES._CBC.encrypt(block(padded), using: wrapping, iv: AES._CBC.IV(ivBytes: iv), noPadding: true))
        let twice = Array(
            try AES._CBC.encrypt(once, using: wrapping, iv: AES._CBC.IV(ivBytes: Array(once.suffix(16))), noPadding: true))
        return TLV.context(
            3, TLV.integer(0),
            TLV.context(
                0, TLV.oid(Identifier.pbkdf2),
                TLV.sequence(TLV.octets(salt), roundsWritten ?? TLV.integer(rounds), pseudoRandomFunction)),
            TLV.algorithm(Identifier.pwriKEK, TLV.algorithm(Identifier.aes256CBC, TLV.octets(iv))), TLV.octets(twice))
    }
}
