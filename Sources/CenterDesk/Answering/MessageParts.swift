import CenterStore
import Crypto
import Exchange
import SealedPackage

extension PackageDraft {
    /// Digests of the parts that may stay out of a later result.
    var partDigests: MessageParts {
        var digests: MessageParts = [:]
        for table in tables where ["unit", "codes", "plans", "rules", "insured"].contains(table.name) {
            digests[table.name] = Fingerprint.hex(SHA256.hash(data: table.bytes))
        }
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
}

extension MasterData {
    /// Without the parts that the unit is known to hold.
    func without(_ held: Set<String>) -> MasterData {
        var rest = self
        if held.contains("unit") { rest.unit = nil }
        if held.contains("codes") { rest.codes = nil }
        if held.contains("plans") { rest.plans = nil }
        if held.contains("rules") { rest.rules = nil }
        if held.contains("insured") { rest.insured = nil }
        if held.contains("pki") { rest.certificates = nil }
        return rest
    }
}
