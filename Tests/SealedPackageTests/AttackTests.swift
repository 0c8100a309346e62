import Archive
import Crypto
import Foundation
import Testing
import X509

@testable import SealedPackage

@Suite struct AttackTests {
    let parties: Parties
    init() throws { parties = try Parties() }

    private func code(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch let error as PackageError {
            return error.code
        } catch {
            return "\(error)"
        }
    }

    @Test func aGoodPackageIsTakenIn() throws {
        let verified = try parties.takeIn(parties.sealed())
        #expect(verified.signer.code == "320571" && verified.signer.role == .unit && !verified.signer.isSelfSigned)
        #expect(verified.manifest.totals["declared"] == 1 && verified.files["data/declared.csv"] != nil)
    }

    @Test func anyChangedByteIsRefused() throws {
        let bytes = try parties.sealed()
        for position in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[position] ^= 0x01
            #expect(code { _ = try parties.takeIn(changed) }?.hasPrefix("envelope.") == true, "byte \(position)")
        }
    }

    @Test func anyChangedByteInsideTheEnvelopeIsRefused() throws {
        let bytes = try parties.signed().bytes
        for position in stride(from: 0, to: bytes.count, by: 11) {
            var changed = bytes
            changed[position] ^= 0x01
            #expect(code { _ = try SignedPackage(bytes: changed).verified(trusting: parties.trust) } != nil, "byte \(position)")
        }
    }

    @Test func anyTruncationIsRefused() throws {
        let bytes = try parties.sealed()
        for length in stride(from: 0, to: bytes.count, by: 13) {
            #expect(code { _ = try parties.takeIn(Array(bytes.prefix(length))) } == "envelope.malformed", "length \(length)")
        }
    }

    @Test func appendedBytesAreRefused() throws {
        #expect(code { _ = try parties.takeIn(parties.sealed() + [0]) } == "envelope.malformed")
        #expect(
            code { _ = try SignedPackage(bytes: parties.signed().bytes + [0]).verified(trusting: parties.trust) } == "signature.malformed")
    }

    @Test func aPackageForSomebodyElseStaysClosed() throws {
        let other = DecryptionKey()
        #expect(code { _ = try SealedPackage(bytes: parties.sealed()).opened(with: other) } == "envelope.not-for-us")
        #expect(code { _ = try SealedPackage(bytes: parties.sealed()).opened(withCode: .random()) } == "envelope.not-for-us")
    }

    @Test func aWrongCodeOpensNothing() throws {
        let sealed = try parties.signed().sealed(under: .random())
        #expect(code { _ = try SealedPackage(bytes: sealed).opened(withCode: .random()) } == "envelope.wrong-code")
        #expect(code { _ = try SealedPackage(bytes: sealed).opened(with: DecryptionKey()) } == "envelope.not-for-us")
    }

    @Test func aPasswordRecipientWithTenMillionRoundsIsNotTried() throws {
        let envelope = Envelope(
            recipient: .password(
                salt: ArraySlice(repeating: 1, count: 16), rounds: 10_000_000, iv: ArraySlice(repeating: 1, count: 16),
                wrappedKey: ArraySlice(repeating: 1, count: 48)), nonce: ArraySlice(repeating: 1, count: 12), ciphertext: [1],
            tag: ArraySlice(repeating: 1, count: 16))
        #expect(code { _ = try SealedPackage(bytes: envelope.encoded()) } == "envelope.unsupported")
    }

    @Test func whoSignedDecides() throws {
        let stranger = try Parties()
        let wrongUse = SigningIdentity(privateKey: try parties.unitKey.asSigningKey(), certificate: parties.unitEncryption)
        let old = try identity(made: parties.now.addingTimeInterval(-4 * 365 * 86_400))
        let former = try identity(made: parties.now.addingTimeInterval(-86_400))
        func verdict(_ signer: SigningIdentity, _ trust: Trust? = nil) throws -> String? {
            let sealed = try parties.sealed(parties.signed(by: signer))
            return code { _ = try SealedPackage(bytes: sealed).opened(with: parties.centerKey).verified(trusting: trust ?? parties.trust) }
        }
        #expect(try verdict(stranger.unit) == "signer.unknown")
        #expect(try verdict(wrongUse) == "signer.wrong-use")
        #expect(try verdict(old) == "signer.expired")
        let newest = parties.unit.certificate.notValidBefore
        let trust = Trust.authorityOrRegistration(parties.authority.certificate, now: parties.now, newest: { _ in newest })
        #expect(try verdict(former, trust) == "signer.superseded")
        #expect(try verdict(parties.unit, trust) == nil)
    }

    @Test func aSelfSignedSignerIsOnlyWorthARegistration() throws {
        let key = P256.Signing.PrivateKey()
        let own = SigningIdentity(
            privateKey: key, certificate: try CertificateAuthority.selfSigned(key, code: "320571", now: parties.now))
        let sealed = try parties.sealed(parties.signed(by: own))
        #expect(try parties.takeIn(sealed).signer.isSelfSigned)
        let opened = try SealedPackage(bytes: sealed).opened(with: parties.centerKey)
        #expect(code { _ = try opened.verified(trusting: .authority(parties.authority.certificate, newest: nil)) } == "signer.unknown")
    }

    @Test func aSignatureMovedToOtherContentIsRefused() throws {
        let signed = try SignedContent(strictly: parties.signed().bytes)
        let moved = SignedContent(
            content: signed.content + [0], certificate: signed.certificate, attributes: signed.attributes, signature: signed.signature)
        #expect(code { _ = try SignedPackage(bytes: moved.encoded()).verified(trusting: parties.trust) } == "signature.invalid")
    }

    @Test(
        arguments: [
            ("a file nobody listed", ["data/extra.csv": "x"], [], "container.unlisted-entry"),
            ("a file that is missing", [:], ["data/declared.csv"], "container.missing-entry"),
            ("a file that was changed", ["data/declared.csv": "reference,name\r\n"], [], "resource.digest"),
            ("a script among the files", ["run.sh": "x"], [], "container.unsafe-entry"),
            ("a hidden folder", ["data/../x.csv": "x"], [], "container.unsafe-entry"),
            ("a name in capitals", ["data/Extra.csv": "x"], [], "container.unsafe-entry"),
        ] as [(String, [String: String], [String], String)])
    func theContainerHoldsWhatTheManifestLists(_ name: String, _ added: [String: String], _ removed: [String], _ expected: String) throws {
        let content = try SignedContent(strictly: parties.signed().bytes).content
        var files = try Dictionary(
            uniqueKeysWithValues: Archive.strictEntries(of: Array(content), limits: Container.limits).map { ($0.name, $0.bytes) })
        for (path, text) in added { files[path] = Array(text.utf8) }
        for path in removed { files[path] = nil }
        let zip = try Archive.zip(files.sorted { $0.key < $1.key }.map { ArchiveEntry(name: $0.key, bytes: $0.value) })
        let signer = Signer(certificate: parties.unit.certificate, code: "320571", role: .unit, isSelfSigned: false)
        #expect(
            code { _ = try VerifiedPackage(container: Container(zip), signer: signer, signingTime: parties.now) } == expected, "\(name)")
    }

    private func identity(made: Date) throws -> SigningIdentity {
        let key = P256.Signing.PrivateKey()
        return SigningIdentity(
            privateKey: key,
            certificate: try parties.authority.issue(.init(key.publicKey), code: "320571", role: .unit, use: .signing, now: made))
    }
}
