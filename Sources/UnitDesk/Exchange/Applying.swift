import Enrollment
import Exchange
import Foundation
import Ledger
import SealedPackage
import UnitStore
import X509

extension UnitDesk {
    /// Steps 1 to 9 of taking in. A refusal is remembered by its code, and nothing else is stored.
    ///
    /// - Parameter isForkAccepted: the operator has seen whom the result decides otherwise, and says so.
    package func previewResult(
        _ bytes: [UInt8], fileName: String = "", keys: UnlockedKeys, isForkAccepted: Bool = false
    ) throws -> ResultPlan {
        let unit = try unit()
        var refused = PackageRecord(
            direction: .refused, kind: "", counterpart: unit.centerCode, insuranceYear: unit.profile.insuranceYear, sequence: 0,
            manifest: "", fileName: fileName, time: clock.timestamp)
        do {
            let verified = try verified(bytes, keys: keys)
            refused.kind = verified.manifest.kind.rawValue
            refused.sequence = verified.manifest.sequence
            refused.manifest = verified.manifestDigest
            refused.activation = verified.manifest.activation ?? ""
            return try resultPlan(verified, fileName: fileName, unit: unit, keys: keys, isForkAccepted: isForkAccepted)
        } catch {
            if let (code, _) = Refusals.describe(error) {
                refused.code = code
                try store.recordRefusal(refused)
            }
            throw error
        }
    }

    /// One transaction; a package taken in before changes nothing.
    package func apply(_ plan: ResultPlan, operator name: String) throws {
        guard case .new(let application, _) = plan.kind else { return }
        try backUp(.beforeResult)
        try store.apply(application, by: act(name))
        backUpIfPossible(.afterResult)
    }

    /// What the result would come to; nothing is remembered of it.
    func judge(_ bytes: [UInt8], keys: UnlockedKeys, unit: UnitRecord) throws -> ResultPlan {
        try resultPlan(verified(bytes, keys: keys), fileName: "", unit: unit, keys: keys, isForkAccepted: false)
    }

    private func verified(_ bytes: [UInt8], keys: UnlockedKeys) throws -> VerifiedPackage {
        guard let ring = try store.keyRing(), let authority = Certificate.pem(Array(ring.authority.utf8)) else {
            throw DeskError.unitMissing
        }
        let newest = Certificate.pem(Array(ring.centerSigning.utf8))?.notValidBefore
        return try SealedPackage(bytes: bytes).opened(with: keys.decryption).verified(trusting: .authority(authority, newest: newest))
    }

    private func resultPlan(
        _ verified: VerifiedPackage, fileName: String, unit: UnitRecord, keys: UnlockedKeys, isForkAccepted: Bool
    ) throws -> ResultPlan {
        guard let ring = try store.keyRing() else { throw DeskError.unitMissing }
        let mail = try store.correspondence(with: unit)
        let intake = ResultIntake(
            unitCode: unit.profile.code, centerCode: unit.centerCode, insuranceYear: unit.profile.insuranceYear,
            activation: unit.activation, book: mail.book)
        let manifest = "sha256:" + verified.manifestDigest
        switch try judge(verified, intake, mail, isForkAccepted: isForkAccepted) {
        case .alreadyImported(let time):
            return ResultPlan(kind: .alreadyImported(time: time), sequence: verified.manifest.sequence, manifest: manifest)
        case .new(let message, let missing):
            // The center's numbers are as unique here as there.
            guard try store.doubledNumber(message.outcomes) == nil else { throw ExchangeError.tableMalformed(table: "核对结果", row: nil) }
            let isForked = isForkAccepted && mail.book.isForked(verified.manifest.sent)
            let application = try application(of: message, fileName: fileName, unit: unit, ring: ring, mail: mail, keys: keys)
            let effects = try effects(of: message, application, missing: missing, mail: mail, isForked: isForked)
            return ResultPlan(kind: .new(application, effects), sequence: message.sequence, manifest: manifest)
        }
    }

