import Foundation
import Testing

@testable import SealedPackage

/// What stock OpenSSL can make and the format does not allow.
@Suite struct ForeignSyntaxTests {
    let parties: Parties
    let folder: URL

    init() throws {
        parties = try Parties()
        folder = FileManager.default.temporaryDirectory.appending(path: "canbao-foreign-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in [
            ("e.pem", String(decoding: parties.centerEncryption.pemBytes, as: UTF8.self)),
            ("u.pem", String(decoding: parties.unit.certificate.pemBytes, as: UTF8.self)),
            ("u.key", parties.unit.pem), ("c.pem", String(decoding: parties.center.certificate.pemBytes, as: UTF8.self)),
            ("c.key", parties.center.pem),
            ("f.pem", String(decoding: parties.unitEncryption.pemBytes, as: UTF8.self)),
        ] { try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8) }
        try Data(SignedContent(strictly: parties.signed().bytes).content).write(to: folder.appending(path: "p.zip"))
        try Data(parties.signed().bytes).write(to: folder.appending(path: "s.p7m"))
    }

    private func make(_ command: String) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return Array(try Data(contentsOf: folder.appending(path: "out")))
    }

    @Test(arguments: [
        ("SHA-384", "-md sha384 -nosmimecap -nodetach -signer u.pem -inkey u.key", "signature.unsupported"),
        ("SHA-1", "-md sha1 -nosmimecap -nodetach -signer u.pem -inkey u.key", "signature.unsupported"),
        ("no signed attributes", "-md sha256 -noattr -nodetach -signer u.pem -inkey u.key", "signature.malformed"),
        ("a fourth attribute", "-md sha256 -nodetach -signer u.pem -inkey u.key", "signature.unsupported"),
        ("two signers", "-md sha256 -nosmimecap -nodetach -signer u.pem -inkey u.key -signer c.pem -inkey c.key", "signature.malformed"),
        ("a second certificate", "-md sha256 -nosmimecap -nodetach -certfile c.pem -signer u.pem -inkey u.key", "signature.malformed"),
        ("no certificate", "-md sha256 -nosmimecap -nodetach -nocerts -signer u.pem -inkey u.key", "signature.malformed"),
        ("the signer named by key", "-md sha256 -nosmimecap -nodetach -keyid -signer u.pem -inkey u.key", "signature.unsupported"),
        ("detached content", "-md sha256 -nosmimecap -signer u.pem -inkey u.key", "signature.malformed"),
        ("indefinite lengths", "-md sha256 -nosmimecap -nodetach -stream -signer u.pem -inkey u.key", "signature.malformed"),
    ])
    func signatures(_ name: String, _ options: String, _ expected: String) throws {
        let bytes = try make("openssl cms -sign -binary -outform DER \(options) -in p.zip -out out")
        let error = #expect(throws: PackageError.self, "\(name)") { try SignedPackage(bytes: bytes).verified(trusting: parties.trust) }
        #expect(error?.code == expected, "\(name)")
    }

    @Test(arguments: [
        ("CBC instead of GCM", "-aes-256-cbc -keyid -recip e.pem -keyopt ecdh_kdf_md:sha256", "envelope.unsupported"),
        ("AES-128", "-aes-128-gcm -keyid -recip e.pem -keyopt ecdh_kdf_md:sha256", "envelope.unsupported"),
        ("the SHA-1 key derivation", "-aes-256-gcm -keyid -recip e.pem", "envelope.unsupported"),
        ("a recipient named by issuer", "-aes-256-gcm -recip e.pem -keyopt ecdh_kdf_md:sha256", "envelope.unsupported"),
        (
            "two recipients", "-aes-256-gcm -keyid -recip e.pem -keyopt ecdh_kdf_md:sha256 -recip f.pem -keyopt ecdh_kdf_md:sha256",
            "envelope.malformed"
        ),
    ])
    func envelopes(_ name: String, _ options: String, _ expected: String) throws {
        let bytes = try make("openssl cms -encrypt -binary -outform DER \(options) -in s.p7m -out out")
        let error = #expect(throws: PackageError.self, "\(name)") { try SealedPackage(bytes: bytes) }
        #expect(error?.code == expected, "\(name)")
    }
}
