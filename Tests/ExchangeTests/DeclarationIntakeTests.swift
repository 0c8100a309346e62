import Crypto
import Enrollment
import Foundation
import SealedPackage
import Testing
import X509

@testable import Exchange

@Suite struct DeclarationIntakeTests {
    private let office: Office

    init() throws { office = try Office() }

    private func judge(_ package: VerifiedPackage, _ activation: IssuedActivation? = nil) throws -> DeclarationVerdict {
        try DeclarationIntake(centerCode: "C1", now: Office.now).judge(package, activation: activation ?? office.issuedActivation())
    }

    @Test func aRegistrationComesBackAsItWent() throws {
        let package = try office.delivered(office.draft(office.passage()), signer: office.selfSigned())
        guard case .new(let message, let missing) = try judge(package) else {
            Issue.record("not new")
            return
        }
        #expect(missing.isEmpty)
        #expect(message.declared == Office.people)
        #expect(message.reduced == Office.reduced)
        #expect(message.totals == Office.totals)
        #expect(message.requests != nil)
        #expect(message.unit == "U1")
    }

    @Test func aCertifiedUnit() throws {
        let signer = try office.issued()
        let package = try office.delivered(office.draft(office.passage(sequence: 2), isRegistering: false), signer: signer)
        let encryption = try office.authority.issue(
            office.requests.encryption.publicKey, code: "U1", role: .unit, use: .encryption, now: Office.now)
        guard case .new = try judge(package, office.issuedActivation(signing: signer.certificate, encryption: encryption)) else {
            Issue.record("not new")
            return
        }
    }

    @Test func theSamePackageAgain() throws {
        let package = try office.delivered(office.draft(office.passage()), signer: office.selfSigned())
        let known = OrderBook.Accepted(sequence: 1, manifest: package.manifestDigest, time: "t")
        guard case .alreadyImported(let time) = try judge(package, office.issuedActivation(accepted: [known])) else {
            Issue.record("not known")
            return
        }
        #expect(time == "t")
    }

    @Test func anotherUnitsName() throws {
        let package = try office.delivered(office.draft(office.passage()), signer: office.selfSigned(code: "U2"))
        #expect(throws: ExchangeError.notSender) { try judge(package) }
    }

    @Test func theCentersOwnRole() throws {
        let package = try office.delivered(office.draft(office.passage()), signer: office.issued(role: .center))
        #expect(throws: ExchangeError.notSender) { try judge(package) }
    }

    @Test func aNeighboursCertificate() throws {
        let package = try office.delivered(office.draft(office.passage(), isRegistering: false), signer: office.issued(code: "U2"))
        #expect(throws: ExchangeError.notSender) { try judge(package) }
    }

    /// The unit's own key and name, but the center's certificates are another pair's by now.
    @Test func aCertificateOfAnotherKey() throws {
        let package = try office.delivered(office.draft(office.passage(), isRegistering: false), signer: office.issued())
        let newer = try office.issued(P256.Signing.PrivateKey()).certificate
        #expect(throws: ExchangeError.activationEnded) { try judge(package, office.issuedActivation(signing: newer, encryption: newer)) }
    }

    @Test func aResultFromAUnit() throws {
        let honest = try office.draft(office.passage())
        var manifest = honest.manifest
        manifest.kind = .result
        let package = try office.delivered(
            PackageDraft(manifest: manifest, tables: honest.tables, pki: honest.pki), signer: office.selfSigned())
        #expect(throws: ExchangeError.kindUnexpected) { try judge(package) }
    }

    @Test func aRegistrationForAnotherUnitsCode() throws {
        let honest = try office.draft(office.passage())
        var manifest = honest.manifest
        manifest.registration = try office.requests.registration(secret: office.secret, unitCode: "U2")
        let package = try office.delivered(
            PackageDraft(manifest: manifest, tables: honest.tables, pki: honest.pki), signer: office.selfSigned())
        #expect(throws: ExchangeError.registrationInvalid) { try judge(package) }
    }

    @Test func aSwappedEncryptionRequest() throws {
        let honest = try office.draft(office.passage())
        let other = try CertificateRequests(signingKey: office.unitKey, decryptionKey: DecryptionKey(), code: "U1")
        let package = try office.delivered(
            PackageDraft(manifest: honest.manifest, tables: honest.tables, pki: other.files), signer: office.selfSigned())
        #expect(throws: ExchangeError.registrationInvalid) { try judge(package) }
    }

