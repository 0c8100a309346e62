import X509

/// The outermost layer as anybody can read it, whoever it is for.
package struct EnvelopeReading: Sendable {
    package enum Recipient: Sendable, Hashable {
        /// SHA-1 of the public key's BIT STRING.
        case key([UInt8])
        /// An activation code, by PBKDF2.
        case code(rounds: Int, saltLength: Int)
    }

    package let recipient: Recipient
    /// Of the ciphertext, which is that of the content.
    package let contentLength: Int

    /// Step 1, and step 2 as far as it goes without a key.
    package init(_ bytes: [UInt8]) throws(PackageError) {
        guard bytes.count <= SealedPackage.sizeLimit else { throw .tooLarge }
        let envelope = try Envelope(strictly: bytes)
        switch envelope.recipient {
        case .keyAgreement(_, let keyID, _): recipient = .key(Array(keyID))
        case .password(let salt, let rounds, _, _): recipient = .code(rounds: rounds, saltLength: salt.count)
        }
        contentLength = envelope.ciphertext.count
    }
}

extension Certificate {
    /// As an envelope names the key of this certificate; nil for a key that is no recipient's.
    package var recipientIdentifier: [UInt8]? { EncryptionKey(publicKey)?.identifier }
}
