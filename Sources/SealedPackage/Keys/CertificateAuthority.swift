import Crypto
import Foundation
import SwiftASN1
import X509

/// The center's own authority: X.509 v3, P-256, ten years; what it issues is valid for three.
package struct CertificateAuthority: Sendable {
    package enum Use: Sendable {
        case signing
        case encryption

        var keyUsage: KeyUsage { self == .signing ? KeyUsage(digitalSignature: true) : KeyUsage(keyAgreement: true) }
    }

    package let privateKey: P256.Signing.PrivateKey
    package let certificate: Certificate

    package init(privateKey: P256.Signing.PrivateKey, certificate: Certificate) {
        self.privateKey = privateKey
        self.certificate = certificate
    }

    private static let ownYears = 10.0
    private static let issuedYears = 3.0

    /// A new authority: critical basic constraints with path length 0, key usage keyCertSign.
    package init(code: String, now: Date) throws {
        let key = P256.Signing.PrivateKey()
        let name = try DistinguishedName.of(code: code, role: .authority)
        let extensions = try Certificate.Extensions {
            Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
            Critical(KeyUsage(keyCertSign: true))
        }
        try self.init(
            privateKey: key,
            certificate: Self.make(
                .init(key.publicKey), subject: name, issuer: name, issuerKey: key, now: now, years: Self.ownYears, extensions: extensions))
    }

    package func issue(_ key: Certificate.PublicKey, code: String, role: Role, use: Use, now: Date) throws -> Certificate {
        let extensions = try Certificate.Extensions {
            Critical(BasicConstraints.notCertificateAuthority)
            Critical(use.keyUsage)
        }
        return try Self.make(
            key, subject: .of(code: code, role: role), issuer: certificate.subject, issuerKey: privateKey, now: now, extensions: extensions)
    }

    /// What a unit signs with until its certificates have arrived.
    package static func selfSigned(_ key: P256.Signing.PrivateKey, code: String, now: Date) throws -> Certificate {
        let name = try DistinguishedName.of(code: code, role: .unit)
        let extensions = try Certificate.Extensions { Critical(KeyUsage(digitalSignature: true)) }
        return try make(.init(key.publicKey), subject: name, issuer: name, issuerKey: key, now: now, extensions: extensions)
    }

    /// Valid from an hour before, since two PCs' clocks differ.
    private static func make(
        _ key: Certificate.PublicKey, subject: DistinguishedName, issuer: DistinguishedName, issuerKey: P256.Signing.PrivateKey, now: Date,
        years: Double = issuedYears, extensions: Certificate.Extensions
    ) throws -> Certificate {
        // A recipient is named by this identifier, and stock tools look it up in the certificate.
        let identified = try Certificate.Extensions(Array(extensions) + [.init(SubjectKeyIdentifier(hash: key), critical: false)])
        let start = Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down) - 3600)
        return try Certificate(
            version: .v3, serialNumber: .init(), publicKey: key, notValidBefore: start,
            notValidAfter: start.addingTimeInterval(years * 365.25 * 86_400),
            issuer: issuer, subject: subject, signatureAlgorithm: .ecdsaWithSHA256, extensions: identified,
            issuerPrivateKey: .init(issuerKey))
    }
}
