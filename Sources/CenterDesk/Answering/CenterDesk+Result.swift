import CenterStore
import DurableFile
import Enrollment
import Exchange
import Foundation
import Ledger
import Paperwork
import SealedPackage
import X509

/// One result that was written.
package struct IssuedResult: Sendable {
    package let unit: String
    package let sequence: Int
    /// `sha256:` and hex.
    package let manifest: String
    /// The declaration it answers: its sequence, and `sha256:` and hex; nil where it only opens a year.
    package let answersSequence: Int?
    package let answers: String?
    package let accepted: Int
    package let rejected: Int
    package let pending: Int
    package let package: URL
}

extension CenterDesk {
    /// One result a unit. A unit that has not declared in the open year is told that it is open, once it has certificates.
    ///
    /// Of all units (nil) those that there is nothing to say to are left out; a unit asked for by code is refused then.
    package func issueResults(_ codes: [String]?, keys: CenterKeys, out: URL) throws -> [IssuedResult] {
        let units = try codes.map { try $0.map(unit) } ?? store.units()
        var prepared: [PreparedResult] = []
        for unit in units {
            do {
                let one = try prepare(unit)
                if try codes != nil || one.answered != nil || !hasHeardOfYear(unit.code) { prepared.append(one) }
            } catch let refusal as CenterRefusal where codes == nil {
                switch refusal {
                case .notActivated, .noDeclaration: continue
                default: throw refusal
                }
            }
        }
        let cards = CardsByNumber(
            cards: try store.cards(insuranceYear: profile.insuranceYear),
            failures: try store.cardFailures(insuranceYear: profile.insuranceYear))
        try DurableFile.makeFolder(out)
        return try prepared.map { try issue($0, cards, keys: keys, out: out) }
    }

    /// Cards and failures of the year, by personal number.
    private struct CardsByNumber {
        let cards: [String: [Card]]
        let failures: [String: [CardFailure]]

        init(cards: [Card], failures: [CardFailure]) {
            self.cards = Dictionary(grouping: cards, by: \.personalNumber)
            self.failures = Dictionary(grouping: failures, by: \.personalNumber)
        }
    }

    private struct PreparedResult {
        let unit: RegisteredUnit
        let activation: ActivationRecord
        let certificates: UnitCertificates
        /// nil: nothing was declared in the open year.
        let answered: DeclarationRecord?
    }

    private func prepare(_ unit: RegisteredUnit) throws -> PreparedResult {
        guard let activation = try store.activations(unit: unit.code).first(where: \.isCurrent) else {
            throw CenterRefusal.notActivated(unit.code)
        }
        guard let certificates = activation.certificates else { throw CenterRefusal.noDeclaration(unit.code) }
        return PreparedResult(
            unit: unit, activation: activation, certificates: certificates,
            answered: try store.declarations(insuranceYear: profile.insuranceYear, unit: unit.code).last)
    }

    /// A package of the open year went out to the unit already.
    private func hasHeardOfYear(_ unit: String) throws -> Bool {
        let year = try profile.insuranceYear
        return try store.packages(unit: unit).contains { $0.direction == .sent && $0.insuranceYear == year }
    }

