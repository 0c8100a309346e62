import CenterDesk
import CenterStore
import Crypto
import Enrollment
import Exchange
import Foundation
import Ledger
import LongWork
import SealedPackage
import X509

/// A center with many units that are activated, a package of each on disk, and the same rows as CSV for the baseline. All invented.
///
/// `folder`: `center` (its data), `first` (100 packages), `rest`, `more` (100 units that come last), `declared.csv`, `core.csv`, `roster.csv`
/// (which `center.py` loads), `password`.
struct LargeCenter {
    static let password = "measure-2026"
    private static let entry = JournalEntry(time: "2026-10-01T08:00:00+08:00", operator: "测", action: "measured")

    let folder: URL
    let units: Int
    let rows: Int

    func make() throws {
        let desk = try CenterDesk.create(
            CenterSetup(
                code: "3205", name: "云川市医保中心", insuranceYear: 2027, opens: CalendarDate(iso: "2026-09-01") ?? .init(daysSince1970: 0),
                closes: CalendarDate(iso: "2098-12-20") ?? .init(daysSince1970: 0)),
            in: CenterFolder(folder.appending(path: "center", directoryHint: .isDirectory)), password: Self.password)
        let keys = try desk.unlock(password: Self.password)
        for kind in [SheetKind.tables, .rates] { _ = try desk.importSample(kind) }
        try Data(Self.password.utf8).write(to: folder.appending(path: "password"))
        let store = try CenterStore(file: desk.folder.database, backups: desk.folder.backups)
        let all = (0..<units + 100).map { RegisteredUnit(code: Self.code($0), name: "第\($0)小学", kind: .school) }
        try store.take(.unit, all.map { UnitRow(unit: $0) }, Self.entry)
        for name in ["first", "rest", "more"] {
            try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        let declared = try Output(folder.appending(path: "declared.csv"))
        let core = try Output(folder.appending(path: "core.csv"))
        let roster = try Output(folder.appending(path: "roster.csv"))
        try WorkAhead.each(Array(0..<units + 100)) {
            try Made(unit: $0, rows: rows, keys)
        } take: { made in
            roster.write(made.roster)
            try store.addActivation(made.activation)
            let place = made.unit < 100 ? "first" : made.unit < units ? "rest" : "more"
            try Data(made.package).write(to: folder.appending(path: "\(place)/\(made.code)-2027-D0001.canbao"))
            if made.unit < units { declared.write(made.csv) }
            core.write(made.core)
        }
        declared.close()
        core.close()
        roster.close()
    }

    static func code(_ unit: Int) -> String { String(320_000 + unit) }
}

/// One unit's part of it.
private struct Made: Sendable {
    let unit: Int
    let code: String
    /// Everybody who was there last year, as the database keeps them.
    let roster: String
    let activation: NewActivation
    let package: [UInt8]
    /// What the package declares, as the baseline imports it.
    let csv: String
    let core: String

