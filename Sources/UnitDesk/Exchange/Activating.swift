import Enrollment
import Exchange
import Foundation
import Ledger
import SealedPackage
import UnitStore
import X509

/// What an activation will do, before it does it.
package struct ActivationPlan: Sendable {
    let message: ActivationMessage
    let fileName: String
    /// Over an existing unit: batches, journal and unsent changes stay.
    package let replacesFormer: Bool
    /// Over an existing unit.
    package let effects: ActivationEffects?

    package var unit: UnitProfile { message.unit }
    package var insured: Int { message.insured.count }
    package var declared: Int? { message.carried?.declared.count }
    package var reduced: Int? { message.carried?.reduced.count }
    package var centerName: String { message.center.name }
    package var authorityFingerprint: String { message.authority.fingerprint }
}

package struct ActivationSummary: Sendable {
    package let unit: String
    package let insuranceYear: Int
    package let insured: Int
}

extension UnitDesk {
    package func previewActivation(_ bytes: [UInt8], fileName: String = "", code typed: String) throws -> ActivationPlan {
        guard let code = ActivationCode(typed: typed) else { throw DeskError.activationCodeMalformed }
        let verified = try SealedPackage(bytes: bytes).opened(withCode: code).verified(trusting: .activation)
        let message = try ActivationMessage(verified)
        let former = try store.unit()
        if let former {
            guard former.profile.code == message.unit.code else {
                throw DeskError.unitExists(code: former.profile.code, name: former.profile.name)
            }
            guard let ring = try store.keyRing(), let known = Certificate.pem(Array(ring.authority.utf8)), known == message.authority else {
                throw DeskError.authorityOther
            }
            guard message.unit.insuranceYear >= former.profile.insuranceYear else {
                throw DeskError.yearPast(message.unit.insuranceYear, held: former.profile.insuranceYear)
            }
            guard message.sequence >= former.activationSequence else { throw DeskError.activationStale }
            // New keys under an activation that has registered others would be refused by the center for ever.
            let isUsed = try message.manifest == former.activation && !store.correspondence(with: former).sent.isEmpty
            guard !isUsed else { throw DeskError.activationUsed }
        }
        return ActivationPlan(
            message: message, fileName: fileName, replacesFormer: former != nil,
            effects: try former.map { _ in try effects(of: message) })
    }

    /// New keys under the password; the same package over itself, before anything was declared, only sets the password anew.
    @discardableResult
    package func activate(_ plan: ActivationPlan, password: String, operator name: String) throws -> ActivationSummary {
        try Self.checkPassword(password, code: plan.message.unit.code)
        let message = plan.message
        if plan.replacesFormer { try backUp(.beforeActivation) }
        let keys = UnlockedKeys(registrationSecret: message.registrationSecret)
        let selfSigned = try CertificateAuthority.selfSigned(keys.signing, code: message.unit.code, now: clock.now())
        let ring = KeyRingRecord(
            vault: try keys.vault(password: password), selfSigned: selfSigned.pemText, authority: message.authority.pemText,
            centerSigning: message.centerSigning.pemText, centerEncryption: message.centerEncryption.pemText)
        let unit = UnitRecord(
            profile: message.unit, centerCode: message.center.code, centerName: message.center.name, activation: message.manifest,
            activationSequence: message.sequence, nextDeclaration: message.next.declaration, nextResult: message.next.result)
        let record = PackageRecord(
            direction: .received, kind: Manifest.Kind.activation.rawValue, counterpart: message.center.code,
            insuranceYear: message.unit.insuranceYear,
            sequence: message.sequence, manifest: message.manifest,
            fileName: plan.fileName.isEmpty ? Self.fileName(of: message) : plan.fileName,
            time: clock.timestamp, rows: message.insured.count)
        try store.adopt(
            Adoption(
                unit: unit, codes: message.codes, rates: message.plans, severities: RuleSeverity.dictionary(message.rules),
                insured: message.insured,
                declared: message.carried?.declared, reduced: message.carried?.reduced ?? [], keys: ring, package: record),
            by: act(name))
        backUpIfPossible(.afterActivation)
        return ActivationSummary(unit: message.unit.code, insuranceYear: message.unit.insuranceYear, insured: message.insured.count)
    }

    private static func fileName(of message: ActivationMessage) -> String {
        PackageName.of(.activation, unit: message.unit.code, insuranceYear: message.unit.insuranceYear, sequence: message.sequence)
    }
}

extension Certificate {
    var pemText: String { String(decoding: pemBytes, as: UTF8.self) }
}

extension RuleSeverity {
    static func dictionary(_ rules: [RuleSeverity]) -> [FindingCode: Severity] {
        Dictionary(rules.map { ($0.code, $0.severity) }, uniquingKeysWith: { _, last in last })
    }
}
