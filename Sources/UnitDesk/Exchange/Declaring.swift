import DurableFile
import Enrollment
import Exchange
import Foundation
import Ledger
import LongWork
import SealedPackage
import UnitStore
import X509

/// What the next package would say.
package struct DeclarationPreview: Sendable {
    package let fileName: String
    package let sequence: Int
    package let equation: Equation
    package let unsent: UnsentChanges
    package let dropOuts: [DropOut]
    package let openRejections: Int
    package let isAfterClosing: Bool
}

package struct MadeDeclaration: Sendable {
    package let url: URL
    package let sequence: Int
    /// `sha256:` and hex.
    package let manifest: String
    package let totals: Equation
}

extension UnitDesk {
    /// Certificates are asked for anew when less than this is left of them.
    static let renewalDays = 400.0

    /// The number of the next package.
    package func nextSequence() throws -> Int { try store.correspondence(with: unit()).highestSent + 1 }

    package func declarationPreview() throws -> DeclarationPreview {
        let unit = try unit()
        let sequence = try nextSequence()
        return DeclarationPreview(
            fileName: PackageName.of(.declaration, unit: unit.profile.code, insuranceYear: unit.profile.insuranceYear, sequence: sequence),
            sequence: sequence, equation: try store.equation(), unsent: try store.unsentChanges(), dropOuts: try store.dropOuts(),
            openRejections: try rejectionRecords().count { $0.state == .open }, isAfterClosing: clock.today > unit.profile.closes)
    }

    /// Makes the package, records it, and lets it appear in `folder` and in the outbox. A package that is recorded is never lost: the outbox has it.
    package func declare(
        keys: UnlockedKeys, operator name: String, into destination: URL? = nil, progress: WorkProgress = WorkProgress()
    ) throws -> MadeDeclaration {
        try progress.begin("正在整理名单")
        let unit = try unit()
        guard let ring = try store.keyRing() else { throw DeskError.unitMissing }
        let mail = try store.correspondence(with: unit)
        let roster = try store.roster()
        let journal = try store.journalEnd()
        let sequence = mail.highestSent + 1
        let asks = try needsCertificates(ring)
        let requests =
            asks ? try CertificateRequests(signingKey: keys.signing, decryptionKey: keys.decryption, code: unit.profile.code) : nil
        let registration =
            ring.unitSigning == nil ? try requests?.registration(secret: keys.registrationSecret, unitCode: unit.profile.code) : nil
        let draft = DeclarationDraft(
            passage: Passage(
                sender: .init(role: .unit, code: unit.profile.code, name: unit.profile.name),
                recipient: .init(role: .center, code: unit.centerCode, name: unit.centerName), insuranceYear: unit.profile.insuranceYear,
                sequence: sequence, activation: unit.activation,
                sent: mail.sent.map { .init(sequence: $0.sequence, manifest: $0.manifest) },
                seen: mail.accepted.last?.sequence ?? 0, answers: mail.accepted.last?.manifest, journalHead: journal.head),
            totals: roster.equation, declared: roster.declared.map(\.declared), reduced: roster.reduced.compactMap(\.asReduced),
            requests: requests,
            registration: registration)
        try progress.begin("正在签名和加密")
        let signed = try draft.packageDraft().signed(by: identity(keys, ring), at: clock.now())
        guard let centerKey = Certificate.pem(Array(ring.centerEncryption.utf8)).flatMap(EncryptionKey.init) else {
            throw PackageError.signerWrongUse
        }
        let bytes = try signed.sealed(to: centerKey)
        let fileName = PackageName.of(.declaration, unit: unit.profile.code, insuranceYear: unit.profile.insuranceYear, sequence: sequence)
        let record = PackageRecord(
            direction: .sent, kind: Manifest.Kind.declaration.rawValue, counterpart: unit.centerCode,
            insuranceYear: unit.profile.insuranceYear,
            sequence: sequence, manifest: signed.manifestDigest, activation: unit.activation, fileName: fileName, time: clock.timestamp,
            rows: roster.declared.count)
        try progress.seal("正在写入，请稍候")
        try DurableFile.makeFolder(folder.outbox)
        let kept = try DurableFile.stage(bytes, for: folder.outbox.appending(path: fileName + Self.pendingSuffix))
        if let destination { DurableFile.removeLeftovers(in: destination) }
        let staged = try destination.map { try DurableFile.stage(bytes, for: $0.appending(path: fileName)) }
        do {
            // The pending copy names its manifest only through the ledger: what the ledger does not know is thrown away at the next start.
            try kept.commit()
            try store.recordDeclaration(
                record, rows: roster.declared.map { SentRow(person: $0, digest: $0.declared.rowDigest) },
                sheet: DeclarationSheet(
                    totals: roster.equation, fees: FeeSummary.byPlan(roster.declared.map(\.person), rates: try store.planRates()),
                    journalEntries: journal.entries, journalHead: journal.head, operator: name), by: act(name))
        } catch {
            kept.abandon()
            staged?.abandon()
            throw error
        }
        try publish(fileName)
        do {
            try staged?.commit()
        } catch {
            throw DeskError.notHandedOver(kept: folder.outbox.appending(path: fileName).path)
        }
        backUpIfPossible(.afterDeclaration)
        return MadeDeclaration(
            url: destination?.appending(path: fileName) ?? folder.outbox.appending(path: fileName), sequence: sequence,
            manifest: "sha256:" + signed.manifestDigest, totals: roster.equation)
    }

    /// The unit's own certificate once it has arrived, until then one that it signed itself.
    private func identity(_ keys: UnlockedKeys, _ ring: KeyRingRecord) throws -> SigningIdentity {
        guard let certificate = Certificate.pem(Array((ring.unitSigning ?? ring.selfSigned).utf8)) else { throw PackageError.signerUnknown }
        return SigningIdentity(privateKey: keys.signing, certificate: certificate)
    }

    private func needsCertificates(_ ring: KeyRingRecord) throws -> Bool {
        guard let own = ring.unitSigning.flatMap({ Certificate.pem(Array($0.utf8)) }) else { return true }
        return own.notValidAfter.timeIntervalSince(clock.now()) < Self.renewalDays * 86_400
    }
}

extension PersonRecord {
    var asReduced: ReducedPerson? {
        reductionDate.map {
            ReducedPerson(
                reference: reference, origin: origin, personalNumber: personalNumber, person: person, reason: reductionReason, date: $0)
        }
    }
}
