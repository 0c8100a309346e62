/// One regular file of an archive, whole.
package struct ArchiveEntry: Sendable, Hashable {
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

package enum ArchiveError: Error, Sendable, Equatable {
    /// Not a ZIP, damaged, or one that says different things in different places.
    case malformed
    /// A link, a device, a folder, or a name that leaves the archive.
    case unsafeEntry(String)
    case duplicateEntry(String)
    /// Behind a password.
    case encrypted
    case tooManyEntries
    case tooLarge
}

/// Bounds on what is unpacked, by bytes really read.
package struct ArchiveLimits: Sendable {
    package let entries: Int
    package let totalBytes: Int
    /// Unpacked bytes to packed bytes.
    package let ratio: Int

    package init(entries: Int, totalBytes: Int, ratio: Int) {
        self.entries = entries
        self.totalBytes = totalBytes
        self.ratio = ratio
    }
}
