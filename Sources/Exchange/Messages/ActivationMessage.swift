import Enrollment
import Foundation
import SealedPackage
import X509

/// All a unit needs to begin, read from a verified package.
package struct ActivationMessage: Sendable {
    package let center: Manifest.Party
    package let unit: UnitProfile
    package let sequence: Int
    /// Hex SHA-256 of the manifest: the activation's name in every later package.
    package let manifest: String
    /// The next number in each direction.
    package let next: Manifest.Next
    /// 32 bytes.
    package let registrationSecret: [UInt8]
    package let codes: [CodeEntry]
    package let plans: [PlanRate]
    package let rules: [RuleSeverity]
    package let insured: [InsuredPerson]
    /// On a second activation: the last declaration as the center holds it.
    package let carried: CarriedDeclaration?
    package let authority: Certificate
    package let centerSigning: Certificate
    package let centerEncryption: Certificate
    package let signedAt: Date

    /// Steps 7 and 9; whether this unit may be activated over what it holds is the desk's question.
    package init(_ package: VerifiedPackage) throws(ExchangeError) {
        let manifest = package.manifest
        guard package.signer.code == manifest.sender.code, package.signer.role == manifest.sender.role, manifest.sender.role == .center
        else {
            throw .notSender
        }
        guard manifest.kind == .activation else { throw .kindUnexpected }
        guard manifest.recipient.role == .unit else { throw .recipientOther }
        guard let next = manifest.next, let secret = manifest.registrationSecret.flatMap(Fingerprint.bytes(hex:)) else {
            throw .registrationInvalid
        }
        let units = try Table.unit.requiredRows(in: package.files)
        guard let unit = units.first, units.count == 1, unit.code == manifest.recipient.code, unit.insuranceYear == manifest.insuranceYear
        else { throw Table.unit.malformed(nil) }
        guard let authority = package.certificate(AuthorityFiles.authority),
            let own = try package.certificates(AuthorityFiles.centerSigning, AuthorityFiles.centerEncryption, of: manifest.sender),
            own.signing.isIssued(by: authority), own.encryption.isIssued(by: authority)
        else { throw .certificatesMalformed }
        center = manifest.sender
        self.unit = unit
        sequence = manifest.sequence
        self.manifest = package.manifestDigest
        self.next = next
        registrationSecret = secret
        codes = try Table.codes.requiredRows(in: package.files)
        plans = try Table.plans.requiredRows(in: package.files)
        rules = try Table.rules.requiredRows(in: package.files)
        insured = try Table.insured.requiredRows(in: package.files)
        carried = try CarriedDeclaration(package.files)
        self.authority = authority
        (centerSigning, centerEncryption) = own
        signedAt = package.signingTime
    }
}

/// A declaration that travels back to its unit.
package struct CarriedDeclaration: Sendable, Hashable {
    package let declared: [DeclaredPerson]
    package let reduced: [ReducedPerson]

    package init(declared: [DeclaredPerson], reduced: [ReducedPerson]) {
        self.declared = declared
        self.reduced = reduced
    }

    /// Both tables or neither.
    init?(_ files: [String: [UInt8]]) throws(ExchangeError) {
        switch (try Table.declared.rows(in: files), try Table.reduced.rows(in: files)) {
        case (nil, nil): return nil
        case (let declared?, let reduced?):
            try Roster.check(declared: declared, reduced: reduced)
            self.init(declared: declared, reduced: reduced)
        default: throw Table.declared.malformed(nil)
        }
    }
}
