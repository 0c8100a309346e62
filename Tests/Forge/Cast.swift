import Crypto
import Foundation
import SealedPackage
import X509

/// Everyone an exchange needs, and those who attack it, each with keys of their own.
package struct Cast {
    /// 24 November 2026, 14:00 in China.
    package static let now = Date(timeIntervalSince1970: 1_795_500_000)
    package static let day: TimeInterval = 86_400
    package static let centerCode = "3205"
    package static let unitCode = "320571"
    package static let neighbourCode = "320572"

    package let authority: CertificateAuthority
    package let center: SigningIdentity
    /// What the center signed with before.
    package let formerCenter: SigningIdentity
    package let centerKey = DecryptionKey()
    package let centerEncryption: Certificate
    package let unit: Member
    package let neighbour: Member
    /// A second PC under the same activation.
    package let otherPC: Member
    /// The unit's signing key under a certificate that has ended.
    package let expired: SigningIdentity
    /// An authority nobody knows, and what it calls the unit.
    package let strangerAuthority: CertificateAuthority
    package let stranger: SigningIdentity
    package let code = ActivationCode(typed: "7KQ4M-XW2PD-9HTRC-3VBNE")
    package let secret = [UInt8](repeating: 0x5E, count: 32)

    /// A unit's two key pairs, with its certificates and the one it made itself.
    package struct Member {
        package let code: String
        package let signing: SigningIdentity
        package let decryption: DecryptionKey
        package let encryption: Certificate
        package let selfSigned: SigningIdentity
        package let requests: CertificateRequests

        init(_ code: String, _ authority: CertificateAuthority) throws {
            self.code = code
            let key = P256.Signing.PrivateKey()
            decryption = DecryptionKey()
            let start = Cast.now.addingTimeInterval(-5 * Cast.day)
            signing = SigningIdentity(
                privateKey: key,
                certificate: try authority.issue(.init(key.publicKey), code: code, role: .unit, use: .signing, now: start))
            encryption = try authority.issue(
                .init(decryption.asSigningKey().publicKey), code: code, role: .unit, use: .encryption, now: start)
            selfSigned = SigningIdentity(
                privateKey: key, certificate: try CertificateAuthority.selfSigned(key, code: code, now: start))
            requests = try CertificateRequests(signingKey: key, decryptionKey: decryption, code: code)
        }
    }

    package init() throws {
        func issued(_ authority: CertificateAuthority, _ code: String, _ role: Role, daysAgo: Double) throws -> SigningIdentity {
            let key = P256.Signing.PrivateKey()
            return SigningIdentity(
                privateKey: key,
                certificate: try authority.issue(
                    .init(key.publicKey), code: code, role: role, use: .signing, now: Cast.now.addingTimeInterval(-daysAgo * Cast.day)))
        }
        authority = try CertificateAuthority(code: Self.centerCode, now: Self.now.addingTimeInterval(-200 * Self.day))
        strangerAuthority = try CertificateAuthority(code: Self.centerCode, now: Self.now.addingTimeInterval(-200 * Self.day))
        formerCenter = try issued(authority, Self.centerCode, .center, daysAgo: 100)
        center = try issued(authority, Self.centerCode, .center, daysAgo: 10)
        centerEncryption = try authority.issue(
            .init(centerKey.asSigningKey().publicKey), code: Self.centerCode, role: .center, use: .encryption,
            now: Self.now.addingTimeInterval(-10 * Self.day))
        unit = try Member(Self.unitCode, authority)
        neighbour = try Member(Self.neighbourCode, authority)
        otherPC = try Member(Self.unitCode, authority)
        expired = SigningIdentity(
            privateKey: unit.signing.privateKey,
            certificate: try authority.issue(
                .init(unit.signing.privateKey.publicKey), code: Self.unitCode, role: .unit, use: .signing,
                now: Self.now.addingTimeInterval(-4 * 365 * Self.day)))
        stranger = try issued(strangerAuthority, Self.unitCode, .unit, daysAgo: 5)
    }

    /// PEM by file name.
    package var files: [String: String] {
        func pem(_ certificate: Certificate) -> String { String(decoding: certificate.pemBytes, as: UTF8.self) }
        var files = [
            "ca.pem": pem(authority.certificate), "ca.key": authority.privateKey.pemRepresentation + "\n",
            "center-signing.pem": pem(center.certificate), "center-signing.key": center.pem,
            "center-signing-former.pem": pem(formerCenter.certificate), "center-signing-former.key": formerCenter.pem,
            "center-encryption.pem": pem(centerEncryption), "center-encryption.key": centerKey.pem,
            "unit-320571-expired.pem": pem(expired.certificate),
            "stranger-ca.pem": pem(strangerAuthority.certificate), "stranger-ca.key": strangerAuthority.privateKey.pemRepresentation + "\n",
            "stranger-signing.pem": pem(stranger.certificate), "stranger-signing.key": stranger.pem,
        ]
        for (name, member) in [("unit-320571", unit), ("unit-320572", neighbour), ("other-pc", otherPC)] {
            files["\(name)-signing.pem"] = pem(member.signing.certificate)
            files["\(name)-signing.key"] = member.signing.pem
            files["\(name)-self-signed.pem"] = pem(member.selfSigned.certificate)
            files["\(name)-encryption.pem"] = pem(member.encryption)
            files["\(name)-encryption.key"] = member.decryption.pem
        }
        return files
    }
}
