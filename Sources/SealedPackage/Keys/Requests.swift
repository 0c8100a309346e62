import Crypto
import Foundation
import SwiftASN1
import X509

/// A unit's two signing requests (PKCS#10, RFC 2986), as they travel in `pki/`.
package struct CertificateRequests: Sendable {
    package let signing: CertificateSigningRequest
    package let encryption: CertificateSigningRequest

    package init(signingKey: P256.Signing.PrivateKey, decryptionKey: DecryptionKey, code: String) throws {
        let subject = try DistinguishedName.of(code: code, role: .unit)
        func request(_ key: P256.Signing.PrivateKey) throws -> CertificateSigningRequest {
            try CertificateSigningRequest(version: .v1, subject: subject, privateKey: .init(key), attributes: .init())
        }
        signing = try request(signingKey)
        encryption = try request(decryptionKey.asSigningKey())
    }

    /// nil when one is missing, unreadable, or was not made with its own key, or when both are over one key.
    package init?(files: [String: [UInt8]]) {
        guard let signing = files[AuthorityFiles.signingRequest].flatMap(CertificateSigningRequest.pem),
            let encryption = files[AuthorityFiles.encryptionRequest].flatMap(CertificateSigningRequest.pem),
            signing.publicKey != encryption.publicKey
        else { return nil }
        self.signing = signing
        self.encryption = encryption
    }

    package var files: [String: [UInt8]] {
        get throws {
            [
                AuthorityFiles.signingRequest: Array((try signing.serializeAsPEM().pemString + "\n").utf8),
                AuthorityFiles.encryptionRequest: Array((try encryption.serializeAsPEM().pemString + "\n").utf8),
            ]
        }
    }

    /// HMAC-SHA256(secret, SHA-256(signing DER) ‖ SHA-256(encryption DER) ‖ unit code), hex.
    package func registration(secret: [UInt8], unitCode: String) throws -> String {
        Fingerprint.hex(HMAC<SHA256>.authenticationCode(for: try registered(unitCode), using: SymmetricKey(data: secret)))
    }

    package func isRegistered(by mac: String, secret: [UInt8], unitCode: String) -> Bool {
        guard let mac = Fingerprint.bytes(hex: mac), let registered = try? registered(unitCode) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(mac, authenticating: registered, using: SymmetricKey(data: secret))
    }

    private func registered(_ unitCode: String) throws -> [UInt8] {
        try Array(SHA256.hash(data: signing.serializeAsPEM().derBytes)) + Array(SHA256.hash(data: encryption.serializeAsPEM().derBytes))
            + Array(unitCode.utf8)
    }
}

extension DistinguishedName {
    /// CN the code, OU the role.
    static func of(code: String, role: Role) throws -> DistinguishedName {
        try DistinguishedName {
            CommonName(code)
            OrganizationalUnitName(role.rawValue)
        }
    }
}
