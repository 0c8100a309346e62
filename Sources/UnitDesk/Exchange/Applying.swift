import Enrollment
import Exchange
import Foundation
import Ledger
import SealedPackage
import UnitStore
import X509

/// What a result will change, before it changes it.
package struct ResultPlan: Sendable {
    package enum Kind: Sendable {
        case new(ResultApplication, missing: [Int])
        case alreadyImported(time: String)
    }

    package let kind: Kind
    package let sequence: Int
    /// `sha256:` and hex.
    package let manifest: String
    /// Name and count, in the order in which a person reads them.
    package let changes: [(key: String, title: String, count: Int)]

    package var missing: [Int] {
        guard case .new(_, let missing) = kind else { return [] }
        return missing
    }

    package var importedBefore: String? {
        guard case .alreadyImported(let time) = kind else { return nil }
        return time
    }
}

extension UnitDesk {
    /// Steps 1 to 9 of taking in. A refusal is remembered by its code, and nothing else is stored.
    package func previewResult(_ bytes: [UInt8], fileName: String = "", keys: UnlockedKeys) throws -> ResultPlan {
        let unit = try unit()
        do {
            return try resultPlan(bytes, fileName: fileName, keys: keys, unit: unit)
        } catch {
            if let (code, _) = Refusals.describe(error) {
                try store.recordRefusal(
                    PackageRecord(
                        direction: .refused, kind: "", counterpart: unit.centerCode, insuranceYear: unit.profile.insuranceYear, sequence: 0,
                        manifest: "",
                        fileName: fileName, time: clock.timestamp, code: code))
            }
            throw error
        }
    }

    /// One transaction; a package taken in before changes nothing.
    package func apply(_ plan: ResultPlan, operator name: String) throws {
        guard case .new(let application, _) = plan.kind else { return }
        try backUpAutomatically("before-result")
        try store.apply(application, by: act(name))
        try backUpAutomatically("after-result")
    }

    private func resultPlan(_ bytes: [UInt8], fileName: String, keys: UnlockedKeys, unit: UnitRecord) throws -> ResultPlan {
        guard let ring = try store.keyRing(), let authority = Certificate.pem(Array(ring.authority.utf8)) else {
            throw DeskError.unitMissing
        }
        let newest = Certificate.pem(Array(ring.centerSigning.utf8))?.notValidBefore
        let verified = try SealedPackage(bytes: bytes).opened(with: keys.decryption).verified(
            trusting: .authority(authority, newest: newest))
        let mail = try store.correspondence(with: unit)
        let book = OrderBook(
            accepted: mail.accepted.map { .init(sequence: $0.sequence, manifest: $0.manifest, time: $0.time) },
            highestSeen: mail.highestSeen)
        let intake = ResultIntake(
            unitCode: unit.profile.code, centerCode: unit.centerCode, insuranceYear: unit.profile.insuranceYear,
            activation: unit.activation, book: book)
        let manifest = "sha256:" + verified.manifestDigest
        switch try intake.judge(verified) {
        case .alreadyImported(let time):
            return ResultPlan(kind: .alreadyImported(time: time), sequence: verified.manifest.sequence, manifest: manifest, changes: [])
        case .new(let message, let missing):
            // Two years in one roster would be worse than none.
            guard message.insuranceYear == unit.profile.insuranceYear else {
                throw DeskError.yearChange(message.insuranceYear, held: unit.profile.insuranceYear)
            }
            var application = try application(of: message, unit: unit, ring: ring, mail: mail)
            application.package.fileName = fileName.isEmpty ? application.package.fileName : fileName
            return ResultPlan(
                kind: .new(application, missing: missing), sequence: message.sequence, manifest: manifest,
                changes: Self.changes(message, application))
        }
    }

    private func application(of message: ResultMessage, unit: UnitRecord, ring: KeyRingRecord, mail: Correspondence) throws
        -> ResultApplication
    {
        let name = PackageName.of(.result, unit: unit.profile.code, insuranceYear: message.insuranceYear, sequence: message.sequence)
        var application = ResultApplication(
            package: PackageRecord(
                direction: .received, kind: Manifest.Kind.result.rawValue, counterpart: unit.centerCode,
                insuranceYear: message.insuranceYear,
                sequence: message.sequence, manifest: message.manifest, activation: unit.activation, fileName: name, time: clock.timestamp,
                rows: message.outcomes.count))
        application.answered = message.answers.flatMap { answers in mail.sent.first { $0.manifest == answers }?.sequence }
        application.outcomes = message.outcomes
        application.receipts = message.receipts.map { ($0.sequence, $0.manifest, $0.time, $0.code) }
        application.fees = message.fees
        application.cards = message.cards
        application.cardFailures = message.cardFailures
        let master = message.masterData
        application.profile = master.unit
        application.codes = master.codes
        application.rates = master.plans
        application.severities = master.rules.map(RuleSeverity.dictionary)
        application.insured = master.insured
        if let certificates = master.certificates { application.keys = try renewed(ring, with: certificates) }
        return application
    }

    /// Only certificates under the known CA are kept, and the unit's only over its own keys.
    private func renewed(_ ring: KeyRingRecord, with certificates: ResultCertificates) throws -> KeyRingRecord {
        var ring = ring
        guard let authority = Certificate.pem(Array(ring.authority.utf8)) else { throw DeskError.unitMissing }
        for certificate in [
            certificates.centerSigning, certificates.centerEncryption, certificates.unitSigning, certificates.unitEncryption,
        ] {
            guard certificate.map({ $0.issuer == authority.subject && authority.publicKey.isValidSignature($0.signature, for: $0) }) ?? true
            else {
                throw PackageError.signerUnknown
            }
        }
        ring.centerSigning = certificates.centerSigning.pemText
        ring.centerEncryption = certificates.centerEncryption.pemText
        if let signing = certificates.unitSigning, let encryption = certificates.unitEncryption {
            guard let own = Certificate.pem(Array(ring.selfSigned.utf8)), own.publicKey == signing.publicKey else {
                throw PackageError.signerUnknown
            }
            ring.unitSigning = signing.pemText
            ring.unitEncryption = encryption.pemText
        }
        return ring
    }

    private static func changes(_ message: ResultMessage, _ application: ResultApplication) -> [(key: String, title: String, count: Int)] {
        [
            ("accepted", "中心已接收", message.outcomes.count { $0.kind == .accepted }),
            ("rejected", "中心驳回", message.outcomes.count { $0.kind == .rejected }),
            ("pending", "核查中", message.outcomes.count { $0.kind == .pending }), ("receipts", "收件回执", message.receipts.count),
            ("cards", "已制卡", message.cards.count), ("cardFailures", "制卡失败", message.cardFailures.count),
            ("codes", "代码表", message.masterData.codes?.count ?? 0), ("insured", "本年度名单", message.masterData.insured?.count ?? 0),
            ("certificates", "证书", message.masterData.certificates == nil ? 0 : 1),
        ]
    }
}
