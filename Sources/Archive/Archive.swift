/// ZIP archives in memory.
package enum Archive {
    /// Reads an archive whose every byte is accounted for; anything a second reader might see differently is refused.
    package static func strictEntries(of bytes: [UInt8], limits: ArchiveLimits) throws(ArchiveError) -> [ArchiveEntry] {
        let directory = try ZipDirectory(strictly: bytes, limits: limits)
        let entries = try ZipCodec.entries(of: bytes, limits: limits, where: { _ in true })
        guard entries.count == directory.entries.count,
            Swift.zip(entries, directory.entries).allSatisfy({ $0.name == $1.name && $0.bytes.count == $1.size })
        else { throw .malformed }
        return entries
    }

    /// Reads the regular files whose names `isWanted`, of an archive that another program wrote as it likes.
    package static func entries(
        of bytes: [UInt8], limits: ArchiveLimits, where isWanted: (String) -> Bool = { _ in true }
    ) throws(ArchiveError) -> [ArchiveEntry] {
        try ZipCodec.entries(of: bytes, limits: limits, where: isWanted)
    }

    /// The names of the regular files, nothing of them unpacked.
    package static func names(of bytes: [UInt8], limits: ArchiveLimits) throws(ArchiveError) -> [String] {
        var names: [String] = []
        let failure = ZipCodec.walk(
            bytes, limits: limits,
            where: { name in
                names.append(name)
                return false
            }, { _ in true })
        if let failure { throw failure }
        return names
    }

    /// The directory, which ends every archive, is missing: so is what stood before it.
    package static func isCutOff(_ bytes: [UInt8]) -> Bool { !ZipDirectory.endsArchive(bytes) }

    /// Deflated, regular files in the given order, no times: the same entries give the same bytes.
    package static func zip(_ entries: [ArchiveEntry]) throws(ArchiveError) -> [UInt8] {
        try ZipCodec.zip(entries)
    }
}
