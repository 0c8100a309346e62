import Enrollment
import Foundation
import SealedPackage
import X509

/// The center's answer, read from a verified package.
package struct ResultMessage: Sendable {
    package let insuranceYear: Int
    package let sequence: Int
    /// Hex SHA-256 of the manifest.
    package let manifest: String
    package let activation: String
    /// The highest declaration the center has accepted.
    package let seen: Int
    /// Manifest of the declaration whose rows the outcomes decide; nil when there is none.
    package let answers: String?
    package let receipts: [Receipt]
    package let outcomes: [Outcome]
    package let fees: [PlanFee]
    /// Always whole for the year.
    package let cards: [Card]
    package let cardFailures: [CardFailure]
    package let masterData: MasterData
    package let signedAt: Date

    /// Step 9.
    package init(_ package: VerifiedPackage) throws(ExchangeError) {
        let manifest = package.manifest
        insuranceYear = manifest.insuranceYear
        sequence = manifest.sequence
        self.manifest = package.manifestDigest
        activation = manifest.activation ?? ""
        seen = manifest.seen
        answers = manifest.answers
        receipts = try Table.receipts.requiredRows(in: package.files)
        let outcomes = try Table.outcomes.requiredRows(in: package.files)
        fees = try Table.fees.requiredRows(in: package.files)
        cards = try Table.cards.requiredRows(in: package.files)
        cardFailures = try Table.cardFailures.requiredRows(in: package.files)
        masterData = try MasterData(package)
        signedAt = package.signingTime
        guard answers != nil || outcomes.isEmpty else { throw Table.outcomes.malformed(nil) }
        // A renewal keeps the number it was declared under; nobody else can get it.
        let numbers = outcomes.map { $0.reference.text.hasPrefix("P") ? String($0.reference.text.dropFirst()) : $0.personalNumber }
            .filter { !$0.isEmpty }
        guard Set(numbers).count == numbers.count else { throw Table.outcomes.malformed(nil) }
        for kind in OutcomeKind.allCases where manifest.totals[kind.rawValue] != outcomes.count(where: { $0.kind == kind }) {
            throw .totalsDiffer
        }
        self.outcomes = outcomes
    }
}

/// What a result carries besides its answer; nil where the unit is known to hold it.
package struct MasterData: Sendable {
    package var unit: UnitProfile?
    package var codes: [CodeEntry]?
    package var plans: [PlanRate]?
    package var rules: [RuleSeverity]?
    package var insured: [InsuredPerson]?
    package var certificates: ResultCertificates?

    package init() {}

    init(_ package: VerifiedPackage) throws(ExchangeError) {
        let units = try Table.unit.rows(in: package.files)
        if let units {
            guard let unit = units.first, units.count == 1, unit.code == package.manifest.recipient.code,
                unit.insuranceYear == package.manifest.insuranceYear
            else { throw Table.unit.malformed(nil) }
            self.unit = unit
        }
        codes = try Table.codes.rows(in: package.files)
        plans = try Table.plans.rows(in: package.files)
        rules = try Table.rules.rows(in: package.files)
        insured = try Table.insured.rows(in: package.files)
        certificates = try ResultCertificates(package)
    }
}

/// The center's certificates, and the unit's once they were issued.
package struct ResultCertificates: Sendable {
    package let centerSigning: Certificate
    package let centerEncryption: Certificate
    package let unitSigning: Certificate?
    package let unitEncryption: Certificate?

    package init(centerSigning: Certificate, centerEncryption: Certificate, unitSigning: Certificate?, unitEncryption: Certificate?) {
        self.centerSigning = centerSigning
        self.centerEncryption = centerEncryption
        self.unitSigning = unitSigning
        self.unitEncryption = unitEncryption
    }

    /// The unit's never come without the center's. Whether all are of the authority it knows is the desk's question.
    init?(_ package: VerifiedPackage) throws(ExchangeError) {
        let center = try package.certificates(
            AuthorityFiles.centerSigning, AuthorityFiles.centerEncryption, of: package.manifest.sender)
        let unit = try package.certificates(
            AuthorityFiles.unitSigning, AuthorityFiles.unitEncryption, of: package.manifest.recipient)
        guard let center else {
            guard unit == nil else { throw .certificatesMalformed }
            return nil
        }
        self.init(
            centerSigning: center.signing, centerEncryption: center.encryption, unitSigning: unit?.signing,
            unitEncryption: unit?.encryption)
    }

    package var files: [String: [UInt8]] {
        var files = [AuthorityFiles.centerSigning: centerSigning.pemBytes, AuthorityFiles.centerEncryption: centerEncryption.pemBytes]
        files[AuthorityFiles.unitSigning] = unitSigning?.pemBytes
        files[AuthorityFiles.unitEncryption] = unitEncryption?.pemBytes
        return files
    }
}
