import CenterStore
import Enrollment
import Exchange
import Foundation
import Ledger
import LongWork
import Paperwork
import SealedPackage
import X509

extension CenterDesk {
    /// How declarations are to be taken in.
    package struct Receiving: Sendable {
        /// The day on which they were handed in, where it was another than today.
        package var delivered: CalendarDate?
        /// The operator has seen the differing rows and says so.
        package var isForkAccepted = false
        /// Shows what would come of it, and changes nothing.
        package var isRehearsal = false

        package init(delivered: CalendarDate? = nil, isForkAccepted: Bool = false, isRehearsal: Bool = false) {
            self.delivered = delivered
            self.isForkAccepted = isForkAccepted
            self.isRehearsal = isRehearsal
        }
    }

    /// Takes in declarations, each by itself; refused ones stay in the ledger with their code.
    ///
    /// Opening and reading goes ahead on all cores; a few packages at a time are then stored in one transaction, since each commit waits
    /// for the disk. Stopped half-way, receiving the same files again completes it.
    package func receive(
        _ files: [IncomingFile], keys: CenterKeys, _ receiving: Receiving = Receiving(), _ progress: WorkProgress = WorkProgress()
    ) throws -> [ReceivedPackage] {
        try exclusively {
            let now = clock.now()
            let intake = DeclarationIntake(centerCode: try profile.code, now: now, isForkAccepted: receiving.isForkAccepted)
            var reception = Reception(book: try ReceivingBook(self), intake: intake, keys: keys, receiving: receiving)
            var received: [ReceivedPackage] = []
            var done = 0
            try progress.begin("正在接收", of: files.count)
            try WorkAhead.each(files) {
                OpenedFile($0, keys: keys, now: now)
            } take: { file in
                for content in file.contents { received.append(try take(content, of: file.name, &reception)) }
                if reception.isEnough { try store(&reception) }
                done += 1
                try progress.step(done)
            }
            try store(&reception)
            return received
        }
    }

    private struct Reception {
        var book: ReceivingBook
        let intake: DeclarationIntake
        let keys: CenterKeys
        let receiving: Receiving
        var arrivals: [Arrival] = []
        var rows = 0
        var seen: [String: SideFile.Mark] = [:]

        var isEnough: Bool { rows >= 20_000 || arrivals.count >= 100 }
    }

    private func store(_ reception: inout Reception) throws {
        if !reception.receiving.isRehearsal {
            try store.takeIn(reception.arrivals)
            try side.raise(seen: reception.seen)
        }
        reception.arrivals = []
        reception.rows = 0
        reception.seen = [:]
        reception.book.forgetRows()
    }

    private func take(_ content: OpenedFile.Content, of file: String, _ reception: inout Reception) throws -> ReceivedPackage {
        switch content {
        case .nothing(let code, let message): return try refuse(file, nil, code: code, message: message, &reception)
        case .declaration(let read):
            do {
                return try take(read, of: file, &reception)
            } catch let error as ExchangeError {
                let isForgotten = isForgotten(error, read.package, reception.book)
                let message = isForgotten ? forgotten(read.package) : try sentence(error, read.package, reception.book)
                return try refuse(
                    file, read.package, code: error.code, message: message, isForgotten: isForgotten, &reception)
            }
        }
    }

    private func take(_ read: ReadDeclaration, of file: String, _ reception: inout Reception) throws -> ReceivedPackage {
        let unit = try reception.intake.sender(of: read.package)
        let activation = try reception.book.activation(unit)
        switch try reception.intake.judge(read, activation: activation?.issued) {
        case .alreadyImported(let time):
            // A run that was stopped after its commit has not raised the mark.
            reception.seen[unit] = reception.book.newest(unit)
            return ReceivedPackage(
                file: file, read.package, accepted: true, code: "sequence.already-imported",
                message: "这个包在 \(time) 已经收过，没有再改动什么。")
        case .new(let message, let missing):
            guard let activation = activation?.record else { throw ExchangeError.unitUnknown(code: unit) }
            return try accept(file, read.package, message, missing, activation, &reception)
        }
    }

