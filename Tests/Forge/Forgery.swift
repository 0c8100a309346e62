import Crypto
import Foundation
import SealedPackage

/// A package in the making: right in every layer but the one that is given a defect, and signed and sealed over it.
package struct Forgery {
    package var draft: PackageDraft
    package var signer: ForgedSignature.Signer
    package var recipient: ForgedEnvelope.Recipient
    /// Deflates the manifest, which is long.
    package var squeezesManifest = false
    /// `datapackage.json` as it should be, to what it will be.
    package var manifestText: (String) throws -> [UInt8] = { Array($0.utf8) }
    package var zip: (inout ForgedZip) throws -> Void = { _ in }
    package var signature: (inout ForgedSignature) -> Void = { _ in }
    package var envelope: (inout ForgedEnvelope) -> Void = { _ in }
    /// Of the finished file.
    package var file: ([UInt8]) -> [UInt8] = { $0 }

    package init(_ draft: PackageDraft, by identity: SigningIdentity, to key: P256.KeyAgreement.PublicKey) {
        self.draft = draft
        signer = .init(identity, at: Cast.now)
        recipient = .key(.init(key))
    }

    package func container() throws -> [UInt8] {
        let manifest = try manifestText(String(decoding: draft.manifestBytes, as: UTF8.self))
        var zip = ForgedZip(
            [ForgedZip.Entry("datapackage.json", manifest)] + draft.tables.map { .init($0.path, $0.bytes) }
                + draft.pki.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
        if squeezesManifest { try zip.entries[0].squeeze() }
        try self.zip(&zip)
        return zip.bytes
    }

    package func signed() throws -> [UInt8] {
        var signature = ForgedSignature(try container(), signer)
        self.signature(&signature)
        return try signature.bytes()
    }

    package func bytes() throws -> [UInt8] {
        var envelope = ForgedEnvelope(try signed(), recipient)
        self.envelope(&envelope)
        return file(try envelope.bytes())
    }

    // MARK: Defects by name

    package mutating func manifest(_ change: (inout Manifest) -> Void) {
        var manifest = draft.manifest
        change(&manifest)
        draft = PackageDraft(manifest: manifest, tables: draft.tables, pki: draft.pki)
    }

    /// The table's bytes, listed with the digest they then have.
    package mutating func table(_ name: String, _ change: ([UInt8]) throws -> [UInt8]) throws {
        guard draft.tables.contains(where: { $0.name == name }) else { throw NothingToForge(what: "table \(name)") }
        let tables = try draft.tables.map { table in
            table.name == name
                ? TableResource(name: table.name, title: table.title, fields: table.fields, bytes: try change(table.bytes)) : table
        }
        draft = PackageDraft(manifest: draft.manifest, tables: tables, pki: draft.pki)
    }

    package mutating func table(_ name: String, _ text: String, _ other: String) throws {
        try table(name) { try $0.with(text, Array(other.utf8)) }
    }

    package mutating func dropTable(_ name: String) {
        draft = PackageDraft(manifest: draft.manifest, tables: draft.tables.filter { $0.name != name }, pki: draft.pki)
    }

    package mutating func pki(_ path: String, _ bytes: [UInt8]?) {
        var pki = draft.pki
        pki[path] = bytes
        draft = PackageDraft(manifest: draft.manifest, tables: draft.tables, pki: pki)
    }

    /// The same in the manifest's text.
    package mutating func json(_ text: String, _ other: String) {
        manifestText = { try $0.with(text, other) }
    }
}

/// What an attack would change is not there, so that it would silently be none.
package struct NothingToForge: Error {
    package let what: String
}

extension [UInt8] {
    /// The first place gives way.
    package func with(_ text: String, _ other: [UInt8]) throws -> [UInt8] {
        guard let range = firstRange(of: Array(text.utf8)) else { throw NothingToForge(what: text) }
        return self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}

extension String {
    package func with(_ text: String, _ other: String) throws -> [UInt8] { try Array(utf8).with(text, Array(other.utf8)) }
}

extension PackageDraft {
    /// Hex SHA-256 of the manifest.
    package var manifestDigest: String { Fingerprint.hex(SHA256.hash(data: manifestBytes)) }
}
