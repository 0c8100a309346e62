import Foundation
import SwiftASN1
import X509

package enum Role: String, Sendable, CaseIterable {
    case center
    case unit
    /// The OU of the authority itself; it never signs packages.
    case authority
}

/// Who signed, as the certificate says.
package struct Signer: Sendable {
    package let certificate: Certificate
    /// CN
    package let code: String
    /// OU; nil when it names no role of ours.
    package let role: Role?
    /// Believed only as far as a registration goes.
    package let isSelfSigned: Bool
}

/// Judges a signer's certificate against the one authority: chain of length one, key usage exactly digitalSignature, CA:FALSE.
struct SignerCheck {
    let authority: Certificate
    let time: Date
    var newest: Date?

    func signer(_ certificate: Certificate) throws(PackageError) -> Signer {
        guard certificate.issuer == authority.subject, authority.publicKey.isValidSignature(certificate.signature, for: certificate) else {
            throw .signerUnknown
        }
        guard certificate.isValid(at: time), authority.isValid(at: time) else { throw .signerExpired }
        guard certificate.isEndEntity, certificate.usage == KeyUsage(digitalSignature: true), certificate.hasNoOtherCriticalExtension else {
            throw .signerWrongUse
        }
        if let newest, certificate.notValidBefore < newest { throw .signerSuperseded }
        return Signer(certificate: certificate, code: certificate.commonName, role: certificate.role, isSelfSigned: false)
    }

    static func selfSigned(_ certificate: Certificate, at time: Date) throws(PackageError) -> Signer {
        guard certificate.publicKey.isValidSignature(certificate.signature, for: certificate) else { throw .signerUnknown }
        guard certificate.isValid(at: time) else { throw .signerExpired }
        return Signer(certificate: certificate, code: certificate.commonName, role: certificate.role, isSelfSigned: true)
    }
}

extension Certificate {
    package var commonName: String { attribute(.RDNAttributeType.commonName) ?? "" }
    package var role: Role? { attribute(.RDNAttributeType.organizationalUnitName).flatMap(Role.init(rawValue:)) }
    package var isSelfSigned: Bool { issuer == subject }

    /// SHA-256 of the DER, upper-case hex in groups of four.
    package var fingerprint: String { Fingerprint.grouped(of: (try? serializeAsPEM().derBytes) ?? []) }

    package var pemBytes: [UInt8] { Array(((try? serializeAsPEM().pemString) ?? "").utf8) + [0x0A] }

    package static func pem(_ bytes: [UInt8]) -> Certificate? {
        String(validating: bytes, as: UTF8.self).flatMap { try? Certificate(pemEncoded: $0) }
    }

    fileprivate func isValid(at time: Date) -> Bool { notValidBefore <= time && time <= notValidAfter }
    fileprivate var usage: KeyUsage? { try? extensions.keyUsage }

    fileprivate var isEndEntity: Bool {
        switch try? extensions.basicConstraints {
        case .isCertificateAuthority: false
        default: true
        }
    }

    fileprivate var hasNoOtherCriticalExtension: Bool {
        extensions.allSatisfy { !$0.critical || [.X509ExtensionID.basicConstraints, .X509ExtensionID.keyUsage].contains($0.oid) }
    }

    private func attribute(_ type: ASN1ObjectIdentifier) -> String? {
        let values = subject.flatMap { $0 }.filter { $0.type == type }
        guard values.count == 1 else { return nil }
        return values.first.flatMap { String($0.value) }
    }
}
