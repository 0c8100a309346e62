import Foundation
import SwiftASN1
import X509

/// Layer 2 as read: CMS SignedData (RFC 5652, section 5) with its content inside, one signer, one certificate.
struct SignedContent {
    let content: ArraySlice<UInt8>
    let certificate: Certificate
    let attributes: SignedAttributes
    let signature: ArraySlice<UInt8>
}

extension SignedContent {
    /// What was understood, encoded again, must be the bytes that were read.
    init(strictly bytes: [UInt8]) throws(PackageError) {
        do {
            self = try SignedContent(DER.boundedTree(bytes))
            guard try encoded() == bytes else { throw PackageError.signatureMalformed }
        } catch is UnsupportedAlgorithm {
            throw .signatureUnsupported
        } catch {
            throw .signatureMalformed
        }
    }

    private init(_ root: ASN1Node) throws {
        var info = try DERMembers(root)
        guard try info.oid() == OID.signedData else { throw UnsupportedAlgorithm() }
        self = try info.sequence(.context(0)) { try $0.sequence { try SignedContent(&$0) } }
        try info.finish()
    }

    private init(_ members: inout DERMembers) throws {
        try members.version(1)
        try members.sequence(.set) { try $0.algorithm(OID.sha256) }
        content = try members.sequence { content in
            try content.oid(OID.data)
            return try content.sequence(.context(0)) { try $0.octets() }
        }
        certificate = try members.sequence(.context(0)) { try Certificate(strictly: $0.next()) }
        let certificate = certificate
        (attributes, signature) = try members.sequence(.set) { signers in
            try signers.sequence { signer in
                try signer.version(1)
                try signer.sequence { identifier in
                    let issuer = try DistinguishedName(derEncoded: identifier.next())
                    let serial = try Certificate.SerialNumber(bytes: ArraySlice<UInt8>(derEncoded: identifier.next()))
                    guard issuer == certificate.issuer, serial == certificate.serialNumber else {
                        throw ASN1Error.invalidASN1Object(reason: "the signer's certificate is another")
                    }
                }
                try signer.algorithm(OID.sha256)
                let attributes = try SignedAttributes(signer.next())
                try signer.algorithm(OID.ecdsaWithSHA256)
                return (attributes, try signer.octets())
            }
        }
    }

    func encoded() throws -> [UInt8] {
        var coder = DER.Serializer()
        try coder.sequence { coder in
            try coder.serialize(OID.signedData)
            try coder.sequence(.context(0)) { coder in
                try coder.sequence { coder in
                    try coder.serialize(1)
                    try coder.sequence(.set) { try $0.algorithm(OID.sha256) }
                    try coder.sequence { coder in
                        try coder.serialize(OID.data)
                        coder.sequence(.context(0)) { $0.octets(content) }
                    }
                    try coder.sequence(.context(0)) { try $0.serialize(certificate) }
                    try coder.sequence(.set) { try $0.sequence { try encodeSigner(into: &$0) } }
                }
            }
        }
        return coder.serializedBytes
    }

    private func encodeSigner(into coder: inout DER.Serializer) throws {
        try coder.serialize(1)
        try coder.sequence { coder in
            try coder.serialize(certificate.issuer)
            try coder.serialize(certificate.serialNumber.bytes)
        }
        try coder.algorithm(OID.sha256)
        try attributes.encode(into: &coder, identifier: .context(0))
        try coder.algorithm(OID.ecdsaWithSHA256)
        coder.octets(signature)
    }
}
