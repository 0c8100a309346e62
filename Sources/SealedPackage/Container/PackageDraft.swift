import Archive
import Crypto
import Foundation
import SwiftASN1
import X509

/// A package to be: what it says of itself, its tables, its certificates or requests.
package struct PackageDraft: Sendable {
    package let manifest: Manifest
    package let tables: [TableResource]
    /// By path, `pki/*.pem`.
    package let pki: [String: [UInt8]]

    package init(manifest: Manifest, tables: [TableResource], pki: [String: [UInt8]] = [:]) {
        self.manifest = manifest
        self.tables = tables
        self.pki = pki
    }

    /// Layer 4: `datapackage.json`.
    package var manifestBytes: [UInt8] { manifest.descriptor(tables: tables, pki: pki).encoded() }

    /// Layers 4 to 2.
    package func signed(by identity: SigningIdentity, at time: Date) throws -> SignedDraft {
        let descriptor = manifestBytes
        let entries =
            [ArchiveEntry(name: Container.manifestName, bytes: descriptor)] + tables.map { ArchiveEntry(name: $0.path, bytes: $0.bytes) }
            + pki.sorted { $0.key < $1.key }.map { ArchiveEntry(name: $0.key, bytes: $0.value) }
        let content = try Archive.zip(entries)
        let attributes = try SignedAttributes(digest: Array(SHA256.hash(data: content)), signingTime: SignedAttributes.utcTime(time))
        let signature = try identity.privateKey.signature(for: attributes.signedBytes()).derRepresentation
        let signed = SignedContent(
            content: content[...], certificate: identity.certificate, attributes: attributes, signature: Array(signature)[...])
        return SignedDraft(bytes: try signed.encoded(), manifestDigest: Fingerprint.hex(SHA256.hash(data: descriptor)))
    }
}

/// Signed, not yet sealed.
package struct SignedDraft: Sendable {
    package let bytes: [UInt8]
    /// Hex SHA-256 of `datapackage.json`.
    package let manifestDigest: String

    package func sealed(to key: EncryptionKey) throws -> [UInt8] { try Envelope.sealing(bytes, to: key) }
    package func sealed(under code: ActivationCode) throws -> [UInt8] { try Envelope.sealing(bytes, under: code) }
}
