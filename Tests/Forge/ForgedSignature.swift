import Crypto
import Foundation
import SealedPackage
import X509

/// CMS SignedData (RFC 5652, section 5) with whatever is wanted in it, and signatures that hold over it.
package struct ForgedSignature {
    package enum Digest: Sendable {
        case sha1, sha256, sha384

        package var oid: String {
            switch self {
            case .sha1: Identifier.sha1
            case .sha256: Identifier.sha256
            case .sha384: Identifier.sha384
            }
        }

        package var ecdsa: String {
            switch self {
            case .sha1: Identifier.ecdsaWithSHA1
            case .sha256: Identifier.ecdsaWithSHA256
            case .sha384: Identifier.ecdsaWithSHA384
            }
        }

        package func hash(_ bytes: [UInt8]) -> [UInt8] {
            switch self {
            case .sha1: Array(Insecure.SHA1.hash(data: bytes))
            case .sha256: Array(SHA256.hash(data: bytes))
            case .sha384: Array(SHA384.hash(data: bytes))
            }
        }
    }

    package enum Key {
        case p256(P256.Signing.PrivateKey)
        case p384(P384.Signing.PrivateKey)

        func sign(_ bytes: [UInt8], _ digest: Digest) throws -> [UInt8] {
            switch self {
            case .p256(let key):
                switch digest {
                case .sha1: try Array(key.signature(for: Insecure.SHA1.hash(data: bytes)).derRepresentation)
                case .sha256: try Array(key.signature(for: SHA256.hash(data: bytes)).derRepresentation)
                case .sha384: try Array(key.signature(for: SHA384.hash(data: bytes)).derRepresentation)
                }
            case .p384(let key): try Array(key.signature(for: SHA256.hash(data: bytes)).derRepresentation)
            }
        }
    }

    package enum Attribute {
        case contentType(String)
        /// Of the content.
        case messageDigest
        /// DER of the time.
        case signingTime([UInt8])
        /// Type and DER of the values.
        case other(String, [UInt8])
    }

    package struct Signer {
        package var key: Key
        /// DER; its issuer and serial number name the signer.
        package var certificate: [UInt8]
        package var digest = Digest.sha256
        /// nil: the content itself is signed.
        package var attributes: [Attribute]?
        package var sortsAttributes = true
        package var unsignedAttributes: [UInt8] = []
        package var version = 1
        package var digestParameters: [UInt8] = []
        package var signatureAlgorithm: [UInt8]?
        /// In place of issuer and serial number.
        package var identifier: [UInt8]?
        package var mangle: ([UInt8]) -> [UInt8] = { $0 }

        package init(_ identity: SigningIdentity, at time: Date) {
            self.init(.p256(identity.privateKey), certificate: identity.certificate.derBytes, at: time)
        }

        package init(_ key: Key, certificate: [UInt8], at time: Date) {
            self.key = key
            self.certificate = certificate
            attributes = [.contentType(Identifier.data), .signingTime(TLV.utcTime(Stamp.utc(time))), .messageDigest]
        }
    }

    package var content: [UInt8]
    package var signers: [Signer]
    /// DER; those of the signers when nil.
    package var certificates: [[UInt8]]?
    package var revocationLists: [UInt8] = []
    package var version = 1
    package var digestAlgorithms: [UInt8]?
    package var contentType = Identifier.data
    package var isDetached = false
    /// Of the whole, of the content.
    package var length = TLV.Length.minimal
    package var contentLength = TLV.Length.minimal
    package var suffix: [UInt8] = []

    package init(_ content: [UInt8], _ signer: Signer) {
        self.content = content
        signers = [signer]
    }

    package func bytes() throws -> [UInt8] {
        let certificates = certificates ?? signers.map(\.certificate)
        let digests = digestAlgorithms ?? signers.prefix(1).flatMap { TLV.algorithm($0.digest.oid, $0.digestParameters) }
        let attached = isDetached ? [] : TLV.context(0, TLV.octets(content, length: contentLength))
        let signedData = try TLV.sequence(
            TLV.integer(version), TLV.set(digests), TLV.sequence(TLV.oid(contentType), attached),
            certificates.isEmpty ? [] : TLV.context(0, certificates.flatMap { $0 }), revocationLists,
            TLV.set(signers.flatMap { try $0.bytes(over: content) }))
        return TLV.sequence(TLV.oid(Identifier.signedData), TLV.context(0, signedData), length: length) + suffix
    }
}

extension ForgedSignature.Signer {
    fileprivate func bytes(over content: [UInt8]) throws -> [UInt8] {
        let attributes = attributes.map { self.encoded($0, over: content) }
        let signature = try key.sign(attributes.map { TLV.set($0) } ?? content, digest)
        return TLV.sequence(
            TLV.integer(version), identifier ?? ForgedCertificate.issuerAndSerial(of: certificate),
            TLV.algorithm(digest.oid, digestParameters), attributes.map { TLV.context(0, $0) } ?? [],
            signatureAlgorithm ?? TLV.algorithm(digest.ecdsa), TLV.octets(mangle(signature)), unsignedAttributes)
    }

    private func encoded(_ attributes: [ForgedSignature.Attribute], over content: [UInt8]) -> [UInt8] {
        var encoded = attributes.map { attribute in
            switch attribute {
            case .contentType(let type): TLV.sequence(TLV.oid(Identifier.contentType), TLV.set(TLV.oid(type)))
            case .messageDigest: TLV.sequence(TLV.oid(Identifier.messageDigest), TLV.set(TLV.octets(digest.hash(content))))
            case .signingTime(let time): TLV.sequence(TLV.oid(Identifier.signingTime), TLV.set(time))
            case .other(let type, let values): TLV.sequence(TLV.oid(type), TLV.set(values))
            }
        }
        if sortsAttributes { encoded.sort { $0.lexicographicallyPrecedes($1) } }
        return encoded.flatMap { $0 }
    }
}

/// Times as text.
package enum Stamp {
    /// `yymmddhhmmssZ`
    package static func utc(_ time: Date) -> String { String(parts(time).dropFirst(2).filter(\.isNumber)) + "Z" }
    /// RFC 3339.
    package static func internet(_ time: Date) -> String { parts(time) }
    package static func time(_ text: String) -> Date? { try? Date(text, strategy: .iso8601) }

    private static func parts(_ time: Date) -> String { time.formatted(.iso8601) }
}

extension Certificate {
    package var derBytes: [UInt8] { (try? serializeAsPEM().derBytes) ?? [] }
}
