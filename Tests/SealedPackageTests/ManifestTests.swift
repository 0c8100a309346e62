import Testing

@testable import SealedPackage

@Suite struct ManifestTests {
    @Test(arguments: [
        "", "nul", "{", "{}x", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "1.5", "1e3", "01", "-", "9007199254740992", "\"\\x\"",
        "\"\u{1}\"",
        "\"\\ud800\"", "\u{FEFF}{}", String(repeating: "[", count: 17) + String(repeating: "]", count: 17), "'a'", "{a:1}", "// x\n1",
    ])
    func whatIsNotStrictJSONIsRefused(_ text: String) {
        #expect(throws: JSONReader.Malformed.self) { try JSONReader.document(Array(text.utf8)) }
    }

    @Test(arguments: [
        ("9007199254740991", JSONDocument.integer(9_007_199_254_740_991)), ("-1", .integer(-1)), (" [ ] ", .array([])),
        ("\"\\u5c0f\\ud842\\udfb7\\n\"", .string("小𠮷\n")),
        ("{\"b\":null,\"a\":true}", .object([JSONMember("b", .null), JSONMember("a", .boolean(true))])),
    ])
    func whatIsAllowedIsRead(_ text: String, _ document: JSONDocument) throws {
        #expect(try JSONReader.document(Array(text.utf8)) == document)
    }

    @Test func bytesThatAreNotUTF8AreRefused() {
        #expect(throws: JSONReader.Malformed.self) { try JSONReader.document([0x22, 0xFF, 0x22]) }
    }

    @Test func aManifestReadsAsItWasWritten() throws {
        let parties = try Parties()
        var manifest = parties.manifest
        manifest.sent = [.init(sequence: 1, manifest: String(repeating: "c", count: 64))]
        manifest.seen = 4
        manifest.answers = String(repeating: "d", count: 64)
        manifest.sequence = 2
        var read = try Manifest(manifest.descriptor(tables: [], pki: [:]).encoded())
        read.resources = manifest.resources
        #expect(read == manifest)
    }

    @Test(arguments: [
        ("7KQ4M-XW2PD-9HTRC-3VBNE", true), ("7kq4m xw2pd 9htrc 3vbne", true), ("７ＫＱ４Ｍ－ＸＷ２ＰＤ－９ＨＴＲＣ－３ＶＢＮＥ", true),
        ("7KQ4MXW2PD9HTRC3VBN", false),
        ("7KQ4M-XW2PD-9HTRC-3VBNU", false), ("", false), ("7KQ4M-XW2PD-9HTRC-3VBNE-", true), ("OIL00-00000-00000-00000", true),
    ])
    func activationCodesAsPeopleTypeThem(_ typed: String, _ isCode: Bool) {
        #expect((ActivationCode(typed: typed) != nil) == isCode)
    }

    @Test func lettersThatLookLikeDigitsAreDigits() {
        #expect(ActivationCode(typed: "OoIiLl000000000000000")?.text == nil)
        #expect(ActivationCode(typed: "OoIiLl00000000000000")?.text == "00111100000000000000")
        let code = ActivationCode.random()
        #expect(ActivationCode(typed: code.grouped.lowercased()) == code)
    }

    @Test func aVaultOpensWithItsPasswordAlone() throws {
        let vault = try KeyVault(sealing: [1, 2, 3], password: "密码 é", cost: 10)
        #expect(try vault.opened(with: "密码 e\u{301}") == [1, 2, 3])
        #expect(throws: KeyVault.Failure.self) { try vault.opened(with: "密码 e") }
    }

    @Test func aRegistrationBelongsToItsKeysAndUnit() throws {
        let parties = try Parties()
        let requests = try CertificateRequests(signingKey: parties.unit.privateKey, decryptionKey: parties.unitKey, code: "320571")
        let secret = [UInt8](repeating: 7, count: 32)
        let mac = try requests.registration(secret: secret, unitCode: "320571")
        let read = try #require(CertificateRequests(files: requests.files))
        #expect(read.isRegistered(by: mac, secret: secret, unitCode: "320571"))
        #expect(!read.isRegistered(by: mac, secret: secret, unitCode: "320572"))
        #expect(!read.isRegistered(by: mac, secret: [UInt8](repeating: 8, count: 32), unitCode: "320571"))
        #expect(!read.isRegistered(by: "", secret: secret, unitCode: "320571"))
        var swapped = try requests.files
        swapped[AuthorityFiles.signingRequest] = try requests.files[AuthorityFiles.encryptionRequest]
        swapped[AuthorityFiles.encryptionRequest] = try requests.files[AuthorityFiles.signingRequest]
        #expect(CertificateRequests(files: swapped)?.isRegistered(by: mac, secret: secret, unitCode: "320571") == false)
    }
}
