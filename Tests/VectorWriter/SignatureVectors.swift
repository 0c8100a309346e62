import Crypto
import Forge
import Foundation

extension VectorBook {
    mutating func addSignatures() throws {
        let cast = cast
        let whole: [(String, String, String, (inout ForgedSignature) -> Void)] = [
            (
                "two-signers", "signature.malformed", "Two signers, both valid.",
                { $0.signers.append(.init(cast.neighbour.signing, at: Cast.now)) }
            ),
            (
                "one-signer-twice", "signature.malformed", "The same signer twice.",
                {
                    $0.certificates = [$0.signers[0].certificate]
                    $0.signers.append($0.signers[0])
                }
            ),
            ("no-signer", "signature.malformed", "No signer.", { ($0.certificates, $0.signers) = ([$0.signers[0].certificate], []) }),
            (
                "second-certificate", "signature.malformed", "A second certificate.",
                { $0.certificates = [$0.signers[0].certificate, cast.authority.certificate.derBytes] }
            ),
            ("no-certificate", "signature.malformed", "No certificate.", { $0.certificates = [] }),
            (
                "another-certificate", "signature.malformed", "The signer names a certificate that is not inside.",
                { $0.certificates = [cast.neighbour.signing.certificate.derBytes] }
            ),
            ("revocation-list", "signature.malformed", "Revocation information.", { $0.revocationLists = TLV.context(1, TLV.sequence()) }),
            ("indefinite-length", "signature.malformed", "An indefinite length.", { $0.length = .indefinite }),
            ("padded-length", "signature.malformed", "A length with an octet too many.", { $0.length = .padded }),
            (
                "padded-length-inside", "signature.malformed", "A length with an octet too many, of the content.",
                { $0.contentLength = .padded }
            ),
            ("trailing-bytes", "signature.malformed", "Bytes behind the structure.", { $0.suffix = [0] }),
            ("detached", "signature.malformed", "The content is not inside.", { $0.isDetached = true }),
            ("content-of-another-type", "signature.unsupported", "Content that is not data.", { $0.contentType = Identifier.signedData }),
            ("version-3", "signature.unsupported", "SignedData version 3.", { $0.version = 3 }),
            (
                "two-digests", "signature.malformed", "Two digest algorithms.",
                { $0.digestAlgorithms = TLV.algorithm(Identifier.sha256) + TLV.algorithm(Identifier.sha384) }
            ),
            ("no-digest", "signature.malformed", "No digest algorithm.", { $0.digestAlgorithms = [] }),
            (
                "moved", "signature.invalid", "A valid signature moved to other content.",
                { signature in
                    let honest = signature.content
                    signature.content += [0]
                    signature.signers[0].attributes = [
                        .contentType(Identifier.data), .signingTime(TLV.utcTime(Stamp.utc(Cast.now))),
                        .other(Identifier.messageDigest, TLV.octets(ForgedSignature.Digest.sha256.hash(honest))),
                    ]
                }
            ),
        ]
        for (name, outcome, what, change) in whole { try center("signature/\(name)", outcome, what) { $0.signature = change } }
        try addSigners()
        try addAttributes()
    }