    private func accept(
        _ file: String, _ package: VerifiedPackage, _ message: DeclarationMessage, _ missing: [Int], _ activation: ActivationRecord,
        _ reception: inout Reception
    ) throws -> ReceivedPackage {
        let rows = message.rows
        let changes = DeclarationChanges(
            before: try reception.book.newestRows(message.unit), after: rows, reduced: message.reduced.count)
        let declaration = NewDeclaration(
            activation: activation.id, unit: message.unit, insuranceYear: message.insuranceYear, sequence: message.sequence,
            manifest: message.manifest, delivered: reception.receiving.delivered ?? clock.today, seen: message.seen,
            totals: message.totals, declared: rows, reduced: message.reduced,
            certificates: try certificates(message, activation, reception.keys))
        var details = ["manifest": message.manifest, "sequence": String(message.sequence), "rows": String(rows.count)]
        details["delivered"] = reception.receiving.delivered?.description
        let record = record(.received, file, package, rows: rows.count)
        try reception.book.accept(declaration, time: record.time)
        reception.arrivals.append(
            .accepted(declaration, package: record, entry: entry("declaration.received", message.unit, details)))
        reception.rows += rows.count
        reception.seen[message.unit] = reception.book.newest(message.unit)
        let gap = missing.isEmpty ? "" : "。缺第 \(missing.map(String.init).joined(separator: "、")) 号，不影响这一次"
        return ReceivedPackage(
            file: file, package, accepted: true, code: nil,
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

    /// The number is one that the database has forgotten.
    private func isForgotten(_ error: ExchangeError, _ package: VerifiedPackage, _ book: ReceivingBook) -> Bool {
        guard case .sequenceStale(let sequence, _) = error else { return false }
        return book.hasForgotten(sequence, of: package.signer.code)
    }

    private func forgotten(_ package: VerifiedPackage) -> String {
        "第 \(package.manifest.sequence) 号申报包以前收过，后来中心恢复了旧的备份，旧包不能再收。请通知单位重新导出一个申报包。"
    }

    /// What the refusal alone can't tell: who differs.
    private func sentence(_ error: ExchangeError, _ package: VerifiedPackage, _ book: ReceivingBook) throws -> String {
        switch error {
        case .sequenceForked:
            let message = try DeclarationMessage(package)
            let changes = DeclarationChanges(
                before: try book.newestRows(message.unit), after: message.rows, reduced: message.reduced.count)
            return error.message + changes.sentence + "。"
        default: return error.message
        }
    }

    private func refuse(
        _ file: String, _ package: VerifiedPackage?, code: String, message: String, isForgotten: Bool = false, _ reception: inout Reception
    ) throws -> ReceivedPackage {
        var record = record(.refused, file, package, rows: 0)
        record.code = code
        // A stranger's package stands under no unit of ours.
        if !reception.book.isKnown(record.counterpart) { record.counterpart = "" }
        if try reception.book.isNews(record) {
            reception.arrivals.append(
                .refused(
                    package: record, entry: entry("package.refused", record.counterpart, ["file": record.fileName, "code": code])))
        }
        return ReceivedPackage(file: file, package, accepted: false, code: code, isForgotten: isForgotten, message: message)
    }

    private func record(
        _ direction: PackageRecord.Direction, _ file: String, _ package: VerifiedPackage?, rows: Int
    ) -> PackageRecord {
        PackageRecord(
            direction: direction, kind: package?.manifest.kind.rawValue ?? "", counterpart: package?.manifest.sender.code ?? "",
            insuranceYear: package?.manifest.insuranceYear ?? 0, sequence: package?.manifest.sequence ?? 0,
            manifest: package?.manifestDigest ?? "", activation: package?.manifest.activation ?? "",
            fileName: URL(filePath: file).lastPathComponent, time: clock.timestamp, rows: rows)
    }
}

extension DeclarationMessage {
    var rows: [DeclaredRow] { zip(declared, digests).map { DeclaredRow(person: $0, digest: $1) } }
}

extension ReceivedPackage {
    init(
        file: String, _ package: VerifiedPackage?, accepted: Bool, code: String?, isForgotten: Bool = false, message: String,
        missing: [Int] = [],
        changes: DeclarationChanges? = nil
    ) {
        self.init(
            file: file, accepted: accepted, code: code, isForgotten: isForgotten, message: message, unit: package?.manifest.sender.code,
            kind: package?.manifest.kind.rawValue, sequence: package?.manifest.sequence,
            manifest: package.map { "sha256:" + $0.manifestDigest },
            missing: missing, changes: changes)
    }
}
