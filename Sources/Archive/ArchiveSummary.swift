/// One entry of an archive by its sizes.
package struct ArchiveSummary: Sendable, Hashable {
    package let name: String
    /// nil where only an unpacker could read the archive.
    package let packedSize: Int?
    package let size: Int

    package init(_ entry: ArchiveEntry) {
        name = entry.name
        packedSize = nil
        size = entry.bytes.count
    }

    fileprivate init(_ entry: ZipDirectory.Entry) {
        name = entry.name
        packedSize = entry.compressedSize
        size = entry.size
    }
}

extension Archive {
    /// From the headers alone; nil when they contradict one another.
    package static func summary(of bytes: [UInt8], limits: ArchiveLimits) -> [ArchiveSummary]? {
        (try? ZipDirectory(strictly: bytes, limits: limits))?.entries.map(ArchiveSummary.init)
    }
}
