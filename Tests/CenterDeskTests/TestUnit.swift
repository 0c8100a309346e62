import Crypto
import Enrollment
import Exchange
import Foundation
import SealedPackage
import X509

/// A unit as far as packages go: takes in its activation, makes declarations, opens results.
final class TestUnit {
    let activation: ActivationMessage
    let signingKey: P256.Signing.PrivateKey
    let decryption: DecryptionKey
    var signing: SigningIdentity
    var certificates: ResultCertificates?
    private(set) var sent: [Manifest.Numbered] = []
    private(set) var seen: [OrderBook.Accepted] = []
    private let now: Date

    /// A fresh PC: another one under the same activation has keys of its own.
    init(package: URL, code: URL, now: Date) throws {
        let typed = try String(contentsOf: code, encoding: .utf8)
        guard let code = ActivationCode(typed: typed) else { throw PackageError.wrongCode }
        let bytes = Array(try Data(contentsOf: package))
        activation = try ActivationMessage(SealedPackage(bytes: bytes).opened(withCode: code).verified(trusting: .activation))
        signingKey = P256.Signing.PrivateKey()
        decryption = DecryptionKey()
        signing = SigningIdentity(
            privateKey: signingKey, certificate: try CertificateAuthority.selfSigned(signingKey, code: activation.unit.code, now: now))
        self.now = now
    }

    var code: String { activation.unit.code }

    /// - Parameters:
    ///   - sequence: the next one when nil.
    ///   - sent: what this PC sent before when nil; another list makes a fork.
    func declare(
        _ declared: [DeclaredPerson], reduced: [ReducedPerson] = [], sequence: Int? = nil, sent: [Manifest.Numbered]? = nil,
        code: String? = nil, activation manifest: String? = nil, insuranceYear: Int? = nil
    ) throws -> [UInt8] {
        let sequence = sequence ?? (self.sent.last?.sequence).map { $0 + 1 } ?? activation.next.declaration
        let requests = try CertificateRequests(signingKey: signingKey, decryptionKey: decryption, code: self.code)
        let isRegistering = signing.certificate.isSelfSigned
        let draft = try DeclarationDraft(
            passage: Passage(
                sender: Manifest.Party(role: .unit, code: code ?? self.code, name: activation.unit.name),
                recipient: Manifest.Party(role: .center, code: activation.center.code, name: ""),
                insuranceYear: insuranceYear ?? activation.unit.insuranceYear, sequence: sequence,
                activation: manifest ?? activation.manifest, sent: sent ?? self.sent, seen: seen.last?.sequence ?? 0,
                answers: seen.last?.manifest, journalHead: ""),
            totals: Equation(
                renewals: declared.count { $0.origin == .renewal } + reduced.count { $0.origin == .renewal },
                additions: declared.count { $0.origin == .addition } + reduced.count { $0.origin == .addition }, reductions: reduced.count),
            declared: declared, reduced: reduced, requests: isRegistering ? requests : nil,
            registration: isRegistering ? try requests.registration(secret: activation.registrationSecret, unitCode: self.code) : nil
        ).packageDraft()
        let signed = try draft.signed(by: signing, at: now)
        self.sent.append(Manifest.Numbered(sequence: sequence, manifest: signed.manifestDigest))
        guard let key = EncryptionKey(activation.centerEncryption) else { throw PackageError.notForUs }
        return try signed.sealed(to: key)
    }

    func open(_ result: URL) throws -> ResultMessage {
        let package = try SealedPackage(bytes: Array(Data(contentsOf: result))).opened(with: decryption)
            .verified(trusting: .authority(activation.authority, newest: nil))
        let intake = ResultIntake(
            unitCode: code, centerCode: activation.center.code, insuranceYear: activation.unit.insuranceYear,
            activation: activation.manifest, book: OrderBook(accepted: seen, highestSeen: 0))
        guard case .new(let message, _) = try intake.judge(package) else { throw ExchangeError.kindUnexpected }
        seen.append(OrderBook.Accepted(sequence: message.sequence, manifest: message.manifest, time: "t"))
        if let arrived = message.masterData.certificates, let unitSigning = arrived.unitSigning {
            certificates = arrived
            signing = SigningIdentity(privateKey: signingKey, certificate: unitSigning)
        }
        return message
    }
}