    private mutating func addSigners() throws {
        let cast = cast
        let cases: [(String, String, String, (inout ForgedSignature.Signer) -> Void)] = [
            ("sha-1", "signature.unsupported", "SHA-1.", { $0.digest = .sha1 }),
            ("sha-384", "signature.unsupported", "SHA-384.", { $0.digest = .sha384 }),
            ("digest-with-null", "signature.unsupported", "A NULL behind the digest algorithm.", { $0.digestParameters = TLV.null }),
            (
                "ecdsa-with-sha-384", "signature.unsupported", "The signature says that it is over SHA-384.",
                { $0.signatureAlgorithm = TLV.algorithm(Identifier.ecdsaWithSHA384) }
            ),
            (
                "ecdsa-with-null", "signature.unsupported", "A NULL behind the signature algorithm.",
                { $0.signatureAlgorithm = TLV.algorithm(Identifier.ecdsaWithSHA256, TLV.null) }
            ),
            (
                "unsigned-attributes", "signature.malformed", "Unsigned attributes.",
                {
                    $0.unsignedAttributes = TLV.context(1, TLV.sequence(TLV.oid("1.2.840.113549.1.9.16.2.14"), TLV.set(TLV.octets([1]))))
                }
            ),
            (
                "without-signed-attributes", "signature.malformed", "No signed attributes: the signature is over the content itself.",
                { $0.attributes = nil }
            ),
            ("signer-version-3", "signature.unsupported", "SignerInfo version 3.", { $0.version = 3 }),
            (
                "named-by-key", "signature.unsupported", "The signer named by key.",
                {
                    $0.version = 3
                    $0.identifier = TLV.of(0x80, Array(Insecure.SHA1.hash(data: cast.unit.signing.privateKey.publicKey.x963Representation)))
                }
            ),
            (
                "unsorted-attributes", "signature.malformed", "Signed attributes out of order, signed as they stand.",
                {
                    $0.attributes?.reverse()
                    $0.sortsAttributes = false
                }
            ),
            ("changed", "signature.invalid", "A bit of the signature is changed.", { $0.mangle = { $0.flipped($0.count - 1) } }),
            ("empty", "signature.invalid", "An empty signature.", { $0.mangle = { _ in [] } }),
            (
                "padded-numbers", "signature.invalid", "The numbers of the signature have a leading zero too many.",
                { $0.mangle = { $0.padded } }
            ),
            ("trailing-in-the-signature", "signature.invalid", "Bytes behind the numbers of the signature.", { $0.mangle = { $0 + [0] } }),
            (
                "of-another-key", "signature.invalid", "Signed with a key that is not the certificate's.",
                { $0.key = .p256(cast.stranger.privateKey) }
            ),
        ]
        for (name, outcome, what, change) in cases { try center("signature/\(name)", outcome, what) { change(&$0.signer) } }
    }

    private mutating func addAttributes() throws {
        let time = TLV.utcTime(Stamp.utc(Cast.now))
        let type = ForgedSignature.Attribute.contentType(Identifier.data)
        let cases: [(String, String, String, [ForgedSignature.Attribute])] = [
            ("without-signing-time", "signature.malformed", "No signing time.", [type, .messageDigest]),
            ("without-message-digest", "signature.malformed", "No message digest.", [type, .signingTime(time)]),
            ("without-content-type", "signature.malformed", "No content type.", [.signingTime(time), .messageDigest]),
            (
                "wrong-content-type", "signature.unsupported", "The signed content type is another.",
                [.contentType(Identifier.signedData), .signingTime(time), .messageDigest]
            ),
            (
                "doubled-signing-time", "signature.unsupported", "Two signing times.",
                [type, .signingTime(time), .messageDigest, .signingTime(TLV.utcTime("250101000000Z"))]
            ),
            (
                "fourth-attribute", "signature.unsupported", "A fourth signed attribute.",
                [type, .signingTime(time), .messageDigest, .other("1.2.840.113549.1.9.15", TLV.sequence())]
            ),
            ("two-values", "signature.malformed", "A signing time of two values.", [type, .signingTime(time + time), .messageDigest]),
            (
                "generalized-time", "signature.malformed", "A signing time as GeneralizedTime before 2050.",
                [type, .signingTime(TLV.generalizedTime("20261124060000Z")), .messageDigest]
            ),
            (
                "time-with-an-offset", "signature.malformed", "A signing time with an offset.",
                [type, .signingTime(TLV.utcTime("261124140000+0800")), .messageDigest]
            ),
            (
                "time-without-seconds", "signature.malformed", "A signing time without seconds.",
                [type, .signingTime(TLV.utcTime("2611240600Z")), .messageDigest]
            ),
            (
                "time-with-a-leap-second", "signature.malformed", "A signing time at second 60.",
                [type, .signingTime(TLV.utcTime("261124055960Z")), .messageDigest]
            ),
            (
                "time-that-is-none", "signature.malformed", "A signing time on 30 February.",
                [type, .signingTime(TLV.utcTime("260230060000Z")), .messageDigest]
            ),
        ]
        for (name, outcome, what, attributes) in cases {
            try center("signature/\(name)", outcome, what) { $0.signer.attributes = attributes }
        }
        // A unit judges at the signing time, so that it is worth lying about.
        let cast = cast
        try unit("signer/signed-before-its-certificate", "signer.expired", "A result signed before its certificate began.") {
            $0.signer = .init(cast.center, at: Cast.now.addingTimeInterval(-11 * Cast.day))
        }
    }
}

extension [UInt8] {
    /// A SEQUENCE of two INTEGERs, the first with a zero in front.
    fileprivate var padded: [UInt8] {
        let first = Int(self[3])
        return TLV.sequence(TLV.integer(octets: [0, 0] + self[4..<4 + first]), Array(self[(4 + first)...]))
    }

    var base64: String { Data(self).base64EncodedString() }
}