    private func issue(_ prepared: PreparedResult, _ cards: CardsByNumber, keys: CenterKeys, out: URL) throws -> IssuedResult {
        let (unit, activation, answered) = (prepared.unit, prepared.activation, prepared.answered)
        let profile = try profile
        let sequence = try nextNumbers(unit.code).result
        let passage = Passage(
            sender: Manifest.Party(role: .center, code: profile.code, name: profile.name),
            recipient: Manifest.Party(role: .unit, code: unit.code, name: unit.name), insuranceYear: profile.insuranceYear,
            sequence: sequence, activation: activation.manifest,
            sent: try store.passed(.sent, unit: unit.code, activation: activation.manifest)
                .map { Manifest.Numbered(sequence: $0.sequence, manifest: $0.manifest) },
            seen: try store.highest(.received, unit: unit.code), answers: answered?.manifest, journalHead: try store.journalHead())
        let outcomes = try answered.map(outcomes) ?? []
        let numbers = try numberedPeople([unit]).keys.sorted()
        let receipts = try receipts(unit.code, activation)
        let fees = try fees(unit.code)
        let encryption = try Certificate(derEncoded: prepared.certificates.encryption)
        var masterData = MasterData()
        masterData.unit = profile.unitProfile(unit)
        masterData.codes = try store.codes()
        masterData.plans = try store.rates()
        masterData.rules = []
        masterData.insured = try store.insured(unit: unit.code, insuranceYear: profile.insuranceYear)
        masterData.certificates = ResultCertificates(
            centerSigning: keys.signing.certificate, centerEncryption: keys.encryptionCertificate,
            unitSigning: try Certificate(derEncoded: prepared.certificates.signing), unitEncryption: encryption)
        func draft(_ masterData: MasterData) throws(ExchangeError) -> PackageDraft {
            try ResultDraft(
                passage: passage, receipts: receipts, outcomes: outcomes, fees: fees, cards: numbers.flatMap { cards.cards[$0] ?? [] },
                cardFailures: numbers.flatMap { cards.failures[$0] ?? [] }, masterData: masterData
            ).packageDraft()
        }
        let held = try heldParts(try draft(masterData).partDigests, activation)
        let packageDraft = try draft(masterData.without(held))
        let signed = try packageDraft.signed(by: keys.signing, at: clock.now())
        guard let recipient = EncryptionKey(encryption) else { throw CenterRefusal.notActivated(unit.code) }
        let name = PackageName.of(.result, unit: unit.code, insuranceYear: profile.insuranceYear, sequence: sequence)
        let staged = try DurableFile.stage(signed.sealed(to: recipient), for: out.appending(path: name))
        do {
            try side.raise(unit.code, sent: SideFile.Mark(sequence: sequence, manifest: signed.manifestDigest))
            try store.addResult(
                PackageRecord(
                    direction: .sent, kind: Manifest.Kind.result.rawValue, counterpart: unit.code, insuranceYear: profile.insuranceYear,
                    sequence: sequence, manifest: signed.manifestDigest, activation: activation.manifest, fileName: name,
                    time: clock.timestamp, rows: outcomes.count),
                activation: activation.id, parts: packageDraft.partDigests,
                entry: entry("result.issued", unit.code, ["manifest": signed.manifestDigest, "answers": answered?.manifest ?? ""]))
        } catch {
            staged.abandon()
            throw error
        }
        try staged.commit()
        return IssuedResult(
            unit: unit.code, sequence: sequence, manifest: "sha256:" + signed.manifestDigest, answersSequence: answered?.sequence,
            answers: answered.map { "sha256:" + $0.manifest }, accepted: outcomes.count { $0.kind == .accepted },
            rejected: outcomes.count { $0.kind == .rejected }, pending: outcomes.count { $0.kind == .pending },
            package: staged.destination)
    }

    /// One for each row, in the order of the declaration; a row nobody has compared yet is pending.
    private func outcomes(of declaration: DeclarationRecord) throws -> [Outcome] {
        let decided = try store.outcomes(declaration.id)
        let waiting = Ruling.waiting(isCoreLoaded: try store.isCoreLoaded())
        return try store.declared(declaration.id).map { row in
            decided[row.person.reference]
                ?? Outcome(
                    reference: row.person.reference, rowDigest: row.digest, kind: waiting.kind, personalNumber: row.person.personalNumber,
                    reasonCode: waiting.code.rawValue, reason: waiting.reason, party: waiting.code.party)
        }
    }

    /// Every declaration under the activation, received or refused after its signature held, each once.
    private func receipts(_ unit: String, _ activation: ActivationRecord) throws -> [Receipt] {
        let totals = Dictionary(try store.declarations(unit: unit).map { ($0.manifest, $0.totals) }, uniquingKeysWith: { $1 })
        let passed = try store.packages(unit: unit)
            .filter { $0.direction != .sent && $0.activation == activation.manifest && !$0.manifest.isEmpty && $0.sequence > 0 }
        // Once a package was received it counts as received, whatever became of its copies; else its last refusal stands.
        let last = Dictionary(passed.map { ($0.manifest, $0) }) { newer, older in older.direction == .received ? older : newer }
        return last.values.sorted { ($0.sequence, $0.time, $0.manifest) < ($1.sequence, $1.time, $1.manifest) }
            .map { package in
                Receipt(
                    sequence: package.sequence, manifest: package.manifest, time: package.time, code: package.code,
                    totals: totals[package.manifest] ?? Equation(renewals: 0, additions: 0, reductions: 0))
            }
    }

    /// Parts whose present content went out in a package that the newest declaration says has arrived.
    private func heldParts(_ present: MessageParts, _ activation: ActivationRecord) throws -> Set<String> {
        let last = try store.lastSentParts(activation: activation.id)
        guard
            let newest = try store.declarations(unit: activation.unit)
                .last(where: { $0.activation == activation.id }), newest.insuranceYear == (try profile.insuranceYear)
        else { return [] }
        return Set(
            present.filter { part, digest in
                guard let sent = last[part], sent.digest == digest else { return false }
                return sent.sequence == 0 || sent.sequence <= newest.seen
            }.keys)
    }
}
