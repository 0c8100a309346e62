import CenterStore
import Crypto
import SealedPackage

extension PackageDraft {
    private static let parts: Set<String> = ["unit", "codes", "plans", "rules", "insured"]

    /// Digests of the parts that may stay out of a later result.
    var partDigests: MessageParts {
        var digests: MessageParts = [:]
        for table in tables where Self.parts.contains(table.name) { digests[table.name] = Fingerprint.hex(SHA256.hash(data: table.bytes)) }
        // An activation holds the authority, but never the unit's own certificates: it proves nothing of them.
        if manifest.kind == .result, !pki.isEmpty {
            var hasher = SHA256()
            for (path, bytes) in pki.sorted(by: { $0.key < $1.key }) {
                hasher.update(data: Array(path.utf8))
                hasher.update(data: bytes)
            }
            digests["pki"] = Fingerprint.hex(hasher.finalize())
        }
        return digests
    }

    /// Hex SHA-256 of all that it tells, whatever its number.
    var contentDigest: String {
        var hasher = SHA256()
        for table in tables where !Self.parts.contains(table.name) {
            hasher.update(data: Array(table.name.utf8))
            hasher.update(data: SHA256.hash(data: table.bytes).map { $0 })
        }
        for (part, digest) in partDigests.sorted(by: { $0.key < $1.key }) { hasher.update(data: Array((part + digest).utf8)) }
        return Fingerprint.hex(hasher.finalize())
    }

    /// Without the parts that the unit is known to hold.
    func without(_ held: Set<String>) -> PackageDraft {
        PackageDraft(manifest: manifest, tables: tables.filter { !held.contains($0.name) }, pki: held.contains("pki") ? [:] : pki)
    }
}
