import Archive

/// Layer 3: `datapackage.json`, `data/*.csv` and `pki/*.pem`, nothing else.
struct Container {
    static let manifestName = "datapackage.json"
    static let limits = ArchiveLimits(entries: 32, totalBytes: 128 << 20, ratio: 200)

    let manifest: [UInt8]
    /// By path, without the manifest.
    let files: [String: [UInt8]]

    init(_ bytes: [UInt8]) throws(PackageError) {
        let entries: [ArchiveEntry]
        do {
            entries = try Archive.strictEntries(of: bytes, limits: Self.limits)
        } catch {
            switch error {
            case .malformed, .encrypted: throw .containerMalformed
            case .unsafeEntry: throw .containerUnsafeEntry
            case .duplicateEntry: throw .containerDuplicateEntry
            case .tooManyEntries, .tooLarge: throw .containerTooLarge
            }
        }
        var files: [String: [UInt8]] = [:]
        var manifest: [UInt8]?
        for entry in entries {
            guard Self.isAllowed(entry.name) else { throw .containerUnsafeEntry }
            if entry.name == Self.manifestName { manifest = entry.bytes } else { files[entry.name] = entry.bytes }
        }
        guard let manifest else { throw .missingEntry }
        self.manifest = manifest
        self.files = files
    }

    static func isAllowed(_ name: String) -> Bool {
        if name == manifestName { return true }
        for (folder, ending) in [("data/", ".csv"), ("pki/", ".pem")] where name.hasPrefix(folder) && name.hasSuffix(ending) {
            let stem = name.dropFirst(folder.count).dropLast(ending.count)
            return !stem.isEmpty
                && stem.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x5F }
        }
        return false
    }
}
