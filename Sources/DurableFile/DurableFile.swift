import Foundation

/// Files that appear whole under their name or not at all, and survive the power going out (0600, folders 0700).
package enum DurableFile {
    /// Temporary name, fsync, rename, fsync of the folder. Replaces what stands there.
    package static func write(_ bytes: [UInt8], to url: URL) throws(DurableFileError) {
        try stage(bytes, for: url).commit()
    }

    /// Writes and flushes under a temporary name beside `url`; nothing stands under the final name yet.
    package static func stage(_ bytes: [UInt8], for url: URL) throws(DurableFileError) -> StagedFile {
        // What is no file, such as a device, must not be replaced by one.
        var status = stat()
        guard lstat(url.path, &status) != 0 || [S_IFREG, S_IFLNK].contains(status.st_mode & S_IFMT) else {
            throw DurableFileError(path: url.path, errno: EEXIST)
        }
        let temporary = temporary(for: url)
        let writer = try FileWriter(creating: temporary, for: url.path)
        do {
            try writer.append(bytes)
            try writer.finish()
        } catch {
            unlink(temporary.path)
            throw error
        }
        return StagedFile(temporary: temporary, destination: url)
    }

    /// Beside `url`, hidden, and of this process.
    package static func temporary(for url: URL) -> URL {
        url.deletingLastPathComponent().appending(
            path: ".\(url.lastPathComponent).\(getpid())-\(UInt32.random(in: 0 ... .max)).unfinished")
    }

    /// Removes what stands under temporary names in the folder and whose process is gone: it was killed. SQLite puts files of its own beside.
    ///
    /// - Parameter name: only what was to get this name.
    package static func removeLeftovers(in folder: URL, of name: String? = nil) {
        for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
            guard let match = entry.wholeMatch(of: /\.(.+)\.([0-9]+)-[0-9]+\.unfinished(-journal|-wal|-shm)?/),
                name == nil || name == String(match.1),
                let process = pid_t(match.2), kill(process, 0) != 0, errno == ESRCH
            else { continue }
            try? FileManager.default.removeItem(at: folder.appending(path: entry))
        }
    }

    /// The folder with those above it, readable by its owner alone where it is new.
    package static func makeFolder(_ url: URL) throws(DurableFileError) {
        do {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw DurableFileError(path: url.path, errno: errno == 0 ? EACCES : errno)
        }
    }

    /// For what somebody else wrote: on the disk before it gets its name.
    package static func flush(_ url: URL) throws(DurableFileError) {
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DurableFileError(path: url.path, errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw DurableFileError(path: url.path, errno: errno) }
    }

    /// Makes renames and removals inside the folder last.
    package static func flushFolder(_ url: URL) throws(DurableFileError) {
        let descriptor = open(url.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw DurableFileError(path: url.path, errno: errno) }
        defer { close(descriptor) }
        // Some file systems (FAT on a stick) can't flush a folder and say EINVAL.
        if fsync(descriptor) != 0, errno != EINVAL { throw DurableFileError(path: url.path, errno: errno) }
    }
}

/// A file that is whole and flushed under a temporary name.
package struct StagedFile: Sendable, Hashable {
    package let temporary: URL
    package let destination: URL

    package init(temporary: URL, destination: URL) {
        self.temporary = temporary
        self.destination = destination
    }

    package func commit() throws(DurableFileError) { try Self.commit(temporary, as: destination) }

    /// For a file that somebody else wrote and flushed under a temporary name in the same folder.
    package static func commit(_ temporary: URL, as destination: URL) throws(DurableFileError) {
        guard rename(temporary.path, destination.path) == 0 else {
            let code = errno
            unlink(temporary.path)
            throw DurableFileError(path: destination.path, errno: code)
        }
        try DurableFile.flushFolder(destination.deletingLastPathComponent())
    }

    /// Leaves alone what stands under the name already; the temporary file is gone either way.
    package static func commitNew(_ temporary: URL, as destination: URL) throws(DurableFileError) {
        defer { unlink(temporary.path) }
        guard link(temporary.path, destination.path) != 0 else {
            return try DurableFile.flushFolder(destination.deletingLastPathComponent())
        }
        let code = errno
        // A file system without links, as on most sticks.
        let isWithoutLinks = [EPERM, EOPNOTSUPP, ENOSYS].contains(code)
        guard code == EEXIST || isWithoutLinks else { throw DurableFileError(path: destination.path, errno: code) }
        if isWithoutLinks, access(destination.path, F_OK) != 0 { try commit(temporary, as: destination) }
    }

    /// Several at once; each folder is flushed once.
    package static func commit(_ files: [StagedFile]) throws(DurableFileError) {
        var folders: [URL] = []
        for file in files {
            guard rename(file.temporary.path, file.destination.path) == 0 else {
                throw DurableFileError(path: file.destination.path, errno: errno)
            }
            let folder = file.destination.deletingLastPathComponent()
            if !folders.contains(folder) { folders.append(folder) }
        }
        for folder in folders { try DurableFile.flushFolder(folder) }
    }

    package func abandon() { unlink(temporary.path) }
}
