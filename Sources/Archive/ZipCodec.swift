import CArchive

/// libarchive, and the only place that touches C pointers.
enum ZipCodec {
    enum Part {
        case entry(String)
        case piece([UInt8])
    }

    static func entries(of bytes: [UInt8], limits: ArchiveLimits, where isWanted: (String) -> Bool) throws(ArchiveError) -> [ArchiveEntry] {
        var entries: [ArchiveEntry] = []
        var name: String?
        var content: [UInt8] = []
        func finish() { if let name { entries.append(ArchiveEntry(name: name, bytes: content)) } }
        let failure = walk(bytes, limits: limits, where: isWanted) { part in
            switch part {
            case .entry(let next):
                finish()
                (name, content) = (next, [])
            case .piece(let piece): content += piece
            }
            return true
        }
        if let failure { throw failure }
        finish()
        return entries
    }

    /// Each wanted entry and then its pieces, until `visit` says that it is enough; what went wrong is returned.
    static func walk(
        _ bytes: [UInt8], limits: ArchiveLimits, where isWanted: (String) -> Bool, _ visit: (Part) -> Bool
    ) -> ArchiveError? {
        guard let archive = archive_read_new() else { return .malformed }
        defer { archive_read_free(archive) }
        return bytes.withUnsafeBytes { buffer in
            guard archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK,
                archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK
            else { return .malformed }
            do throws(ArchiveError) {
                try read(archive, packedBytes: bytes.count, limits: limits, where: isWanted, visit)
                return nil
            } catch { return error }
        }
    }

    private static func read(
        _ archive: OpaquePointer, packedBytes: Int, limits: ArchiveLimits, where isWanted: (String) -> Bool, _ visit: (Part) -> Bool
    ) throws(ArchiveError) {
        var left = min(limits.totalBytes, max(packedBytes, 1) * limits.ratio)
        var seen = 0
        while true {
            var header: OpaquePointer?
            let status = archive_read_next_header(archive, &header)
            if status == ARCHIVE_EOF { return }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let header else { throw .malformed }
            seen += 1
            guard seen <= limits.entries else { throw .tooManyEntries }
            // One that the library cannot bring into this system's characters has no name, and nobody looks for it.
            let name = (archive_entry_pathname_utf8(header) ?? archive_entry_pathname(header)).map { String(cString: $0) } ?? ""
            let type = archive_entry_filetype(header)
            if type == 0o040000 { continue }
            guard type == 0o100000 else { throw .unsafeEntry(name) }
            guard archive_entry_is_encrypted(header) == 0 else { throw .encrypted }
            guard isWanted(name) else { continue }
            guard visit(.entry(name)) else { return }
            while let piece = try piece(archive) {
                left -= piece.count
                guard left >= 0 else { throw .tooLarge }
                guard visit(.piece(piece)) else { return }
            }
        }
    }

    private static func piece(_ archive: OpaquePointer) throws(ArchiveError) -> [UInt8]? {
        let size = 1 << 17
        var count = 0
        let piece = [UInt8](unsafeUninitializedCapacity: size) { space, filled in
            count = archive_read_data(archive, space.baseAddress, size)
            filled = max(0, count)
        }
        guard count >= 0 else { throw .malformed }
        return count > 0 ? piece : nil
    }

    static func zip(_ entries: [ArchiveEntry]) throws(ArchiveError) -> [UInt8] {
        guard let archive = archive_write_new() else { throw .malformed }
        defer { archive_write_free(archive) }
        let capacity = entries.reduce(1 << 16) { $0 + $1.bytes.count + $1.bytes.count / 64 + 1024 + $1.name.utf8.count * 2 }
        var isDone = false
        let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, used in
            // Digests don't deflate: harder work than this takes twice the time and saves a twentieth.
            // The library keeps the pointer and counts on.
            isDone = withUnsafeMutablePointer(to: &used) { used in
                archive_write_set_format_zip(archive) == ARCHIVE_OK
                    && archive_write_set_format_option(archive, "zip", "compression-level", "4") == ARCHIVE_OK
                    && archive_write_open_memory(archive, buffer.baseAddress, buffer.count, used) == ARCHIVE_OK
                    && entries.allSatisfy { write($0, to: archive) } && archive_write_close(archive) == ARCHIVE_OK
            }
        }
        guard isDone else { throw .malformed }
        return output
    }

    private static func write(_ entry: ArchiveEntry, to archive: OpaquePointer) -> Bool {
        guard let header = archive_entry_new() else { return false }
        defer { archive_entry_free(header) }
        archive_entry_set_pathname(header, entry.name)
        archive_entry_set_size(header, Int64(entry.bytes.count))
        archive_entry_set_filetype(header, 0o100000)
        archive_entry_set_perm(header, 0o644)
        // 1 January 1980 at noon: a ZIP's times begin there, in local time.
        archive_entry_set_mtime(header, 315_576_000, 0)
        guard archive_write_header(archive, header) == ARCHIVE_OK else { return false }
        return entry.bytes.isEmpty
            || entry.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) } == entry.bytes.count
    }
}
