import CenterStore
import Delivery
import Enrollment
import Exchange
import Foundation
import Ledger
import Paperwork
import SealedPackage
import X509

/// A file to receive.
package struct IncomingFile: Sendable {
    /// As the operator named it.
    package let name: String
    package let bytes: [UInt8]
    /// Of a mail that nothing could be taken out of: why.
    let mail: MailError?

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        mail = nil
    }

    init(name: String, mail error: MailError) {
        self.name = name
        bytes = []
        mail = error
    }
}

extension CenterDesk {
    /// Takes in declarations, each by itself; refused ones stay in the ledger with their code.
    ///
    /// - Parameters:
    ///   - delivered: the day on which they were handed in, where it was another than today; kept in the journal.
    ///   - isForkAccepted: the operator has seen the differing rows and says so.
    package func receive(
        _ files: [IncomingFile], keys: CenterKeys, delivered: CalendarDate? = nil, isForkAccepted: Bool = false
    ) throws -> [ReceivedPackage] {
        let intake = DeclarationIntake(centerCode: try profile.code, now: clock.now(), isForkAccepted: isForkAccepted)
        return try files.map { try receive($0, intake, keys, delivered) }
    }

    /// A desk on a copy in memory: what happens to it changes nothing here.
    package func rehearsal() throws -> CenterDesk {
        CenterDesk(folder: folder, store: try store.copyInMemory(), clock: clock, operatorName: operatorName, isRehearsal: true)
    }

    private func receive(
        _ file: IncomingFile, _ intake: DeclarationIntake, _ keys: CenterKeys, _ delivered: CalendarDate?
    ) throws -> ReceivedPackage {
        if let mail = file.mail { return try refuse(file, nil, code: mail.code, message: mail.message) }
        let package: VerifiedPackage
        do {
            package = try verified(file.bytes, keys)
        } catch let error as PackageError {
            return try refuse(file, nil, code: error.code, message: error.message)
        }
        do {
            let unit = try intake.sender(of: package)
            let activation = try store.activations(unit: unit).first(where: \.isCurrent)
            switch try intake.judge(package, activation: activation.map(issued)) {
            case .alreadyImported(let time):
                return ReceivedPackage(
                    file: file.name, package, accepted: true, code: "sequence.already-imported",
                    message: "这个包在 \(time) 已经收过，没有再改动什么。")
            case .new(let message, let missing):
                guard let activation else { throw ExchangeError.unitUnknown(code: unit) }
                return try accept(file, package, message, missing, activation, keys, delivered)
            }
        } catch let error as ExchangeError {
            return try refuse(file, package, code: error.code, message: sentence(error, package))
        }
    }

    private func verified(_ bytes: [UInt8], _ keys: CenterKeys) throws -> VerifiedPackage {
        try SealedPackage(bytes: bytes).opened(with: keys.decryption).verified(
            trusting: .authorityOrRegistration(keys.authority.certificate, now: clock.now()))
    }

    private func issued(_ activation: ActivationRecord) throws -> IssuedActivation {
        let certificates = activation.certificates
        return IssuedActivation(
            manifest: activation.manifest, insuranceYear: try profile.insuranceYear,
            made: Date(timeIntervalSince1970: Double(activation.madeSeconds)), secret: activation.secret,
            signing: try certificates.map { try Certificate(derEncoded: $0.signing) },
            encryption: try certificates.map { try Certificate(derEncoded: $0.encryption) },
            book: OrderBook(
                accepted: try store.passed(.received, unit: activation.unit, activation: activation.manifest)
                    .map { OrderBook.Accepted(sequence: $0.sequence, manifest: $0.manifest, time: $0.time) },
                highestSeen: max(
                    try store.highest(.received, unit: activation.unit), side.marks(of: activation.unit).seen?.sequence ?? 0)))
    }

    private func accept(
        _ file: IncomingFile, _ package: VerifiedPackage, _ message: DeclarationMessage, _ missing: [Int], _ activation: ActivationRecord,
        _ keys: CenterKeys, _ delivered: CalendarDate?
    ) throws -> ReceivedPackage {
        let rows = message.declared.map { DeclaredRow(person: $0, digest: $0.rowDigest) }
        let changes = try changes(message, rows)
        let declaration = NewDeclaration(
            activation: activation.id, unit: message.unit, insuranceYear: message.insuranceYear, sequence: message.sequence,
            manifest: message.manifest, seen: message.seen, totals: message.totals, declared: rows, reduced: message.reduced,
            certificates: try certificates(message, activation, keys))
        var details = ["manifest": message.manifest, "sequence": String(message.sequence), "rows": String(rows.count)]
        details["delivered"] = delivered?.description
        try store.addDeclaration(
            declaration, package: record(.received, file, package, rows: rows.count),
            entry: entry("declaration.received", message.unit, details))
        if !isRehearsal {
            try side.raise(message.unit, seen: SideFile.Mark(sequence: message.sequence, manifest: message.manifest))
        }
        let gap = missing.isEmpty ? "" : "。缺第 \(missing.map(String.init).joined(separator: "、")) 号，不影响这一次"
        return ReceivedPackage(
            file: file.name, package, accepted: true, code: nil,
            message: "已收第 \(message.sequence) 号申报包，申报 \(rows.count) 人\(gap)。\(changes.sentence)。", missing: missing, changes: changes)
    }