    @Test func anotherCenter() throws {
        let other = office.passage(recipient: Manifest.Party(role: .center, code: "C2", name: ""))
        let package = try office.delivered(office.draft(other), signer: office.selfSigned())
        #expect(throws: ExchangeError.recipientOther) { try judge(package) }
    }

    @Test func aUnitNobodyActivated() throws {
        let package = try office.delivered(office.draft(office.passage()), signer: office.selfSigned())
        #expect(throws: ExchangeError.unitUnknown(code: "U1")) {
            try DeclarationIntake(centerCode: "C1", now: Office.now).judge(package, activation: nil)
        }
    }

    @Test func anEndedActivation() throws {
        let package = try office.delivered(
            office.draft(office.passage(activation: String(repeating: "e", count: 64))), signer: office.selfSigned())
        #expect(throws: ExchangeError.activationEnded) { try judge(package) }
    }

    @Test func theCertificateOfAnEndedActivation() throws {
        let package = try office.delivered(office.draft(office.passage(), isRegistering: false), signer: office.issued())
        #expect(throws: ExchangeError.activationEnded) { try judge(package) }
    }

    @Test func anotherYear() throws {
        let package = try office.delivered(office.draft(office.passage(year: 2026)), signer: office.selfSigned())
        #expect(throws: ExchangeError.yearOther(2026)) { try judge(package) }
    }

    @Test func aSecretThatWasGuessed() throws {
        let draft = try office.draft(office.passage(), secret: [UInt8](repeating: 8, count: 32))
        #expect(throws: ExchangeError.registrationInvalid) { try judge(office.delivered(draft, signer: office.selfSigned())) }
    }

    @Test func selfSignedWithoutRequests() throws {
        let draft = try office.draft(office.passage(), isRegistering: false)
        #expect(throws: ExchangeError.registrationInvalid) { try judge(office.delivered(draft, signer: office.selfSigned())) }
    }

    @Test func requestsForAnotherKeyThanTheSigners() throws {
        let other = try CertificateRequests(signingKey: P256.Signing.PrivateKey(), decryptionKey: DecryptionKey(), code: "U1")
        let draft = try office.draft(office.passage(), requests: other)
        #expect(throws: ExchangeError.registrationInvalid) { try judge(office.delivered(draft, signer: office.selfSigned())) }
    }

    @Test func aSecondPCRegistersUnderTheSameActivation() throws {
        let first = try CertificateRequests(signingKey: P256.Signing.PrivateKey(), decryptionKey: DecryptionKey(), code: "U1")
        let signing = try office.authority.issue(first.signing.publicKey, code: "U1", role: .unit, use: .signing, now: Office.now)
        let encryption = try office.authority.issue(first.encryption.publicKey, code: "U1", role: .unit, use: .encryption, now: Office.now)
        let package = try office.delivered(office.draft(office.passage()), signer: office.selfSigned())
        #expect(throws: ExchangeError.registrationUsed) {
            try judge(package, office.issuedActivation(signing: signing, encryption: encryption))
        }
    }

    @Test func aRegistrationAfterSixtyDays() throws {
        let package = try office.delivered(office.draft(office.passage()), signer: office.selfSigned())
        let day = 86_400.0
        #expect(throws: ExchangeError.registrationExpired) {
            try judge(package, office.issuedActivation(made: Office.now.addingTimeInterval(-60.1 * day)))
        }
        _ = try judge(package, office.issuedActivation(made: Office.now.addingTimeInterval(-59.9 * day)))
    }

    @Test func totalsThatDoNotFoot() throws {
        let draft = DeclarationDraft(
            passage: office.passage(), totals: Equation(renewals: 1, additions: 2, reductions: 1), declared: Office.people,
            reduced: Office.reduced, requests: nil, registration: nil)
        #expect(throws: ExchangeError.totalsDiffer) { try draft.packageDraft() }
        // As another program might send it.
        let honest = try office.draft(office.passage())
        var manifest = honest.manifest
        manifest.totals["declared"] = 3
        let package = try office.delivered(
            PackageDraft(manifest: manifest, tables: honest.tables, pki: honest.pki), signer: office.selfSigned())
        #expect(throws: ExchangeError.totalsDiffer) { try judge(package) }
    }

    @Test(arguments: ["renewals", "additions", "reductions", "declared"], [-1, 1, nil] as [Int?])
    func oneNumberOfTheEquation(name: String, change: Int?) throws {
        let honest = try office.draft(office.passage())
        var manifest = honest.manifest
        manifest.totals[name] = change.flatMap { change in manifest.totals[name].map { $0 + change } }
        let package = try office.delivered(
            PackageDraft(manifest: manifest, tables: honest.tables, pki: honest.pki), signer: office.selfSigned())
        #expect(throws: ExchangeError.totalsDiffer) { try judge(package) }
    }

    /// The equation holds, but of each origin it does not.
    @Test(arguments: [Equation(renewals: 1, additions: 2, reductions: 1), Equation(renewals: 3, additions: 0, reductions: 1)])
    func originsThatTradePlaces(totals: Equation) {
        #expect(totals.declared == Office.people.count)
        #expect(!DeclarationMessage.foots(totals, Office.people, Office.reduced))
    }

    private func judge(declared: [DeclaredPerson], reduced: [ReducedPerson]) throws -> DeclarationVerdict {
        let all = declared.map(\.origin) + reduced.map(\.origin)
        let draft = try DeclarationDraft(
            passage: office.passage(),
            totals: Equation(
                renewals: all.count { $0 == .renewal }, additions: all.count { $0 == .addition }, reductions: reduced.count),
            declared: declared, reduced: reduced, requests: office.requests,
            registration: office.requests.registration(secret: office.secret, unitCode: "U1")
        ).packageDraft()
        return try judge(office.delivered(draft, signer: office.selfSigned()))
    }

    @Test func anEmptyRoster() throws {
        guard case .new(let message, _) = try judge(declared: [], reduced: []) else {
            Issue.record("not new")
            return
        }
        #expect(message.totals == Equation(renewals: 0, additions: 0, reductions: 0))
    }

    @Test func onePersonTwice() {
        let person = Office.people[0]
        let double = Office.declared(.renewal, "1001", "别名", "N9")
        #expect(throws: ExchangeError.tableMalformed(table: "下年度申报人员", row: 2)) { try judge(declared: [person, double], reduced: []) }
        let sameIdentity = Office.declared(.renewal, "1003", "别名", person.person.identity.number)
        #expect(throws: ExchangeError.tableMalformed(table: "下年度申报人员", row: nil)) {
            try judge(declared: [person, sameIdentity], reduced: [])
        }
    }

    @Test func declaredAndReduced() {
        let reduced = Office.reduced + Office.reduced
        #expect(throws: ExchangeError.tableMalformed(table: "本年度减少人员", row: 2)) { try judge(declared: [], reduced: reduced) }
        let both = Office.declared(.renewal, "1002", "王五", "N2")
        #expect(throws: ExchangeError.tableMalformed(table: "本年度减少人员", row: nil)) {
            try judge(declared: [both], reduced: Office.reduced)
        }
    }

    @Test func aForkIsTakenInOnlyWhenTheOperatorSaysSo() throws {
        let package = try office.delivered(office.draft(office.passage(sequence: 2)), signer: office.selfSigned())
        let activation = office.issuedActivation(accepted: [
            OrderBook.Accepted(sequence: 1, manifest: String(repeating: "f", count: 64), time: "t")
        ])
        #expect(throws: ExchangeError.sequenceForked(sequence: 2)) { try judge(package, activation) }
        let decided = DeclarationIntake(centerCode: "C1", now: Office.now, isForkAccepted: true)
        guard case .new = try decided.judge(package, activation: activation) else {
            Issue.record("not new")
            return
        }
    }

    struct Tampering: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let from: String
        let to: String
    }

    @Test(arguments: [
        Tampering(testDescription: "a name that its digest does not cover", from: "张三", to: "张四"),
        Tampering(testDescription: "an unknown origin", from: "renewal", to: "renewed"),
        Tampering(testDescription: "an unknown finding code", from: "sex.mismatch", to: "sex.missing"),
        Tampering(testDescription: "another header", from: "reference,", to: "ref,"),
        Tampering(testDescription: "a field too many", from: "P1001,", to: "P1001,,"),
        Tampering(testDescription: "bare line feeds", from: "\r\n", to: "\n"),
    ])
    func tablesThatDoNotFit(_ tampering: Tampering) throws {
        let honest = try office.draft(office.passage())
        let tables = honest.tables.map { table in
            table.name == "declared"
                ? TableResource(
                    name: table.name, title: table.title, fields: table.fields,
                    bytes: Array(String(decoding: table.bytes, as: UTF8.self).replacing(tampering.from, with: tampering.to).utf8)) : table
        }
        let package = try office.delivered(
            PackageDraft(manifest: honest.manifest, tables: tables, pki: honest.pki), signer: office.selfSigned())
        let error = #expect(throws: ExchangeError.self) { try judge(package) }
        #expect(error?.code == "table.malformed")
    }
}
