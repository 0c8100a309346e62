import CenterStore
import Crypto
import Foundation
import SealedPackage
import SwiftASN1
import X509

/// The center's three private keys with their certificates, in memory only while a command runs.
package struct CenterKeys: Sendable {
    package let authority: CertificateAuthority
    package let signing: SigningIdentity
    package let decryption: DecryptionKey
    package let encryptionCertificate: Certificate

    /// A new authority, and certificates for the center's own two keys.
    init(code: String, now: Date) throws {
        let authority = try CertificateAuthority(code: code, now: now)
        try self.init(authority: authority, signing: P256.Signing.PrivateKey(), decryption: DecryptionKey(), code: code, now: now)
    }

    private init(
        authority: CertificateAuthority, signing key: P256.Signing.PrivateKey, decryption: DecryptionKey, code: String, now: Date
    ) throws {
        self.authority = authority
        self.decryption = decryption
        signing = SigningIdentity(
            privateKey: key, certificate: try authority.issue(.init(key.publicKey), code: code, role: .center, use: .signing, now: now))
        encryptionCertificate = try authority.issue(
            .init(decryption.asSigningKey().publicKey), code: code, role: .center, use: .encryption, now: now)
    }

    private init(_ keys: CenterKeys, signing: Certificate, encryption: Certificate) {
        authority = keys.authority
        self.signing = SigningIdentity(privateKey: keys.signing.privateKey, certificate: signing)
        decryption = keys.decryption
        encryptionCertificate = encryption
    }

    /// Under the certificates that are stored now (DER): another process may have renewed them.
    func with(signing: [UInt8], encryption: [UInt8]) throws -> CenterKeys {
        CenterKeys(self, signing: try Certificate(derEncoded: signing), encryption: try Certificate(derEncoded: encryption))
    }

    /// New certificates over the same keys.
    func renewed(code: String, now: Date) throws -> CenterKeys {
        try CenterKeys(authority: authority, signing: signing.privateKey, decryption: decryption, code: code, now: now)
    }

    func credentials(password: String, cost: Int) throws -> CenterCredentials {
        let secret =
            Array(authority.privateKey.rawRepresentation) + Array(signing.privateKey.rawRepresentation) + decryption.rawRepresentation
        return CenterCredentials(
            sealedKeys: Array(try JSONEncoder().encode(KeyVault(sealing: secret, password: password, cost: cost))),
            authority: try authority.certificate.derBytes, signing: try signing.certificate.derBytes,
            encryption: try encryptionCertificate.derBytes)
    }

    /// `password.wrong` when the password does not open them.
    init(_ credentials: CenterCredentials, password: String) throws {
        let secret: [UInt8]
        do {
            secret = try JSONDecoder().decode(KeyVault.self, from: Data(credentials.sealedKeys)).opened(with: password)
        } catch is KeyVault.Failure {
            throw CenterRefusal.passwordWrong
        }
        authority = CertificateAuthority(
            privateKey: try P256.Signing.PrivateKey(rawRepresentation: secret.prefix(32)),
            certificate: try Certificate(derEncoded: credentials.authority))
        signing = SigningIdentity(
            privateKey: try P256.Signing.PrivateKey(rawRepresentation: secret.dropFirst(32).prefix(32)),
            certificate: try Certificate(derEncoded: credentials.signing))
        decryption = try DecryptionKey(rawRepresentation: Array(secret.dropFirst(64)))
        encryptionCertificate = try Certificate(derEncoded: credentials.encryption)
    }
}

extension Certificate {
    var derBytes: [UInt8] {
        get throws {
            var serializer = DER.Serializer()
            try serializer.serialize(self)
            return serializer.serializedBytes
        }
    }
}
