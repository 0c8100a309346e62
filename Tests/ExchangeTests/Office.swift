import Crypto
import Enrollment
import Foundation
import SealedPackage
import X509

@testable import Exchange

/// A center and a unit with real keys, and a declaration between them.
struct Office {
    static let now = Date(timeIntervalSince1970: 1_795_500_000)

    let authority: CertificateAuthority
    let centerSigning: SigningIdentity
    let centerKey = DecryptionKey()
    let unitKey = P256.Signing.PrivateKey()
    let unitDecryption = DecryptionKey()
    let requests: CertificateRequests
    let secret = [UInt8](repeating: 9, count: 32)
    let activation = String(repeating: "a", count: 64)
    let center = Manifest.Party(role: .center, code: "C1", name: "中心")
    let unit = Manifest.Party(role: .unit, code: "U1", name: "一中")

    init() throws {
        authority = try CertificateAuthority(code: "C1", now: Self.now)
        let key = P256.Signing.PrivateKey()
        centerSigning = SigningIdentity(
            privateKey: key, certificate: try authority.issue(.init(key.publicKey), code: "C1", role: .center, use: .signing, now: Self.now)
        )
        requests = try CertificateRequests(signingKey: unitKey, decryptionKey: unitDecryption, code: "U1")
    }

    var encryptionCertificate: Certificate {
        get throws {
            try authority.issue(.init(centerKey.asSigningKey().publicKey), code: "C1", role: .center, use: .encryption, now: Self.now)
        }
    }

    func passage(sequence: Int = 1) -> Passage {
        Passage(
            sender: unit, recipient: center, insuranceYear: 2027, sequence: sequence, activation: activation, sent: [], seen: 0,
            answers: nil,
            journalHead: "")
    }

    static let people: [DeclaredPerson] = [
        declared(.renewal, "1001", "张三", "320571201501011234"), declared(.addition, "", "李，“四”·", "F,\"1"),
    ]

    static func declared(_ origin: Origin, _ number: String, _ name: String, _ identityNumber: String) -> DeclaredPerson {
        var person = Person()
        person[.name] = name
        person[.identityType] = "001"
        person[.identityNumber] = identityNumber
        let reference =
            origin == .renewal ? PersonReference(personalNumber: number) : PersonReference(text: String(repeating: "b", count: 32))
        return DeclaredPerson(
            reference: reference ?? PersonReference(personalNumber: "0"), origin: origin, personalNumber: number, person: person,
            confirmed: origin == .addition ? [.identityNumberChecksum, .sexMismatch] : [])
    }

    static let reduced = [
        ReducedPerson(
            reference: PersonReference(personalNumber: "1002"), origin: .renewal, personalNumber: "1002",
            person: Person(fields: ["王五", "001", "N2"]),
            reason: "毕业", date: CalendarDate(daysSince1970: 20_000))
    ]

    static let totals = Equation(renewals: 2, additions: 1, reductions: 1)

    func draft(_ passage: Passage) throws -> PackageDraft {
        try DeclarationDraft(
            passage: passage, totals: Self.totals, declared: Self.people, reduced: Self.reduced, requests: requests,
            registration: requests.registration(secret: secret, unitCode: "U1")
        ).packageDraft()
    }

    /// Self-signed and sealed to the center, opened and verified by it.
    func delivered(_ draft: PackageDraft) throws -> VerifiedPackage {
        guard let key = EncryptionKey(try encryptionCertificate) else { throw PackageError.notForUs }
        let signer = SigningIdentity(
            privateKey: unitKey, certificate: try CertificateAuthority.selfSigned(unitKey, code: "U1", now: Self.now))
        let bytes = try draft.signed(by: signer, at: Self.now).sealed(to: key)
        return try SealedPackage(bytes: bytes).opened(with: centerKey)
            .verified(trusting: .authorityOrRegistration(authority.certificate, now: Self.now))
    }

    /// Sealed to the unit, opened and verified by it.
    func deliveredToUnit(_ draft: PackageDraft) throws -> VerifiedPackage {
        let certificate = try authority.issue(requests.encryption.publicKey, code: "U1", role: .unit, use: .encryption, now: Self.now)
        guard let key = EncryptionKey(certificate) else { throw PackageError.notForUs }
        let bytes = try draft.signed(by: centerSigning, at: Self.now).sealed(to: key)
        return try SealedPackage(bytes: bytes).opened(with: unitDecryption)
            .verified(trusting: .authority(authority.certificate, newest: nil))
    }

    func issuedActivation(accepted: [OrderBook.Accepted] = []) -> IssuedActivation {
        IssuedActivation(
            manifest: activation, insuranceYear: 2027, made: Self.now, secret: secret, signing: nil, encryption: nil,
            book: OrderBook(accepted: accepted, highestSeen: 0))
    }
}
