import CenterStore
import DurableFile
import Enrollment
import Exchange
import Foundation
import Ledger
import LongWork
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
    /// Of all units (nil) those that there is nothing new to say to are left out; a unit asked for by code gets its answer once more.
    /// Made on all cores; a few at a time get their numbers in one transaction, and their names after it. Stopped half-way, the next run
    /// names what has a number, and goes on.
    package func issueResults(
        _ codes: [String]?, keys: CenterKeys, out: URL, _ progress: WorkProgress = WorkProgress()
    ) throws -> [IssuedResult] {
        try exclusively {
            try completeLeavingFiles()
            let units = try chosen(codes)
            // Asked for by name, nothing goes out where one of them can't be answered.
            if codes != nil { for unit in units { _ = try answerable(unit) } }
            let run = try AnsweringRun(self, keys: current(keys))
            try DurableFile.makeFolder(out)
            DurableFile.removeLeftovers(in: out)
            var issued: [IssuedResult] = []
            var waiting: [MadeResult] = []
            var toldAll: [String] = []
            var done = 0
            try progress.begin("正在制作结果包", of: units.count)
            do {
                try WorkAhead.each(units) {
                    try self.made($0, run, isWanted: codes != nil, out: out)
                } take: { made in
                    switch made {
                    case .result(let result): waiting.append(result)
                    case .nothingNew(let unit): toldAll.append(unit)
                    case .nobody: break
                    }
                    if waiting.count >= 25 { issued += try send(&waiting) }
                    done += 1
                    try progress.step(done)
                }
            } catch {
                for made in waiting { made.file.abandon() }
                throw error
            }
            issued += try send(&waiting)
            try store.nothingIsNews(for: toldAll)
            if !issued.isEmpty { backUp(.answering) }
            return issued
        }
    }

    private enum Making: Sendable {
        case result(MadeResult)
        /// The last result told all there is.
        case nothingNew(unit: String)
        /// There is nobody to answer.
        case nobody
    }

    /// Sealed and flushed under a temporary name; nobody counts it yet.
    private struct MadeResult: Sendable {
        let file: StagedFile
        let result: NewResult
        let issued: IssuedResult
    }

    private func send(_ waiting: inout [MadeResult]) throws -> [IssuedResult] {
        guard !waiting.isEmpty else { return [] }
        let made = waiting
        do {
            try store.addResults(made.map(\.result))
        } catch {
            for one in made { one.file.abandon() }
            waiting = []
            throw error
        }
        waiting = []
        try raiseSent(made.map(\.result.package))
        try StagedFile.commit(made.map(\.file))
        try store.haveLeft(made.map(\.result.file))
        return made.map(\.issued)
    }

    private func made(_ unit: RegisteredUnit, _ run: AnsweringRun, isWanted: Bool, out: URL) throws -> Making {
        let answerable: AnswerableUnit
        do {
            answerable = try self.answerable(unit)
        } catch let refusal as CenterRefusal {
            switch refusal {
            case .notActivated, .noDeclaration:
                if isWanted { throw refusal }
                return .nobody
            default: throw refusal
            }
        }
        let (activation, answered) = (answerable.activation, answerable.answered)
        let sequence = try nextNumbers(unit.code, run.marks[unit.code]).result
        let outcomes = try answered.map { try self.outcomes(of: $0, run) } ?? []
        let whole = try draft(answerable, run, sequence: sequence, outcomes)
        let content = whole.contentDigest
        guard try isWanted || store.lastAnswer(activation: activation.id) != content else { return .nothingNew(unit: unit.code) }
        let draft = whole.without(try heldParts(whole.partDigests, activation, run.profile.insuranceYear))
        let signed = try draft.signed(by: run.keys.signing, at: clock.now())
        guard let recipient = EncryptionKey(try Certificate(derEncoded: answerable.certificates.encryption)) else {
            throw CenterRefusal.notActivated(unit.code)
        }
        let name = PackageName.of(.result, unit: unit.code, insuranceYear: run.profile.insuranceYear, sequence: sequence)
        let file = try DurableFile.stage(signed.sealed(to: recipient), for: out.appending(path: name))
        let package = PackageRecord(
            direction: .sent, kind: Manifest.Kind.result.rawValue, counterpart: unit.code, insuranceYear: run.profile.insuranceYear,
            sequence: sequence, manifest: signed.manifestDigest, activation: activation.manifest, fileName: name, time: clock.timestamp,
            rows: outcomes.count)
        let made = MadeResult(
            file: file,
            result: NewResult(
                package: package, activation: activation.id, parts: draft.partDigests, content: content,
                file: file.leaving(for: unit.code),
                entry: entry("result.issued", unit.code, ["manifest": signed.manifestDigest, "answers": answered?.manifest ?? ""])),
            issued: IssuedResult(
                unit: unit.code, sequence: sequence, manifest: "sha256:" + signed.manifestDigest, answersSequence: answered?.sequence,
                answers: answered.map { "sha256:" + $0.manifest }, accepted: outcomes.count { $0.kind == .accepted },
                rejected: outcomes.count { $0.kind == .rejected }, pending: outcomes.count { $0.kind == .pending },
                package: file.destination))
        return .result(made)
    }

    /// With every part, so that its content can be told from the last one's.
    private func draft(
        _ answerable: AnswerableUnit, _ run: AnsweringRun, sequence: Int, _ outcomes: [Outcome]
    ) throws -> PackageDraft {
        let (unit, activation, answered) = (answerable.unit, answerable.activation, answerable.answered)
        let year = run.profile.insuranceYear
        let passage = Passage(
            sender: Manifest.Party(role: .center, code: run.profile.code, name: run.profile.name),
            recipient: Manifest.Party(role: .unit, code: unit.code, name: unit.name), insuranceYear: year, sequence: sequence,
            activation: activation.manifest,
            sent: try store.passed(.sent, unit: unit.code, activation: activation.manifest)
                .map { Manifest.Numbered(sequence: $0.sequence, manifest: $0.manifest) },
            seen: try store.highest(.received, unit: unit.code), answers: answered?.manifest, journalHead: run.journalHead)
        var masterData = MasterData()
        masterData.unit = run.profile.unitProfile(unit)
        masterData.codes = run.codes
        masterData.plans = run.rates
        masterData.rules = run.rules
        masterData.insured = try store.insured(unit: unit.code, insuranceYear: year)
        masterData.certificates = ResultCertificates(
            centerSigning: run.keys.signing.certificate, centerEncryption: run.keys.encryptionCertificate,
            unitSigning: try Certificate(derEncoded: answerable.certificates.signing),
            unitEncryption: try Certificate(derEncoded: answerable.certificates.encryption))
        return try ResultDraft(
            passage: passage, receipts: receipts(unit.code, activation), outcomes: outcomes,
            fees: answered.map { try fees(of: $0, run.rates) } ?? [],
            cards: store.cards(insuranceYear: year, unit: unit.code, declaration: answered?.id),
            cardFailures: store.cardFailures(insuranceYear: year, unit: unit.code, declaration: answered?.id), masterData: masterData
        ).packageDraft()
    }

    /// One for each row, in the order of the declaration; a row nobody has compared yet is pending.
    private func outcomes(of declaration: DeclarationRecord, _ run: AnsweringRun) throws -> [Outcome] {
        let waiting = Ruling.waiting(isCoreLoaded: run.isCoreLoaded)
        return try store.answers(declaration.id).map { row in
            row.outcome?.outcome(row.reference, digest: row.digest)
                ?? Outcome(
                    reference: row.reference, rowDigest: row.digest, kind: waiting.kind, personalNumber: row.personalNumber,
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
    private func heldParts(_ present: MessageParts, _ activation: ActivationRecord, _ insuranceYear: Int) throws -> Set<String> {
        let last = try store.lastSentParts(activation: activation.id)
        guard
            let newest = try store.declarations(unit: activation.unit)
                .last(where: { $0.activation == activation.id }), newest.insuranceYear == insuranceYear
        else { return [] }
        return Set(
            present.filter { part, digest in
                guard let sent = last[part], sent.digest == digest else { return false }
                return sent.sequence == 0 || sent.sequence <= newest.seen
            }.keys)
    }
}
