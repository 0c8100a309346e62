import Enrollment
import SealedPackage
import X509

/// An activation to be.
package struct ActivationDraft: Sendable {
    package let center: Manifest.Party
    package let unit: UnitProfile
    package let sequence: Int
    package let next: Manifest.Next
    /// 32 random bytes.
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
    package let journalHead: String

    package init(
        center: Manifest.Party, unit: UnitProfile, sequence: Int, next: Manifest.Next, registrationSecret: [UInt8], codes: [CodeEntry],
        plans: [PlanRate], rules: [RuleSeverity], insured: [InsuredPerson], carried: CarriedDeclaration?, authority: Certificate,
        centerSigning: Certificate, centerEncryption: Certificate, journalHead: String
    ) {
        self.center = center
        self.unit = unit
        self.sequence = sequence
        self.next = next
        self.registrationSecret = registrationSecret
        self.codes = codes
        self.plans = plans
        self.rules = rules
        self.insured = insured
        self.carried = carried
        self.authority = authority
        self.centerSigning = centerSigning
        self.centerEncryption = centerEncryption
        self.journalHead = journalHead
    }

    package func packageDraft() throws(ExchangeError) -> PackageDraft {
        var manifest = Manifest(
            kind: .activation, sender: center, recipient: Manifest.Party(role: .unit, code: unit.code, name: unit.name),
            insuranceYear: unit.insuranceYear, sequence: sequence)
        manifest.registrationSecret = Fingerprint.hex(registrationSecret)
        manifest.next = next
        manifest.journalHead = journalHead
        manifest.totals = ["insured": insured.count]
        var tables = [
            try Table.unit.resource([unit]), try Table.codes.resource(codes), try Table.plans.resource(plans),
            try Table.rules.resource(rules), try Table.insured.resource(insured),
        ]
        if let carried {
            manifest.totals["declared"] = carried.declared.count
            manifest.totals["reduced"] = carried.reduced.count
            tables += [try Table.declared.resource(carried.declared), try Table.reduced.resource(carried.reduced)]
        }
        return PackageDraft(
            manifest: manifest, tables: tables,
            pki: [
                AuthorityFiles.authority: authority.pemBytes, AuthorityFiles.centerSigning: centerSigning.pemBytes,
                AuthorityFiles.centerEncryption: centerEncryption.pemBytes,
            ])
    }
}
