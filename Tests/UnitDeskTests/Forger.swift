import Archive
import Crypto
import Foundation
import Testing

@testable import SealedPackage

/// Makes packages of a good one that are wrong in one layer and right in those around it.
struct Forger: Sendable {
    let good: [UInt8]
    let recipient: DecryptionKey
    let signer: SigningIdentity

    var opened: SignedPackage { get throws { try SealedPackage(bytes: good).opened(with: recipient) } }
    var signed: SignedContent { get throws { try SignedContent(strictly: opened.bytes) } }
    var entries: [ArchiveEntry] { get throws { try Archive.strictEntries(of: Array(signed.content), limits: Container.limits) } }
    var manifest: Manifest { get throws { try Manifest(entries[0].bytes) } }

    func sealed(_ bytes: [UInt8]) throws -> [UInt8] {
        try Envelope.sealing(bytes, to: EncryptionKey(publicKey: recipient.privateKey.publicKey))
    }

    func sign(_ content: [UInt8], by other: SigningIdentity? = nil) throws -> SignedContent {
        let identity = other ?? signer
        let attributes = try SignedAttributes(digest: Array(SHA256.hash(data: content)), signingTime: SignedAttributes.utcTime(Date()))
        let signature = try identity.privateKey.signature(for: attributes.signedBytes()).derRepresentation
        return SignedContent(
            content: content[...], certificate: identity.certificate, attributes: attributes, signature: Array(signature)[...])
    }

    /// The good container with some files replaced, added, or (nil) left out.
    func container(_ changes: [String: [UInt8]?]) throws -> [UInt8] {
        var rest = changes
        var files = try entries.compactMap { entry in
            guard let change = rest.removeValue(forKey: entry.name) else { return entry }
            return change.map { ArchiveEntry(name: entry.name, bytes: $0) }
        }
        files += rest.sorted { $0.key < $1.key }.compactMap { name, bytes in bytes.map { ArchiveEntry(name: name, bytes: $0) } }
        return try Archive.zip(files)
    }

    /// Other content, rightly signed and sealed.
    func repacked(_ content: [UInt8]) throws -> [UInt8] { try sealed(sign(content).encoded()) }

    /// A manifest that says something else.
    func rewritten(_ text: String, _ other: String, sequence: Int? = nil) throws -> [UInt8] {
        var manifest = try String(decoding: entries[0].bytes, as: UTF8.self)
        try #require(manifest.contains(text))
        manifest = manifest.replacing(text, with: other)
        if let sequence { manifest = manifest.replacing(#""sequence": 1"#, with: #""sequence": \#(sequence)"#) }
        return try repacked(container(["datapackage.json": Array(manifest.utf8)]))
    }

    /// A table with other content, and the manifest that fits it.
    func relisted(_ path: String, _ bytes: [UInt8]) throws -> [UInt8] {
        let former = try #require(manifest.resources.first { $0.path == path })
        func listing(_ count: Int, _ digest: String) -> String { "\"bytes\": \(count),\n      \"hash\": \"sha256:\(digest)\"" }
        let text = try String(decoding: entries[0].bytes, as: UTF8.self).replacing(
            listing(former.bytes, former.digest), with: listing(bytes.count, Fingerprint.hex(SHA256.hash(data: bytes))))
        return try repacked(container([path: bytes, "datapackage.json": Array(text.utf8)]))
    }
}