    /// From the requests of a first declaration; the same keys again get the same ones, until 400 days before their end.
    private func certificates(
        _ message: DeclarationMessage, _ activation: ActivationRecord, _ keys: CenterKeys
    ) throws -> UnitCertificates? {
        guard let requests = message.requests else { return nil }
        if let known = activation.certificates {
            let renewal = clock.now().addingTimeInterval(400 * 86_400)
            guard try Certificate(derEncoded: known.signing).notValidAfter < renewal else { return nil }
        }
        func issue(_ key: Certificate.PublicKey, _ use: CertificateAuthority.Use) throws -> [UInt8] {
            try keys.authority.issue(key, code: message.unit, role: .unit, use: use, now: clock.now()).derBytes
        }
        return UnitCertificates(
            signing: try issue(requests.signing.publicKey, .signing), encryption: try issue(requests.encryption.publicKey, .encryption))
    }

    private func changes(_ message: DeclarationMessage, _ rows: [DeclaredRow]) throws -> DeclarationChanges {
        let newest = try store.declarations(insuranceYear: message.insuranceYear, unit: message.unit).last
        return DeclarationChanges(before: try newest.map { try store.declared($0.id) } ?? [], after: rows, reduced: message.reduced.count)
    }

    /// What the refusal alone can't tell: who differs, or that it is we who forgot.
    private func sentence(_ error: ExchangeError, _ package: VerifiedPackage) throws -> String {
        switch error {
        case .sequenceForked: return try error.message + differences(package)
        case .sequenceStale(let sequence, let highest) where sequence > (try store.highest(.received, unit: package.signer.code)):
            return "第 \(sequence) 号申报包以前收过（收到过第 \(highest) 号），后来中心恢复了旧的备份，旧包不能再收。请通知单位重新导出一个申报包。"
        default: return error.message
        }
    }

    private func differences(_ package: VerifiedPackage) throws -> String {
        let message = try DeclarationMessage(package)
        return try changes(message, message.declared.map { DeclaredRow(person: $0, digest: $0.rowDigest) }).sentence + "。"
    }

    private func refuse(_ file: IncomingFile, _ package: VerifiedPackage?, code: String, message: String) throws -> ReceivedPackage {
        let known = try package.map { package in try store.units().contains { $0.code == package.manifest.sender.code } } ?? false
        var record = record(.refused, file, package, rows: 0)
        record.code = code
        // A stranger's package stands under no unit of ours.
        if !known { record.counterpart = "" }
        try store.noteRefused(record, entry: entry("package.refused", record.counterpart, ["file": record.fileName, "code": code]))
        return ReceivedPackage(file: file.name, package, accepted: false, code: code, message: message)
    }

    private func record(_ direction: PackageRecord.Direction, _ file: IncomingFile, _ package: VerifiedPackage?, rows: Int) -> PackageRecord
    {
        PackageRecord(
            direction: direction, kind: package?.manifest.kind.rawValue ?? "", counterpart: package?.manifest.sender.code ?? "",
            insuranceYear: package?.manifest.insuranceYear ?? 0, sequence: package?.manifest.sequence ?? 0,
            manifest: package?.manifestDigest ?? "", activation: package?.manifest.activation ?? "",
            fileName: URL(filePath: file.name).lastPathComponent, time: clock.timestamp, rows: rows)
    }
}

extension ReceivedPackage {
    init(
        file: String, _ package: VerifiedPackage?, accepted: Bool, code: String?, message: String, missing: [Int] = [],
        changes: DeclarationChanges? = nil
    ) {
        self.init(
            file: file, accepted: accepted, code: code, message: message, unit: package?.manifest.sender.code,
            kind: package?.manifest.kind.rawValue, sequence: package?.manifest.sequence,
            manifest: package.map { "sha256:" + $0.manifestDigest },
            missing: missing, changes: changes)
    }
}
