import CenterDesk
import Exchange
import Foundation
import SealedPackage
import UnitDesk
import UnitWeb
import X509

/// What it takes to make and to take in a package, beside what stock tools take for the same tables.
struct ExchangeMeasure {
    private let school: LargeSchool
    private let folder: URL
    private let package: URL
    private let authority: Certificate

    /// The second declaration is the first that is signed with a certificate, which stock tools ask for.
    init(_ school: LargeSchool, in root: URL) throws {
        self.school = school
        folder = root.appending(path: "stock", directoryHint: .isDirectory)
        _ = try school.center.exportKeys(school.centerKeys, to: folder)
        let keys = try school.desk.unlock(password: LargeSchool.password)
        package = try school.desk.declare(keys: keys, operator: "王老师").url
        guard let pem = Certificate.pem(Array(try Data(contentsOf: folder.appending(path: "ca.pem")))) else { throw DeskError.unitMissing }
        authority = pem
        try shell(Self.back)
    }

    private static let out = """
        rm -f q.zip; (cd p && zip -6 -X -q -D ../q.zip datapackage.json data/*)
        openssl cms -sign -binary -nodetach -md sha256 -nosmimecap -outform DER -signer signing.pem -inkey signing.key -in q.zip -out q.p7m
        openssl cms -encrypt -binary -aes-256-gcm -keyid -outform DER -in q.p7m -out q.canbao -recip encryption.pem -keyopt ecdh_kdf_md:sha256
        """
    private static let back = """
        openssl cms -decrypt -inform DER -in "$PACKAGE" -inkey encryption.key -recip encryption.pem -out s.p7m
        openssl cms -verify -binary -inform DER -in s.p7m -CAfile ca.pem -nointern -certfile units/320571.pem -out p.zip 2>/dev/null
        rm -rf p; unzip -q p.zip -d p
        """

    func run(_ rounds: Int = 7) throws {
        let keys = try school.desk.unlock(password: LargeSchool.password)
        let bytes = Array(try Data(contentsOf: package))
        let verified = try SealedPackage(bytes: bytes).opened(with: school.centerKeys.decryption)
            .verified(trusting: .authorityOrRegistration(authority, now: Date()))
        let message = try DeclarationMessage(verified)
        let manifest = verified.manifest
        let passage = Passage(
            sender: manifest.sender, recipient: manifest.recipient, insuranceYear: manifest.insuranceYear, sequence: manifest.sequence,
            activation: message.activation, sent: manifest.sent, seen: manifest.seen, answers: manifest.answers,
            journalHead: manifest.journalHead)
        guard let recipient = EncryptionKey(school.centerKeys.encryptionCertificate) else { throw DeskError.unitMissing }
        var times: [String: [Double]] = [:]
        func time(_ name: String, _ work: () throws -> Void) throws {
            let clock = ContinuousClock()
            let start = clock.now
            try work()
            times[name, default: []].append(Double((clock.now - start) / .microseconds(1)))
        }
        for _ in 0..<rounds {
            try time("stock out") { try shell(Self.out) }
            // The same tables as values, so that both sides begin with what they read.
            try time("made") {
                let draft = DeclarationDraft(
                    passage: passage, totals: message.totals, declared: message.declared, reduced: message.reduced, requests: nil,
                    registration: nil)
                _ = try draft.packageDraft().signed(by: school.centerKeys.signing, at: Date()).sealed(to: recipient)
            }
            try time("declare") { _ = try school.desk.declare(keys: keys, operator: "王老师") }
            try time("stock back") { try shell(Self.back) }
            try time("verified") {
                _ = try SealedPackage(bytes: bytes).opened(with: school.centerKeys.decryption)
                    .verified(trusting: .authorityOrRegistration(authority, now: Date()))
            }
        }
        print("\npackage of \(bytes.count >> 10) KB | median ms | ratio")
        for (name, baseline) in [("made", "stock out"), ("declare", "stock out"), ("verified", "stock back")] {
            let (ours, theirs) = (Figures(times[name] ?? []).median / 1000, Figures(times[baseline] ?? []).median / 1000)
            print("\(name) \(ours.short) | \(baseline) \(theirs.short) | \((ours / theirs * 100).rounded() / 100)")
        }
    }

    private func shell(_ commands: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-ec", commands]
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(["PACKAGE": package.path]) { $1 }
        try process.run()
        process.waitUntilExit()
        precondition(process.terminationStatus == 0, commands)
    }
}
