import Crypto
import Foundation
import SealedPackage
import SwiftASN1
import X509

/// An X.509 certificate (RFC 5280, section 4.1) field by field, signed by its issuer all the same.
package struct ForgedCertificate {
    package var version: [UInt8] = TLV.context(0, TLV.integer(2))
    package var serial = TLV.integer(0x4D41_5341)
    package var innerAlgorithm = TLV.algorithm(Identifier.ecdsaWithSHA256)
    package var outerAlgorithm = TLV.algorithm(Identifier.ecdsaWithSHA256)
    package var issuer: [UInt8]
    package var notBefore: [UInt8]
    package var notAfter: [UInt8]
    package var subject: [UInt8]
    package var publicKey: [UInt8]
    package var uniqueIdentifiers: [UInt8] = []
    package var extensions: [[UInt8]]
    package var suffix: [UInt8] = []
    package var issuerKey: P256.Signing.PrivateKey
    package var digest = ForgedSignature.Digest.sha256

    /// Like one that signs, valid for three years from `start` on.
    package init(
        code: String, role: String, key: [UInt8], issuer: [UInt8], issuerKey: P256.Signing.PrivateKey, start: Date, years: Double = 3,
        usage: [UInt8] = usage(0x80, padding: 7)
    ) {
        self.issuer = issuer
        self.issuerKey = issuerKey
        subject = Self.name(code, role)
        publicKey = key
        notBefore = TLV.utcTime(Stamp.utc(start))
        notAfter = TLV.utcTime(Stamp.utc(start.addingTimeInterval(years * 365.25 * 86_400)))
        extensions = [Self.endEntity, usage]
    }

    package var der: [UInt8] {
        get throws {
            let inner = TLV.sequence(
                version, serial, innerAlgorithm, issuer, TLV.sequence(notBefore, notAfter), subject, publicKey, uniqueIdentifiers,
                extensions.isEmpty ? [] : TLV.context(3, TLV.sequence(extensions.flatMap { $0 })))
            let signature = try ForgedSignature.Key.p256(issuerKey).sign(inner, digest)
            return TLV.sequence(inner, outerAlgorithm, TLV.bits(signature), suffix)
        }
    }

    // MARK: Pieces

    package static func name(_ code: String, _ role: String, string: (String) -> [UInt8] = TLV.utf8) -> [UInt8] {
        TLV.sequence(
            TLV.set(TLV.sequence(TLV.oid(Identifier.commonName), string(code))),
            TLV.set(TLV.sequence(TLV.oid(Identifier.organizationalUnit), string(role))))
    }

    package static func key(_ key: P256.Signing.PublicKey) -> [UInt8] { Array(key.derRepresentation) }
    package static func key(_ key: P384.Signing.PublicKey) -> [UInt8] { Array(key.derRepresentation) }

    package static func `extension`(_ oid: String, critical: Bool = true, _ value: [UInt8]) -> [UInt8] {
        TLV.sequence(TLV.oid(oid), critical ? TLV.boolean(true) : [], TLV.octets(value))
    }

    package static let endEntity = `extension`(Identifier.basicConstraints, TLV.sequence())
    package static let authority = `extension`(Identifier.basicConstraints, TLV.sequence(TLV.boolean(true), TLV.integer(0)))

    package static func usage(_ bits: UInt8, padding: UInt8) -> [UInt8] {
        `extension`(Identifier.keyUsage, TLV.bits([bits], padding: padding))
    }

    static func issuerAndSerial(of certificate: [UInt8]) -> [UInt8] {
        guard let fields = try? Fields(certificate) else { return TLV.sequence() }
        return TLV.sequence(fields.issuer, fields.serial)
    }

    /// The subject as it is encoded in a certificate.
    package static func subject(of certificate: Certificate) throws -> [UInt8] { try Fields(certificate.derBytes).subject }

    /// serial, algorithm, issuer, validity, subject: the members 1 to 5 behind the version, or from 0 where there is none.
    private struct Fields {
        let serial: [UInt8]
        let issuer: [UInt8]
        let subject: [UInt8]

        init(_ certificate: [UInt8]) throws {
            guard case .constructed(let outer) = try DER.parse(certificate).content, let inner = outer.first(where: { _ in true }),
                case .constructed(let members) = inner.content
            else { throw ASN1Error.invalidASN1Object(reason: "no certificate") }
            let encoded = members.map { Array($0.encodedBytes) }
            let first = encoded[0][0] == 0xA0 ? 1 : 0
            serial = encoded[first]
            issuer = encoded[first + 2]
            subject = encoded[first + 4]
        }
    }
}
