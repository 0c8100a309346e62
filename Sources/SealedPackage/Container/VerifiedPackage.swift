import Crypto
import Foundation

/// Steps 1 to 6 passed: who signed is known, and every file is the one that was signed for.
package struct VerifiedPackage: Sendable {
    package let manifest: Manifest
    /// Hex SHA-256 of `datapackage.json`: the package's name for both sides.
    package let manifestDigest: String
    /// By path: `data/*.csv`, `pki/*.pem`.
    package let files: [String: [UInt8]]
    package let signer: Signer
    package let signingTime: Date

    init(container: Container, signer: Signer, signingTime: Date) throws(PackageError) {
        let manifest = try Manifest(container.manifest)
        for path in container.files.keys where !manifest.resources.contains(where: { $0.path == path }) { throw .unlistedEntry }
        for resource in manifest.resources {
            guard let bytes = container.files[resource.path] else { throw .missingEntry }
            guard bytes.count == resource.bytes, Fingerprint.hex(SHA256.hash(data: bytes)) == resource.digest else { throw .resourceDigest }
        }
        self.manifest = manifest
        manifestDigest = Fingerprint.hex(SHA256.hash(data: container.manifest))
        files = container.files
        self.signer = signer
        self.signingTime = signingTime
    }
}
