import Crypto
import Forge
import Foundation
import SealedPackage
import X509

extension VectorBook {
    /// Who signed: all these signatures hold.
    mutating func addCertificates() throws {
        let cast = cast
        let signers: [(String, String, String, SigningIdentity)] = [
            ("unknown-authority", "signer.unknown", "By a certificate of an authority nobody knows, under the unit's name.", cast.stranger),
            ("expired", "signer.expired", "By a certificate that has ended.", cast.expired),
            (
                "wrong-use", "signer.wrong-use", "By the unit's encryption key and certificate.",
                SigningIdentity(privateKey: try cast.unit.decryption.asSigningKey(), certificate: cast.unit.encryption)
            ),
            (
                "the-authority-itself", "signer.wrong-use", "By the authority's own key.",
                SigningIdentity(privateKey: cast.authority.privateKey, certificate: cast.authority.certificate)
            ),
        ]
        for (name, outcome, what, signer) in signers {
            try center("signer/\(name)", outcome, what) { $0.signer = .init(signer, at: Cast.now) }
        }
        try center("signer/not-yet", "signer.expired", "By a certificate that begins tomorrow.") { [self] in
            $0.signer = try forged { $0.notBefore = TLV.utcTime(Stamp.utc(Cast.now.addingTimeInterval(Cast.day))) }
        }
        try unit("signer/superseded", "signer.superseded", "By a certificate of the center that a newer one has superseded.") {
            $0.signer = .init(cast.formerCenter, at: Cast.now)
        }
        try unit("signer/self-signed-result", "signer.unknown", "A self-signed result.") {
            $0.signer = .init(cast.unit.selfSigned, at: Cast.now)
        }
        try newUnit("signer/activation-by-another", "signer.unknown", "An activation whose signer is not of the authority inside.") {
            $0.signer = .init(cast.stranger, at: Cast.now)
        }
        try newUnit("signer/activation-without-authority", "signer.unknown", "An activation without the authority's certificate.") {
            $0.pki("pki/ca.pem", nil)
        }
        try newUnit("signer/authority-that-is-none", "signer.unknown", "The authority inside an activation is an end entity.") {
            let end = try CertificateAuthority.selfSigned(
                cast.authority.privateKey, code: Cast.centerCode, now: Cast.now.addingTimeInterval(-20 * Cast.day))
            var leaf = ForgedCertificate(
                code: Cast.centerCode, role: "center", key: ForgedCertificate.key(cast.center.privateKey.publicKey),
                issuer: try ForgedCertificate.subject(of: end), issuerKey: cast.authority.privateKey,
                start: Cast.now.addingTimeInterval(-Cast.day))
            leaf.serial = TLV.integer(77)
            $0.signer = .init(.p256(cast.center.privateKey), certificate: try leaf.der, at: Cast.now)
            $0.pki("pki/ca.pem", end.pemBytes)
        }
        let extensions: [(String, String, String, [[UInt8]])] = [
            ("no-key-usage", "signer.wrong-use", "A certificate without key usage.", [ForgedCertificate.endEntity]),
            (
                "two-usages", "signer.wrong-use", "A certificate for signing and for key agreement.",
                [ForgedCertificate.endEntity, ForgedCertificate.usage(0x88, padding: 3)]
            ),
            (
                "padded-usage", "signer.wrong-use", "Key usage with bits that DER leaves out.",
                [ForgedCertificate.endEntity, ForgedCertificate.usage(0x80, padding: 0)]
            ),
            (
                "empty-usage", "signer.wrong-use", "Key usage of no bits, with padding all the same.",
                [ForgedCertificate.endEntity, ForgedCertificate.extension(Identifier.keyUsage, [0x03, 0x01, 0x07])]
            ),
            (
                "an-authority-of-its-own", "signer.wrong-use", "A certificate that may issue others.",
                [ForgedCertificate.authority, ForgedCertificate.usage(0x80, padding: 7)]
            ),
            (
                "broken-constraints", "signer.wrong-use", "Basic constraints that can't be read.",
                [ForgedCertificate.extension(Identifier.basicConstraints, [0x30, 0x01]), ForgedCertificate.usage(0x80, padding: 7)]
            ),
            (
                "explicitly-no-authority", "signer.wrong-use", "Basic constraints that spell the default out.",
                [
                    ForgedCertificate.extension(Identifier.basicConstraints, TLV.sequence(TLV.boolean(false))),
                    ForgedCertificate.usage(0x80, padding: 7),
                ]
            ),
            (
                "critical-extension", "signer.wrong-use", "A critical extension that the format does not know.",
                [
                    ForgedCertificate.endEntity, ForgedCertificate.usage(0x80, padding: 7),
                    ForgedCertificate.extension(Identifier.extendedKeyUsage, TLV.sequence(TLV.oid("1.3.6.1.5.5.7.3.4"))),
                ]
            ),
            (
                "doubled-extension", "signature.malformed", "Key usage told twice, differently.",
                [ForgedCertificate.endEntity, ForgedCertificate.usage(0x80, padding: 7), ForgedCertificate.usage(0x08, padding: 3)]
            ),
            (
                "explicit-default", "signature.malformed", "An extension that says explicitly that it is not critical.",
                [
                    ForgedCertificate.endEntity, ForgedCertificate.usage(0x80, padding: 7),
                    TLV.sequence(TLV.oid(Identifier.subjectKeyIdentifier), TLV.boolean(false), TLV.octets(TLV.octets([1, 2, 3]))),
                ]
            ),
        ]
        for (name, outcome, what, extensions) in extensions {
            try center("certificate/\(name)", outcome, what) { [self] in $0.signer = try forged { $0.extensions = extensions } }
        }
        let fields: [(String, String, String, (inout ForgedCertificate) -> Void)] = [
            ("version-1", "signature.unsupported", "A certificate of version 1.", { ($0.version, $0.extensions) = ([], []) }),
            ("version-2", "signature.unsupported", "A certificate of version 2.", { $0.version = TLV.context(0, TLV.integer(1)) }),
            (
                "two-algorithms", "signature.malformed", "The algorithm inside the certificate is not the one outside.",
                { $0.innerAlgorithm = TLV.algorithm(Identifier.ecdsaWithSHA384) }
            ),
            (
                "algorithm-with-null", "signature.malformed", "A NULL behind the certificate's algorithms.",
                {
                    $0.innerAlgorithm = TLV.algorithm(Identifier.ecdsaWithSHA256, TLV.null)
                    $0.outerAlgorithm = TLV.algorithm(Identifier.ecdsaWithSHA256, TLV.null)
                }
            ),
            (
                "sha-384", "signature.unsupported", "A certificate that says it is signed over SHA-384.",
                {
                    $0.digest = .sha384
                    $0.innerAlgorithm = TLV.algorithm(Identifier.ecdsaWithSHA384)
                    $0.outerAlgorithm = TLV.algorithm(Identifier.ecdsaWithSHA384)
                }
            ),
            ("negative-serial", "signature.malformed", "A serial number below zero.", { $0.serial = TLV.integer(octets: [0xFF, 0x01]) }),
            ("zero-serial", "signature.malformed", "A serial number of zero.", { $0.serial = TLV.integer(0) }),
            (
                "padded-serial", "signature.malformed", "A serial number with a leading zero.",
                { $0.serial = TLV.integer(octets: [0, 0x11]) }
            ),
            (
                "huge-serial", "signature.malformed", "A serial number of 40 bytes.",
                { $0.serial = TLV.integer(octets: [UInt8](repeating: 0x11, count: 40)) }
            ),
            ("unique-identifiers", "signature.malformed", "Unique identifiers.", { $0.uniqueIdentifiers = TLV.of(0x81, [0, 1]) }),
            (
                "generalized-time", "signature.malformed", "A validity in GeneralizedTime before 2050.",
                { $0.notBefore = TLV.generalizedTime("20261001000000Z") }
            ),
            (
                "time-with-an-offset", "signature.malformed", "A validity with an offset.",
                { $0.notBefore = TLV.utcTime("261001000000+0800") }
            ),
            ("trailing-member", "signature.malformed", "A member behind the signature.", { $0.suffix = TLV.null }),
            (
                "padded-length", "signature.malformed", "A length with an octet too many, inside the certificate.",
                { $0.subject = TLV.of(0x30, Array($0.subject.dropFirst(2)), .padded) }
            ),
            (
                "indefinite-length", "signature.malformed", "An indefinite length, inside the certificate.",
                { $0.subject = TLV.of(0x30, Array($0.subject.dropFirst(2)), .indefinite) }
            ),
            (
                "two-names", "signer.not-sender", "A subject with two common names.",
                { $0.subject = TLV.of(0x30, Array($0.subject.dropFirst(2)) + Array(ForgedCertificate.name("320572", "unit").dropFirst(2))) }
            ),
            (
                "no-role", "signer.not-sender", "A subject without role.",
                { $0.subject = TLV.sequence(TLV.set(TLV.sequence(TLV.oid(Identifier.commonName), TLV.utf8("320571")))) }
            ),
            (
                "wider-characters", "signer.not-sender", "A common name in full-width digits.",
                { $0.subject = ForgedCertificate.name("３２０５７１", "unit") }
            ),
        ]
        for (name, outcome, what, change) in fields {
            try center("certificate/\(name)", outcome, what) { [self] in $0.signer = try forged(change) }
        }
        try center("certificate/p-384", "signature.unsupported", "A key on P-384, certified.") { [self] in
            let key = P384.Signing.PrivateKey()
            $0.signer = try forged { $0.publicKey = ForgedCertificate.key(key.publicKey) }
            $0.signer.key = .p384(key)
        }
    }

    /// The unit's signing key under a certificate that the true authority signed.
    func forged(_ change: (inout ForgedCertificate) -> Void) throws -> ForgedSignature.Signer {
        var certificate = ForgedCertificate(
            code: Cast.unitCode, role: "unit", key: ForgedCertificate.key(cast.unit.signing.privateKey.publicKey),
            issuer: try ForgedCertificate.subject(of: cast.authority.certificate), issuerKey: cast.authority.privateKey,
            start: Cast.now.addingTimeInterval(-5 * Cast.day))
        change(&certificate)
        return .init(.p256(cast.unit.signing.privateKey), certificate: try certificate.der, at: Cast.now)
    }
}
