import Crypto
import Foundation
import SwiftASN1
import X509

/// Certificates (RFC 5280) and requests (RFC 2986) as strictly as the layers around them: DER, P-256 and SHA-256, and what was understood,
/// encoded again, must be what was read.
extension Certificate {
    init(strictly node: ASN1Node) throws {
        guard node.encodedBytes.count <= sizeLimit else { throw ASN1Error.invalidASN1Object(reason: "too large for a certificate") }
        let read = try Certificate(derEncoded: node)
        guard read.version == .v3, read.signatureAlgorithm == .ecdsaWithSHA256, P256.Signing.PublicKey(read.publicKey) != nil else {
            throw UnsupportedAlgorithm()
        }
        // RFC 5280, section 4.1.2.2. A leading zero is no part of the bytes.
        guard (1...20).contains(read.serialNumber.bytes.count), read.serialNumber.bytes.contains(where: { $0 != 0 }) else {
            throw ASN1Error.invalidASN1Object(reason: "a serial number out of bounds")
        }
        let again = try Certificate(
            version: read.version, serialNumber: read.serialNumber, publicKey: read.publicKey, notValidBefore: read.notValidBefore,
            notValidAfter: read.notValidAfter, issuer: read.issuer, subject: read.subject, signatureAlgorithm: read.signatureAlgorithm,
            extensions: read.extensions, issuerPrivateKey: PrivateKey(GivenSignature(publicKey: read.publicKey, signature: read.signature)))
        guard again == read else { throw ASN1Error.invalidASN1Object(reason: "a certificate that is not DER") }
        self = read
    }

    /// nil when it is not one certificate in PEM and nothing else.
    package static func pem(_ bytes: [UInt8]) -> Certificate? {
        StrictPEM.der(bytes, of: defaultPEMDiscriminator).flatMap { try? Certificate(strictly: DER.boundedTree($0)) }
    }
}

extension CertificateSigningRequest {
    /// nil when it is not one request in PEM and nothing else, or was not made with its own key.
    static func pem(_ bytes: [UInt8]) -> CertificateSigningRequest? {
        guard let der = StrictPEM.der(bytes, of: defaultPEMDiscriminator),
            let read = try? CertificateSigningRequest(derEncoded: DER.boundedTree(der)),
            read.version == .v1, read.signatureAlgorithm == .ecdsaWithSHA256, P256.Signing.PublicKey(read.publicKey) != nil,
            read.publicKey.isValidSignature(read.signature, for: read)
        else { return nil }
        let again = try? CertificateSigningRequest(
            version: read.version, subject: read.subject, publicKey: read.publicKey, attributes: read.attributes,
            signatureAlgorithm: read.signatureAlgorithm, signature: read.signature)
        return again == read ? read : nil
    }
}

/// Within a certificate structures are parsed that `DER.boundedTree` does not see.
private let sizeLimit = 1 << 14

/// RFC 7468: one block in lines of 64, line ends of either kind, and nothing around it.
private enum StrictPEM {
    static func der(_ bytes: [UInt8], of type: String) -> [UInt8]? {
        guard bytes.count <= 2 * sizeLimit, let document = try? PEMDocument(pemString: String(decoding: bytes, as: UTF8.self)),
            document.discriminator == type
        else {
            return nil
        }
        let block = Array(document.pemString.utf8)
        return [block, block + [0x0A]].contains(bytes.filter { $0 != 0x0D }) ? document.derBytes : nil
    }
}

/// Signs nothing: lends the signature that is there to the certificate encoded again.
private struct GivenSignature: CustomPrivateKey {
    static let defaultPEMDiscriminator = "NO KEY"

    let publicKey: Certificate.PublicKey
    let signature: Certificate.Signature

    var defaultSignatureAlgorithm: Certificate.SignatureAlgorithm { .ecdsaWithSHA256 }
    var supportedSignatureAlgorithms: [Certificate.SignatureAlgorithm] { [.ecdsaWithSHA256] }

    func signSynchronously(
        bytes: some DataProtocol, signatureAlgorithm: Certificate.SignatureAlgorithm
    ) throws -> Certificate.Signature { signature }

    func serialize(into coder: inout DER.Serializer) throws {}
}