    /// What a restored PC has forgotten, the file beside the database remembers; the way on is another than for a late package.
    private func judge(
        _ verified: VerifiedPackage, _ intake: ResultIntake, _ mail: Correspondence, isForkAccepted: Bool
    ) throws -> ResultVerdict {
        do {
            return try intake.judge(verified, isForkAccepted: isForkAccepted)
        } catch {
            guard case .sequenceStale(let sequence, let highest) = error, sequence > mail.accepted.last?.sequence ?? 0 else { throw error }
            throw DeskError.takenInBeforeRestore(sequence: sequence, highest: highest)
        }
    }

    private func application(
        of message: ResultMessage, fileName: String, unit: UnitRecord, ring: KeyRingRecord, mail: Correspondence, keys: UnlockedKeys
    ) throws -> ResultApplication {
        let name = PackageName.of(.result, unit: unit.profile.code, insuranceYear: message.insuranceYear, sequence: message.sequence)
        var application = ResultApplication(
            package: PackageRecord(
                direction: .received, kind: Manifest.Kind.result.rawValue, counterpart: unit.centerCode,
                insuranceYear: message.insuranceYear, sequence: message.sequence, manifest: message.manifest,
                activation: unit.activation, fileName: fileName.isEmpty ? name : fileName, time: clock.timestamp,
                rows: message.outcomes.count))
        application.answers = message.answers
        application.answered = message.answers.flatMap { answers in
            mail.sent.first { $0.manifest == answers }?.sequence ?? message.receipts.first { $0.manifest == answers }?.sequence
        }
        application.outcomes = message.outcomes
        application.receipts = message.receipts.map {
            ReceiptRecord(sequence: $0.sequence, manifest: $0.manifest, time: $0.time, code: $0.code, activation: unit.activation)
        }
        application.fees = message.fees
        application.cards = message.cards
        application.cardFailures = message.cardFailures
        let master = message.masterData
        application.profile = master.unit
        application.codes = master.codes
        application.rates = master.plans
        application.severities = master.rules.map(RuleSeverity.dictionary)
        application.insured = master.insured
        if let certificates = master.certificates { application.keys = try ring.renewed(with: certificates, over: keys) }
        return application
    }
}

extension Correspondence {
    var book: OrderBook {
        OrderBook(
            accepted: accepted.map { .init(sequence: $0.sequence, manifest: $0.manifest, time: $0.time) }, highestSeen: highestSeen)
    }
}

extension KeyRingRecord {
    /// Only certificates under the known CA are kept, the unit's only over its own keys, and the center's never in place of newer ones.
    func renewed(with certificates: ResultCertificates, over keys: UnlockedKeys) throws -> KeyRingRecord {
        var ring = self
        guard let known = Certificate.pem(Array(authority.utf8)) else { throw DeskError.unitMissing }
        let all = [certificates.centerSigning, certificates.centerEncryption, certificates.unitSigning, certificates.unitEncryption]
        for certificate in all.compactMap({ $0 }) {
            guard certificate.isIssued(by: known) else { throw PackageError.signerUnknown }
        }
        ring.centerSigning = Self.newer(certificates.centerSigning, than: centerSigning)
        ring.centerEncryption = Self.newer(certificates.centerEncryption, than: centerEncryption)
        if let signing = certificates.unitSigning, let encryption = certificates.unitEncryption {
            guard signing.publicKey == .init(keys.signing.publicKey),
                EncryptionKey(encryption)?.identifier == keys.decryption.identifier
            else { throw PackageError.signerUnknown }
            ring.unitSigning = signing.pemText
            ring.unitEncryption = encryption.pemText
        }
        return ring
    }

    private static func newer(_ arrived: Certificate, than held: String) -> String {
        let isOlder = Certificate.pem(Array(held.utf8)).map { arrived.notValidBefore < $0.notValidBefore } ?? false
        return isOlder ? held : arrived.pemText
    }
}
