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
        guard authority.isAuthority, certificate.isIssued(by: authority) else { throw .signerUnknown }
        guard certificate.isValid(at: time), authority.isValid(at: time) else { throw .signerExpired }
        guard certificate.isFor(.signing) else { throw .signerWrongUse }
        if let newest, certificate.notValidBefore < newest { throw .signerSuperseded }
        return Signer(certificate: certificate, code: certificate.commonName, role: certificate.role, isSelfSigned: false)
    }

    static func selfSigned(_ certificate: Certificate, at time: Date) throws(PackageError) -> Signer {
        guard certificate.isIssued(by: certificate) else { throw .signerUnknown }
        guard certificate.isValid(at: time) else { throw .signerExpired }
        guard certificate.isFor(.signing) else { throw .signerWrongUse }
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

    package func isValid(at time: Date) -> Bool { notValidBefore <= time && time <= notValidAfter }

    package func isIssued(by authority: Certificate) -> Bool {
        issuer == authority.subject && authority.publicKey.isValidSignature(signature, for: self)
    }

    /// An end entity for this use and no other. The bits must be those that DER has for them.
    package func isFor(_ use: CertificateAuthority.Use) -> Bool {
        has(use.keyUsage) && [nil, try? Extension(BasicConstraints.notCertificateAuthority, critical: true).value].contains(constraints)
            && hasNoOtherCriticalExtension
    }

    /// A root that issues end entities and does nothing else.
    fileprivate var isAuthority: Bool {
        isIssued(by: self) && has(KeyUsage(keyCertSign: true)) && hasNoOtherCriticalExtension
            && constraints == (try? Extension(BasicConstraints.isCertificateAuthority(maxPathLength: 0), critical: true).value)
    }

    private var constraints: ArraySlice<UInt8>? { extensions[oid: .X509ExtensionID.basicConstraints]?.value }

    private func has(_ usage: KeyUsage) -> Bool {
        guard let expected = try? Extension(usage, critical: true) else { return false }
        return extensions[oid: .X509ExtensionID.keyUsage]?.value == expected.value
    }

    private var hasNoOtherCriticalExtension: Bool {
        extensions.allSatisfy { !$0.critical || [.X509ExtensionID.basicConstraints, .X509ExtensionID.keyUsage].contains($0.oid) }
    }

    private func attribute(_ type: ASN1ObjectIdentifier) -> String? {
        let values = subject.flatMap { $0 }.filter { $0.type == type }
        guard values.count == 1 else { return nil }
        return values.first.flatMap { String($0.value) }
    }
}
