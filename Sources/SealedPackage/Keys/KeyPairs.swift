import Crypto
import Foundation
import SwiftASN1
import X509

/// Opens what is sealed to it.
package struct DecryptionKey: Sendable {
    package let privateKey: P256.KeyAgreement.PrivateKey

    package init() { privateKey = P256.KeyAgreement.PrivateKey() }
    package init(rawRepresentation: [UInt8]) throws { privateKey = try P256.KeyAgreement.PrivateKey(rawRepresentation: rawRepresentation) }

    /// 32 bytes.
    package var rawRepresentation: [UInt8] { Array(privateKey.rawRepresentation) }
    package var pem: String { privateKey.pemRepresentation + "\n" }
    package var identifier: [UInt8] { EncryptionKey(publicKey: privateKey.publicKey).identifier }

    /// The same key as one that signs, to prove possession in a request (RFC 2986).
    package func asSigningKey() throws -> P256.Signing.PrivateKey {
        try P256.Signing.PrivateKey(rawRepresentation: privateKey.rawRepresentation)
    }
}

/// To which a package is sealed.
package struct EncryptionKey: Sendable {
    let publicKey: P256.KeyAgreement.PublicKey

    init(publicKey: P256.KeyAgreement.PublicKey) { self.publicKey = publicKey }

    /// nil when the certificate holds no P-256 key for key agreement.
    package init?(_ certificate: Certificate) {
        guard certificate.isFor(.encryption) else { return nil }
        self.init(certificate.publicKey)
    }

    package init?(_ key: Certificate.PublicKey) {
        guard let signing = P256.Signing.PublicKey(key),
            let agreement = try? P256.KeyAgreement.PublicKey(x963Representation: signing.x963Representation)
        else { return nil }
        publicKey = agreement
    }

    /// RFC 5280, section 4.2.1.2, method 1: SHA-1 of the BIT STRING's value.
    package var identifier: [UInt8] { Array(Insecure.SHA1.hash(data: publicKey.x963Representation)) }
}

/// A key that signs, and the certificate that says whose it is.
package struct SigningIdentity: Sendable {
    package let privateKey: P256.Signing.PrivateKey
    package let certificate: Certificate

    package init(privateKey: P256.Signing.PrivateKey, certificate: Certificate) {
        self.privateKey = privateKey
        self.certificate = certificate
    }

    package var pem: String { privateKey.pemRepresentation + "\n" }
}
