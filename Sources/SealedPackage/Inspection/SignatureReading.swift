import Crypto
import Foundation
import X509

/// The signature and its certificate as they stand there, each check by itself: to be shown, not to be relied on.
package struct SignatureReading: Sendable {
    package let certificate: Certificate
    package let signingTime: Date
    package let contentLength: Int
    /// The content has the digest that was signed.
    package let digestHolds: Bool
    /// The certificate's key made the signature.
    package let signatureHolds: Bool
    let content: [UInt8]

    package init(_ opened: SignedPackage) throws(PackageError) {
        let signed = try SignedContent(strictly: opened.bytes)
        certificate = signed.certificate
        signingTime = signed.attributes.date
        content = Array(signed.content)
        contentLength = content.count
        digestHolds = Array(signed.attributes.digest) == Array(SHA256.hash(data: content))
        signatureHolds =
            (try? signed.attributes.signedBytes()).map {
                signed.certificate.publicKey.isValidSignature(signed.signature, for: $0, signatureAlgorithm: .ecdsaWithSHA256)
            } ?? false
    }
}

extension Certificate {
    package var serialText: String { Fingerprint.hex(serialNumber.bytes) }
}
