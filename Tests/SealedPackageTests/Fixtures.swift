import Crypto
import Foundation
import X509

@testable import SealedPackage

/// A center and a unit with their keys, and a small declaration between them.
struct Parties {
    /// Today, because stock tools judge by the computer's clock.
    let now = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded(.down))
    let authority: CertificateAuthority
    let center: SigningIdentity
    let centerKey = DecryptionKey()
    let centerEncryption: Certificate
    let unit: SigningIdentity
    let unitKey = DecryptionKey()
    let unitEncryption: Certificate

    init() throws {
        authority = try CertificateAuthority(code: "3205", now: now)
        let centerSigning = P256.Signing.PrivateKey()
        let unitSigning = P256.Signing.PrivateKey()
        center = SigningIdentity(
            privateKey: centerSigning,
            certificate: try authority.issue(.init(centerSigning.publicKey), code: "3205", role: .center, use: .signing, now: now))
        centerEncryption = try authority.issue(
            .init(centerKey.asSigningKey().publicKey), code: "3205", role: .center, use: .encryption, now: now)
        unit = SigningIdentity(
            privateKey: unitSigning,
            certificate: try authority.issue(.init(unitSigning.publicKey), code: "320571", role: .unit, use: .signing, now: now))
        unitEncryption = try authority.issue(
            .init(unitKey.asSigningKey().publicKey), code: "320571", role: .unit, use: .encryption, now: now)
    }

    var manifest: Manifest {
        var manifest = Manifest(
            kind: .declaration, sender: .init(role: .unit, code: "320571", name: "云川实验学校"),
            recipient: .init(role: .center, code: "3205", name: "云川市医保中心"), insuranceYear: 2027, sequence: 1)
        manifest.activation = String(repeating: "a", count: 64)
        manifest.totals = ["renewals": 1, "additions": 0, "reductions": 0, "declared": 1]
        return manifest
    }

    var draft: PackageDraft {
        PackageDraft(
            manifest: manifest,
            tables: [
                TableResource(
                    name: "declared", title: "下年度申报", fields: [.init("reference", "人员", isRequired: true), .init("name", "姓名")],
                    bytes: Array("reference,name\r\nP1001,小米\r\n".utf8))
            ], pki: [AuthorityFiles.authority: authority.certificate.pemBytes])
    }

    func signed(_ draft: PackageDraft? = nil, by identity: SigningIdentity? = nil) throws -> SignedDraft {
        try (draft ?? self.draft).signed(by: identity ?? unit, at: now)
    }

    func sealed(_ signed: SignedDraft? = nil) throws -> [UInt8] {
        guard let key = EncryptionKey(centerEncryption) else { throw PackageError.signerWrongUse }
        return try (signed ?? self.signed()).sealed(to: key)
    }

    var trust: Trust { .authorityOrRegistration(authority.certificate, now: now) }

    func takeIn(_ bytes: [UInt8]) throws(PackageError) -> VerifiedPackage {
        try SealedPackage(bytes: bytes).opened(with: centerKey).verified(trusting: trust)
    }
}