    init(unit: Int, rows: Int, _ keys: CenterKeys) throws {
        self.unit = unit
        code = LargeCenter.code(unit)
        let code = code
        var random = SystemRandomNumberGenerator()
        // One in ten is new.
        let people = (0..<rows).map { index in
            let person = Person(fields: Self.person(unit * rows + index))
            let isNew = index % 10 == 9
            let number = isNew ? "" : String(1_000_000_000 + unit * rows + index)
            return DeclaredPerson(
                reference: isNew ? .random(using: &random) : PersonReference(personalNumber: number), origin: isNew ? .addition : .renewal,
                personalNumber: number, person: person)
        }
        let renewals = people.filter { $0.origin == .renewal }
        roster = renewals.map { "2027,\(code),\($0.personalNumber)," + $0.person.fields.joined(separator: ",") + "\n" }.joined()
        let now = Date()
        let secret = (0..<32).map { _ in UInt8.random(in: 0...255) }
        let manifest = Fingerprint.hex(SHA256.hash(data: Array(code.utf8)))
        let sent = PackageRecord(
            direction: .sent, kind: "activation", counterpart: code, insuranceYear: 2027, sequence: 1, manifest: manifest,
            fileName: "A", time: "2026-10-01T08:00:00+08:00", rows: rows)
        activation = NewActivation(
            unit: code, insuranceYear: 2027, sequence: 1, manifest: manifest, madeSeconds: Int(now.timeIntervalSince1970),
            firstDeclaration: 1, secret: secret, parts: [:], package: sent, files: [],
            entry: JournalEntry(time: sent.time, operator: "测", action: "activation.issued", reference: code))
        let key = P256.Signing.PrivateKey()
        let requests = try CertificateRequests(signingKey: key, decryptionKey: DecryptionKey(), code: code)
        let draft = try DeclarationDraft(
            passage: Passage(
                sender: Manifest.Party(role: .unit, code: code, name: ""), recipient: Manifest.Party(role: .center, code: "3205", name: ""),
                insuranceYear: 2027, sequence: 1, activation: manifest, sent: [], seen: 0, answers: nil, journalHead: ""),
            totals: Equation(renewals: renewals.count, additions: rows - renewals.count, reductions: 0), declared: people, reduced: [],
            requests: requests, registration: try requests.registration(secret: secret, unitCode: code)
        ).packageDraft()
        let identity = SigningIdentity(
            privateKey: key, certificate: try CertificateAuthority.selfSigned(key, code: code, now: now))
        guard let center = EncryptionKey(keys.encryptionCertificate) else { throw PackageError.notForUs }
        package = try draft.signed(by: identity, at: now).sealed(to: center)
        // The baseline imports what the database keeps of a row, the key of its declaration first.
        csv = people.enumerated().map { index, row in
            "\(unit + 1),\(index),\(row.reference.text),\(row.origin.rawValue),\(row.personalNumber),"
                + row.person.fields.joined(separator: ",") + ",," + row.rowDigest + "\n"
        }.joined()
        // Everybody but one in fifty is in the register, with half as many others; one in a hundred bears another name there.
        core =
            people.enumerated().flatMap { index, row -> [String] in
                let identity = row.person.identity
                let own =
                    index % 50 == 7
                    ? []
                    : [
                        "\(identity.type),\(identity.number),\(row.person.name)\(index % 100 == 3 ? "乐" : ""),\(index % 500 == 1 ? "已死亡" : "正常"),"
                    ]
                let other = index % 2 == 0 ? ["001,\(Self.identityNumber(500_000_000 + unit * rows + index)),某人,正常,"] : []
                return own + other
            }.joined(separator: "\n") + "\n"
    }

    private static let families = Array("萧程顾沈陆苏叶秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云潘葛奚范彭郎鲁韦昌马")
    private static let given = Array("思颖诗琪清岚涵浩然雨桐一诺俊熙梓萱宇轩欣怡佳宁明哲")

    /// All over the range, as the people of a town are.
    private static func identityNumber(_ order: Int) -> String {
        let spread = (order &* 7_919_111) % 999_999_937
        return "320571" + String(201_000_000 + spread % 99_999_999) + String(100 + spread / 10_000_000).suffix(3)
    }

    private static func person(_ order: Int) -> [String] {
        let name = [families[order % families.count], given[order / 7 % given.count], given[order / 131 % given.count]]
        let birth = CalendarDate(daysSince1970: 14_000 + order % 3000)
        return [
            String(name), "001",
            "3205" + String(order &* 7_919 % 89 + 10) + String(100_000_000_000 + (order &* 7_919_111_113) % 899_999_999_989),
            order % 2 == 0 ? "F" : "M", birth.description, order % 5 == 0 ? "GC" : "GA", order % 3 == 0 ? "园区外" : "园区",
            order % 50 == 0 ? "Y" : "N", order % 50 == 0 ? "001" : "", "016766", "000003", "高一\(order % 40)班", "澄湖东路\(order)号\(order % 9)幢",
            "215028", "190\(10_000_000 + order % 80_000_000)", "萧国平", "",
        ]
    }
}

/// Text onto the end of a file.
private final class Output {
    private let handle: FileHandle

    init(_ file: URL) throws {
        try Data().write(to: file)
        handle = try FileHandle(forWritingTo: file)
    }

    func write(_ text: String) { handle.write(Data(text.utf8)) }
    func close() { try? handle.close() }
}
