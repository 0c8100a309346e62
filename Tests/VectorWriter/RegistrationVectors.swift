import Crypto
import Exchange
import Forge
import SealedPackage
import X509

extension VectorBook {
    /// Self-signed, and nothing but the registration says whose it is.
    mutating func addRegistrations() throws {
        let cast = cast
        let fresh = Vector.State(isCertified: false)
        let signer = ForgedSignature.Signer(cast.unit.selfSigned, at: Cast.now)
        let own = cast.unit.requests
        try center(
            "registration/foreign-mac", "registration.invalid", "The registration is made with another secret.", state: fresh,
            draft: workshop.declaration(workshop.passage(1), requests: own, secret: [UInt8](repeating: 8, count: 32))
        ) { $0.signer = signer }
        try center(
            "registration/mac-of-another-unit", "registration.invalid", "The registration is made for another unit.", state: fresh,
            draft: registration
        ) {
            $0.signer = signer
            let mac = try own.registration(secret: cast.secret, unitCode: Cast.neighbourCode)
            $0.manifest { $0.registration = mac }
        }
        try center("registration/no-mac", "registration.invalid", "No registration.", state: fresh, draft: registration) {
            $0.signer = signer
            $0.manifest { $0.registration = nil }
        }
        try center(
            "registration/swapped-requests", "registration.invalid", "The two requests under each other's names.", state: fresh,
            draft: registration
        ) {
            $0.signer = signer
            let files = try own.files
            $0.pki("pki/signing-request.pem", files["pki/encryption-request.pem"])
            $0.pki("pki/encryption-request.pem", files["pki/signing-request.pem"])
        }
        try center(
            "registration/foreign-encryption-request", "registration.invalid",
            "The encryption request is another's, who would read the results.", state: fresh, draft: registration
        ) {
            $0.signer = signer
            $0.pki("pki/encryption-request.pem", try cast.otherPC.requests.files["pki/encryption-request.pem"])
        }
        try center("registration/no-requests", "registration.invalid", "No requests.", state: fresh, draft: registration) {
            $0.signer = signer
            $0.pki("pki/signing-request.pem", nil)
            $0.pki("pki/encryption-request.pem", nil)
        }
        try center(
            "registration/another-signer", "registration.invalid", "Self-signed with another key than the one registered.", state: fresh,
            draft: registration
        ) {
            $0.signer = .init(cast.otherPC.selfSigned, at: Cast.now)
        }
        try center(
            "registration/used", "registration.used", "A second PC registers other keys under the same activation.",
            draft: workshop.declaration(workshop.passage(1), requests: cast.otherPC.requests)
        ) {
            $0.signer = .init(cast.otherPC.selfSigned, at: Cast.now)
        }
        try center(
            "registration/too-late", "registration.expired", "A first declaration after more than sixty days.",
            state: .init(activatedDaysAgo: 60.1, isCertified: false), draft: registration
        ) { $0.signer = signer }
        try center(
            "registration/other-keys-at-renewal", "registration.used", "A certified unit asks for certificates over other keys.",
            draft: Draft(
                manifest: workshop.declaration(workshop.passage(1)).manifest, tables: workshop.declaration(workshop.passage(1)).tables,
                pki: cast.otherPC.requests.files))
        try addRequests(signer, fresh)
    }

    private mutating func addRequests(_ signer: ForgedSignature.Signer, _ state: Vector.State) throws {
        let cast = cast
        let signing = cast.unit.signing.privateKey
        func registered(_ requests: CertificateRequests) throws -> Draft {
            try workshop.declaration(workshop.passage(1), requests: requests)
        }
        let same = try CertificateRequests(
            signingKey: signing, decryptionKey: DecryptionKey(rawRepresentation: Array(signing.rawRepresentation)), code: Cast.unitCode)
        try center(
            "registration/one-key-for-both", "registration.invalid", "One key for signing and for encryption.", state: state,
            draft: registered(same)
        ) { $0.signer = signer }
        try center(
            "registration/text-behind-a-request", "registration.invalid", "A request with text behind it.", state: state,
            draft: registration
        ) {
            $0.signer = signer
            $0.pki("pki/signing-request.pem", ($0.draft.pki["pki/signing-request.pem"] ?? []) + Array("and so on\n".utf8))
        }
        try center(
            "registration/self-signed-for-encryption", "signer.wrong-use", "A self-signed certificate for key agreement.", state: state,
            draft: registration
        ) {
            var certificate = ForgedCertificate(
                code: Cast.unitCode, role: "unit", key: ForgedCertificate.key(signing.publicKey),
                issuer: ForgedCertificate.name(Cast.unitCode, "unit"),
                issuerKey: signing, start: Cast.now.addingTimeInterval(-Cast.day), usage: ForgedCertificate.usage(0x08, padding: 3))
            certificate.serial = TLV.integer(5)
            $0.signer = .init(.p256(signing), certificate: try certificate.der, at: Cast.now)
        }
        try center(
            "registration/self-signed-by-another", "signer.unknown", "A certificate that names itself as issuer and is signed by another.",
            state: state, draft: registration
        ) {
            let certificate = ForgedCertificate(
                code: Cast.unitCode, role: "unit", key: ForgedCertificate.key(signing.publicKey),
                issuer: ForgedCertificate.name(Cast.unitCode, "unit"),
                issuerKey: cast.stranger.privateKey, start: Cast.now.addingTimeInterval(-Cast.day))
            $0.signer = .init(.p256(signing), certificate: try certificate.der, at: Cast.now)
        }
        try center(
            "registration/one-request", "registration.invalid", "One of the two requests.", state: state, draft: registration
        ) {
            $0.signer = signer
            $0.pki("pki/encryption-request.pem", nil)
        }
        // Possession is proved with the same key, on another curve.
        let other = P384.Signing.PrivateKey()
        let subject = try DistinguishedName {
            CommonName(Cast.unitCode)
            OrganizationalUnitName("unit")
        }
        let request = try CertificateSigningRequest(version: .v1, subject: subject, privateKey: .init(other), attributes: .init())
        try center(
            "registration/request-on-p-384", "registration.invalid", "An encryption request on P-384, registered all the same.",
            state: state, draft: registration
        ) {
            $0.signer = signer
            $0.pki("pki/encryption-request.pem", Array((try request.serializeAsPEM().pemString + "\n").utf8))
            let mac = try Self.mac(cast.unit.requests.signing, request, cast.secret)
            $0.manifest { $0.registration = mac }
        }
    }

    /// As the format has it, of whatever requests.
    private static func mac(_ signing: CertificateSigningRequest, _ encryption: CertificateSigningRequest, _ secret: [UInt8]) throws
        -> String
    {
        let registered =
            try Array(SHA256.hash(data: signing.serializeAsPEM().derBytes)) + Array(SHA256.hash(data: encryption.serializeAsPEM().derBytes))
            + Array(Cast.unitCode.utf8)
        return Fingerprint.hex(HMAC<SHA256>.authenticationCode(for: registered, using: SymmetricKey(data: secret)))
    }
}
