import Crypto
import Foundation
import X509

/// Opened, not yet believed: nothing inside the signature is parsed before the signature holds.
package struct SignedPackage: Sendable {
    let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// What the layer says, not yet believed.
    package var description: [String] {
        get throws(PackageError) {
            let signed = try SignedContent(strictly: bytes)
            return [
                "SHA-256，ECDSA P-256，签于 \(signed.attributes.date)",
                "证书 \(signed.certificate.commonName)，指纹 \(signed.certificate.fingerprint)",
            ]
        }
    }

    /// Steps 3 to 6 of taking in.
    package func verified(trusting trust: Trust) throws(PackageError) -> VerifiedPackage {
        let signed = try SignedContent(strictly: bytes)
        guard Array(signed.digest) == Array(SHA256.hash(data: signed.content)), signed.signatureHolds else { throw .signatureInvalid }
        let time = signed.attributes.date
        let signer: Signer
        switch trust {
        case .activation:
            // The code has vouched for the content, so the authority inside may judge the signer.
            let container = try Container(Array(signed.content))
            guard let pem = container.files[AuthorityFiles.authority], let authority = Certificate.pem(pem) else { throw .signerUnknown }
            signer = try SignerCheck(authority: authority, time: time).signer(signed.certificate)
            return try VerifiedPackage(container: container, signer: signer, signingTime: time)
        case .authority(let authority, let newest):
            signer = try SignerCheck(authority: authority, time: time, newest: newest).signer(signed.certificate)
        case .authorityOrRegistration(let authority, let now):
            signer =
                signed.certificate.isSelfSigned
                ? try SignerCheck.selfSigned(signed.certificate, at: now)
                : try SignerCheck(authority: authority, time: now).signer(signed.certificate)
        }
        return try VerifiedPackage(container: Container(Array(signed.content)), signer: signer, signingTime: time)
    }
}

/// Whose signature is believed, and at which time its certificate must have been valid.
package enum Trust: Sendable {
    /// A unit opening a result: the CA it knows, validity at the signing time. `newest` is the start of validity of the newest certificate
    /// known of the center; an older one is superseded.
    case authority(Certificate, newest: Date?)
    /// A center receiving: validity at its own clock; a self-signed signer goes on only towards registration.
    case authorityOrRegistration(Certificate, now: Date)
    /// An activation: the CA is inside, and the activation code has vouched for it.
    case activation
}

extension SignedContent {
    fileprivate var digest: ArraySlice<UInt8> { attributes.digest }

    fileprivate var signatureHolds: Bool {
        guard let signedBytes = try? attributes.signedBytes() else { return false }
        return certificate.publicKey.isValidSignature(signature, for: signedBytes, signatureAlgorithm: .ecdsaWithSHA256)
    }
}

/// Where an activation and a result carry the center's certificates.
package enum AuthorityFiles {
    package static let authority = "pki/ca.pem"
    package static let centerSigning = "pki/center-signing.pem"
    package static let centerEncryption = "pki/center-encryption.pem"
    package static let unitSigning = "pki/unit-signing.pem"
    package static let unitEncryption = "pki/unit-encryption.pem"
    package static let signingRequest = "pki/signing-request.pem"
    package static let encryptionRequest = "pki/encryption-request.pem"
}
