import CenterStore
import DurableFile
import Enrollment
import Exchange
import Foundation
import Ledger
import LongWork
import Paperwork
import SealedPackage

/// What one activation left on disk.
package struct IssuedPackage: Sendable {
    package let unit: String
    package let sequence: Int
    /// `sha256:` and hex.
    package let manifest: String
    package let package: URL
    package let letter: URL
    package let code: URL
    /// A former activation was ended by this one.
    package let replacesFormer: Bool
}

extension CenterDesk {
    /// One package a unit, and in another folder the letter and the bare code, so that they travel apart.
    ///
    /// A second activation ends the former at once and carries the roster and the last declaration, reductions included. Each unit by
    /// itself is activated or not: stopped half-way, the next run names what the ledger counts as sent.
    /// - Parameter codes: when nil, all that can't declare yet: those without an activation, and those that never declared under one of a
    ///   former year. A unit that works with its own is only activated anew where it is named, since that ends its certificates.
    package func activate(
        _ codes: [String]?, keys: CenterKeys, out: URL, letters: URL, _ progress: WorkProgress = WorkProgress()
    ) throws -> [IssuedPackage] {
        guard out.standardizedFileURL.resolvingSymlinksInPath() != letters.standardizedFileURL.resolvingSymlinksInPath() else {
            throw CenterRefusal.samePlace
        }
        return try exclusively {
            try completeLeavingFiles()
            let all = try chosen(codes)
            guard !all.isEmpty else { throw CenterRefusal.nothingToActivate }
            let units = codes == nil ? try all.filter { try cannotDeclare($0) } : all
            if units.count < all.count { tell("已经开户的 \(all.count - units.count) 个单位没有动；要重新开户，请写出单位代码。") }
            for folder in [out, letters] {
                try DurableFile.makeFolder(folder)
                DurableFile.removeLeftovers(in: folder)
            }
            let marks = side.allMarks()
            let keys = try current(keys)
            var issued: [IssuedPackage] = []
            try progress.begin("正在制作开户包", of: units.count)
            try WorkAhead.each(units) {
                try self.made($0, keys, marks[$0.code], out, letters)
            } take: { made in
                issued.append(try send(made))
                try progress.step(issued.count)
            }
            if !issued.isEmpty { backUp(.activating) }
            return issued
        }
    }

    private func cannotDeclare(_ unit: RegisteredUnit) throws -> Bool {
        guard let current = try store.activations(unit: unit.code).first(where: \.isCurrent) else { return true }
        return try current.certificates == nil && current.insuranceYear < profile.insuranceYear
    }

    /// Sealed and flushed under temporary names; nobody counts it yet.
    private struct MadeActivation: Sendable {
        let record: NewActivation
        let files: [StagedFile]
        let issued: IssuedPackage
    }

    private func send(_ made: MadeActivation) throws -> IssuedPackage {
        do {
            try store.addActivation(made.record)
        } catch {
            made.files.forEach { $0.abandon() }
            throw error
        }
        try StagedFile.commit(made.files)
        try store.haveLeft(made.record.files)
        return made.issued
    }

    private func made(
        _ unit: RegisteredUnit, _ keys: CenterKeys, _ marks: SideFile.Marks?, _ out: URL, _ letters: URL
    ) throws -> MadeActivation {
        let profile = try profile
        let former = try store.activations(unit: unit.code)
        let sequence = (former.first?.sequence ?? 0) + 1
        let secret = [UInt8].random(32)
        let next = try nextNumbers(unit.code, marks)
        let draft = try ActivationDraft(
            center: Manifest.Party(role: .center, code: profile.code, name: profile.name), unit: profile.unitProfile(unit),
            sequence: sequence, next: next, registrationSecret: secret, codes: store.codes(), plans: store.rates(), rules: ruleSeverities(),
            insured: store.insured(unit: unit.code, insuranceYear: profile.insuranceYear), carried: carried(unit.code),
            authority: keys.authority.certificate, centerSigning: keys.signing.certificate, centerEncryption: keys.encryptionCertificate,
            journalHead: store.journalHead())
        let packageDraft = try draft.packageDraft()
        let signed = try packageDraft.signed(by: keys.signing, at: clock.now())
        let code = ActivationCode.random()
        let name = PackageName.of(.activation, unit: unit.code, insuranceYear: profile.insuranceYear, sequence: sequence)
        let letter = ActivationLetter(
            centerName: profile.name, unitCode: unit.code, unitName: unit.name, insuranceYear: profile.insuranceYear, opens: profile.opens,
            closes: profile.closes, packageName: name, code: code.grouped, fingerprint: keys.authority.certificate.fingerprint,
            made: clock.today)
        let files = try [
            DurableFile.stage(signed.sealed(under: code), for: out.appending(path: name)),
            DurableFile.stage(Array(letter.html.utf8), for: letters.appending(path: unit.code + ".html")),
            DurableFile.stage(Array((code.text + "\n").utf8), for: letters.appending(path: unit.code + ".code.txt")),
        ]
        let package = PackageRecord(
            direction: .sent, kind: Manifest.Kind.activation.rawValue, counterpart: unit.code, insuranceYear: profile.insuranceYear,
            sequence: sequence, manifest: signed.manifestDigest, fileName: name, time: clock.timestamp, rows: draft.insured.count)
        return MadeActivation(
            record: NewActivation(
                unit: unit.code, insuranceYear: profile.insuranceYear, sequence: sequence, manifest: signed.manifestDigest,
                madeSeconds: Int(clock.now().timeIntervalSince1970), firstDeclaration: next.declaration, secret: secret,
                parts: packageDraft.partDigests, package: package, files: files.map { $0.leaving(for: unit.code) },
                entry: entry("activation.issued", unit.code, ["manifest": signed.manifestDigest, "sequence": String(sequence)])),
            files: files,
            issued: IssuedPackage(
                unit: unit.code, sequence: sequence, manifest: "sha256:" + signed.manifestDigest, package: files[0].destination,
                letter: files[1].destination, code: files[2].destination, replacesFormer: !former.isEmpty))
    }

    /// One more than the highest of the database, the file beside it, and what the unit says to have seen, so that a restored center
    /// reopens no number.
    func nextNumbers(_ unit: String, _ marks: SideFile.Marks?) throws -> Manifest.Next {
        Manifest.Next(
            declaration: max(try store.highest(.received, unit: unit), marks?.seen?.sequence ?? 0) + 1,
            result: max(
                try store.highest(.sent, unit: unit), marks?.sent?.sequence ?? 0, try store.declarations(unit: unit).map(\.seen).max() ?? 0)
                + 1)
    }

    private func carried(_ unit: String) throws -> CarriedDeclaration? {
        guard let newest = try store.newestDeclaration(insuranceYear: profile.insuranceYear, unit: unit) else { return nil }
        return CarriedDeclaration(declared: try store.declared(newest.id).map(\.person), reduced: try store.reduced(newest.id))
    }
}

extension CenterProfile {
    func unitProfile(_ unit: RegisteredUnit) -> UnitProfile {
        UnitProfile(code: unit.code, name: unit.name, kind: unit.kind, insuranceYear: insuranceYear, opens: opens, closes: closes)
    }
}

extension [UInt8] {
    static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
