import Archive
import Forge
import Foundation
import SwiftASN1
import Testing
import X509

@testable import SealedPackage

/// A bit changed at every byte, and every length, of a small package; of the inner layers with the outer ones made anew over the damage,
/// so that they must see it themselves.
@Suite struct SweepTests {
    private let parties: Parties
    private let sealed: [UInt8]
    private let signed: [UInt8]
    private let container: [UInt8]
    private let entries: [ArchiveEntry]
    private let honest: VerifiedPackage

    init() throws {
        parties = try Parties()
        let draft = try parties.signed()
        signed = draft.bytes
        sealed = try parties.sealed(draft)
        container = Array(try SignedContent(strictly: signed).content)
        entries = try Archive.strictEntries(of: container, limits: Container.limits)
        honest = try parties.takeIn(sealed)
    }

    private func flips(of bytes: [UInt8]) -> some Sequence<(Int, [UInt8])> {
        bytes.indices.lazy.map { position in
            var changed = bytes
            changed[position] ^= 1 << (position % 8)
            return (position, changed)
        }
    }

    private func lengths(of bytes: [UInt8]) -> some Sequence<(Int, [UInt8])> {
        bytes.indices.lazy.map { ($0, Array(bytes.prefix($0))) }
    }

    /// What it is refused with, or what was read.
    private func judged(_ read: () throws -> VerifiedPackage) -> Result<VerifiedPackage, PackageError> {
        do { return .success(try read()) } catch let error as PackageError { return .failure(error) } catch {
            Issue.record(error)
            return .failure(.tooLarge)
        }
    }

    private func judged(signed bytes: [UInt8]) -> Result<VerifiedPackage, PackageError> {
        judged { try SignedPackage(bytes: bytes).verified(trusting: parties.trust) }
    }

    private func judged(container bytes: [UInt8]) -> Result<VerifiedPackage, PackageError> {
        judged {
            try SignedPackage(bytes: ForgedSignature(bytes, .init(parties.unit, at: parties.now)).bytes()).verified(trusting: parties.trust)
        }
    }

    private func judged(manifest bytes: [UInt8]) throws -> Result<VerifiedPackage, PackageError> {
        try judged(
            container: Archive.zip(entries.map { $0.name == Container.manifestName ? ArchiveEntry(name: $0.name, bytes: bytes) : $0 }))
    }

    private func code(_ result: Result<VerifiedPackage, PackageError>) -> String {
        switch result {
        case .success: "accepted"
        case .failure(let error): error.code
        }
    }

    @Test func aFlipInTheFile() {
        for (position, bytes) in flips(of: sealed) {
            let code = code(judged { try parties.takeIn(bytes) })
            #expect(code.hasPrefix("envelope."), "\(code) at byte \(position)")
        }
    }

    @Test func aFlipUnderTheSeal() {
        for (position, bytes) in flips(of: signed) {
            let code = code(judged(signed: bytes))
            #expect(code.hasPrefix("signature.") || code.hasPrefix("signer."), "\(code) at byte \(position)")
        }
    }

    /// The authority signs whatever stands in it; it is a certificate still, perhaps of somebody else, or none.
    @Test func aFlipInTheCertificateSignedAnew() throws {
        for (position, bytes) in flips(of: Array(parties.unit.certificate.tbsCertificateBytes)) {
            let signature = try parties.authority.privateKey.signature(for: bytes).derRepresentation
            let certificate = TLV.sequence(bytes, TLV.algorithm(Identifier.ecdsaWithSHA256), TLV.bits(Array(signature)))
            let signer = ForgedSignature.Signer(.p256(parties.unit.privateKey), certificate: certificate, at: parties.now)
            let code = code(
                judged { try SignedPackage(bytes: ForgedSignature(container, signer).bytes()).verified(trusting: parties.trust) })
            #expect(code.hasPrefix("signature.") || code.hasPrefix("signer.") || code == "accepted", "\(code) at byte \(position)")
        }
    }

    /// A request proves that its key signed it, each bit of it.
    @Test func aFlipInARequest() throws {
        let requests = try CertificateRequests(signingKey: parties.unit.privateKey, decryptionKey: parties.unitKey, code: "320571")
        var files = try requests.files
        #expect(CertificateRequests(files: files) != nil)
        for (position, bytes) in flips(of: try requests.signing.serializeAsPEM().derBytes) {
            files[AuthorityFiles.signingRequest] = Array(PEMDocument(type: "CERTIFICATE REQUEST", derBytes: bytes).pemString.utf8)
            #expect(CertificateRequests(files: files) == nil, "byte \(position)")
        }
    }

    /// Times, owners and modes mean nothing; everything else is refused.
    @Test func aFlipInTheContainerSignedAnew() {
        for (position, bytes) in flips(of: container) {
            switch judged(container: bytes) {
            case .success(let read): #expect(read.files == honest.files && read.manifestDigest == honest.manifestDigest, "byte \(position)")
            case .failure(let error): #expect(error.code.hasPrefix("container."), "\(error.code) at byte \(position)")
            }
        }
    }

    /// What stands there for people may read differently; what lists and rules does not.
    @Test func aFlipInTheManifestSignedAnew() throws {
        let manifest = try #require(entries.first { $0.name == Container.manifestName }).bytes
        let codes: Set<PackageError> = [.manifestMalformed, .formatNewer, .unlistedEntry, .resourceDigest]
        for (position, bytes) in flips(of: manifest) {
            switch try judged(manifest: bytes) {
            case .success(let read): #expect(read.files == honest.files && read.manifestDigest != honest.manifestDigest, "byte \(position)")
            case .failure(let error): #expect(codes.contains(error), "\(error.code) at byte \(position)")
            }
        }
    }

    @Test func everyLength() throws {
        let manifest = try #require(entries.first { $0.name == Container.manifestName }).bytes
        for (length, bytes) in lengths(of: sealed) {
            #expect(code(judged { try parties.takeIn(bytes) }) == "envelope.malformed", "file of \(length)")
        }
        for (length, bytes) in lengths(of: signed) {
            #expect(code(judged(signed: bytes)) == "signature.malformed", "signature of \(length)")
        }
        for (length, bytes) in lengths(of: container) {
            #expect(code(judged(container: bytes)) == "container.malformed", "container of \(length)")
        }
        // The last byte is a line end, which JSON can do without.
        for (length, bytes) in lengths(of: manifest.dropLast()) {
            #expect(try code(judged(manifest: bytes)) == "manifest.malformed", "manifest of \(length)")
        }
    }
}
