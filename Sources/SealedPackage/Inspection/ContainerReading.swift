import Archive
import Crypto

/// The files in a container as far as they can be unpacked, also where the container is refused.
package struct ContainerReading: Sendable {
    package let entries: [ArchiveSummary]
    /// By path, the manifest included.
    package let files: [String: [UInt8]]
    package let failure: PackageError?

    package init(_ signature: SignatureReading) {
        let content = signature.content
        do throws(PackageError) {
            _ = try Container(content)
            failure = nil
        } catch {
            failure = error
        }
        let unpacked = (try? Archive.entries(of: content, limits: Container.limits)) ?? []
        entries = Archive.summary(of: content, limits: Container.limits) ?? unpacked.map { ArchiveSummary($0) }
        files = Dictionary(unpacked.map { ($0.name, $0.bytes) }, uniquingKeysWith: { first, _ in first })
    }

    package var manifest: [UInt8]? { files[Container.manifestName] }
}

/// The manifest as it reads, or as much of it as is JSON.
package struct ManifestReading: Sendable {
    package let manifest: Manifest?
    package let failure: PackageError?
    /// nil where the bytes are no JSON of the kind the format allows.
    package let document: JSONDocument?
    /// Hex SHA-256.
    package let digest: String

    package init(_ bytes: [UInt8]) {
        digest = Fingerprint.hex(SHA256.hash(data: bytes))
        document = try? JSONReader.document(bytes)
        do throws(PackageError) {
            manifest = try Manifest(bytes)
            failure = nil
        } catch {
            manifest = nil
            failure = error
        }
    }
}

/// What the manifest lists beside what the container holds.
package struct ListedFile: Sendable {
    package enum State: Sendable, Hashable {
        case equal
        case differs
        case missing
        case unlisted
    }

    package let path: String
    package let state: State

    package static func all(of manifest: Manifest, in files: [String: [UInt8]]) -> [ListedFile] {
        let listed = manifest.resources.map { resource in
            guard let bytes = files[resource.path] else { return ListedFile(path: resource.path, state: .missing) }
            let isEqual = bytes.count == resource.bytes && Fingerprint.hex(SHA256.hash(data: bytes)) == resource.digest
            return ListedFile(path: resource.path, state: isEqual ? .equal : .differs)
        }
        let known = Set(manifest.resources.map(\.path)).union([Container.manifestName])
        return listed + files.keys.filter { !known.contains($0) }.sorted().map { ListedFile(path: $0, state: .unlisted) }
    }
}
