import Foundation
import Testing
import X509

@testable import SealedPackage

/// The stock commands at the top of docs/package-format.md, on real packages, in both directions.
@Suite struct StockToolsTests {
    let parties: Parties
    let folder: URL

    init() throws {
        parties = try Parties()
        folder = FileManager.default.temporaryDirectory.appending(path: "canbao-stock-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in [
            ("ca.pem", String(decoding: parties.authority.certificate.pemBytes, as: UTF8.self)),
            ("encryption.key", parties.centerKey.pem),
            ("encryption.pem", String(decoding: parties.centerEncryption.pemBytes, as: UTF8.self)),
            ("320571.pem", String(decoding: parties.unit.certificate.pemBytes, as: UTF8.self)), ("320571.key", parties.unit.pem),
        ] {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
    }

    private func run(_ command: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func file(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

    @Test func opensAndVerifiesWithOpenSSLAndUnzip() throws {
        try Data(parties.sealed()).write(to: folder.appending(path: "D0001.canbao"))
        let decrypt = "openssl cms -decrypt -inform DER -in D0001.canbao -inkey encryption.key -recip encryption.pem -out signed.p7m"
        #expect(try run(decrypt) == 0)
        let verify = "openssl cms -verify -binary -inform DER -in signed.p7m -CAfile ca.pem -nointern -certfile 320571.pem -out p.zip"
        #expect(try run(verify) == 0)
        #expect(try run("unzip -q p.zip -d p && grep -q 小米 p/data/declared.csv") == 0)
    }

    @Test func takesInWhatOpenSSLMakes() throws {
        let ours = try parties.signed()
        let content = try SignedContent(strictly: ours.bytes).content
        try Data(content).write(to: folder.appending(path: "p.zip"))
        let sign =
            "openssl cms -sign -binary -nodetach -md sha256 -nosmimecap -outform DER -signer 320571.pem -inkey 320571.key -in p.zip -out s.p7m"
        #expect(try run(sign) == 0)
        let encrypt =
            "openssl cms -encrypt -binary -aes-256-gcm -keyid -outform DER -recip encryption.pem -keyopt ecdh_kdf_md:sha256 -in s.p7m -out e.canbao"
        #expect(try run(encrypt) == 0)
        let signed = try SealedPackage(bytes: file("e.canbao")).opened(with: parties.centerKey)
        #expect(signed.bytes == (try file("s.p7m")))
        let verified = try signed.verified(
            trusting: .authorityOrRegistration(parties.authority.certificate, now: parties.now))
        #expect(verified.signer.code == "320571")
    }

    @Test func opensAnActivationWithItsCode() throws {
        let code = ActivationCode.random()
        let signed = try parties.signed()
        try Data(signed.sealed(under: code)).write(to: folder.appending(path: "A0001.canbao"))
        #expect(try run("openssl cms -decrypt -inform DER -in A0001.canbao -pwri_password \(code.text) -out a.p7m") == 0)
        #expect(try file("a.p7m") == signed.bytes)
        #expect(try SealedPackage(bytes: file("A0001.canbao")).opened(withCode: code).bytes == signed.bytes)
    }
}
