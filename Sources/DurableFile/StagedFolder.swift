import Foundation

/// A folder (0700) that is filled under a temporary name beside its final one, and appears whole or not at all.
package final class StagedFolder {
    package let destination: URL
    private let temporary: URL
    private var isCommitted = false

    /// `occupied` where something but an empty folder stands.
    package init(for destination: URL) throws(DurableFileError) {
        let path = destination.path
        guard Self.isFree(destination) else { throw DurableFileError(path: path, reason: .occupied) }
        let parent = destination.deletingLastPathComponent()
        try DurableFile.makeFolder(parent)
        DurableFile.removeLeftovers(in: parent, of: destination.lastPathComponent)
        temporary = DurableFile.temporary(for: destination)
        self.destination = destination
        guard mkdir(temporary.path, 0o700) == 0 else { throw DurableFileError(path: path, errno: errno) }
    }

    /// What was not committed leaves nothing behind.
    deinit { if !isCommitted { try? FileManager.default.removeItem(at: temporary) } }

    /// A new file inside; the folders of `path` are made.
    package func file(_ path: String) throws(DurableFileError) -> FileWriter {
        let url = temporary.appending(path: path)
        try DurableFile.makeFolder(url.deletingLastPathComponent())
        return try FileWriter(creating: url, for: destination.appending(path: path).path)
    }

    /// Call when every file is finished.
    package func commit() throws(DurableFileError) {
        for folder in Self.folders(in: temporary) { try DurableFile.flushFolder(folder) }
        // An empty folder under the final name is replaced; anything else there makes this fail.
        guard rename(temporary.path, destination.path) == 0 else {
            let code = errno
            guard [ENOTEMPTY, EEXIST, ENOTDIR].contains(code) else { throw DurableFileError(path: destination.path, errno: code) }
            throw DurableFileError(path: destination.path, reason: .occupied)
        }
        isCommitted = true
        try DurableFile.flushFolder(destination.deletingLastPathComponent())
    }

    private static func isFree(_ url: URL) -> Bool {
        var status = stat()
        guard lstat(url.path, &status) == 0 else { return true }
        return status.st_mode & S_IFMT == S_IFDIR && (try? FileManager.default.contentsOfDirectory(atPath: url.path))?.isEmpty == true
    }

    /// The innermost first.
    private static func folders(in root: URL) -> [URL] {
        let inner = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isDirectoryKey])?.compactMap { $0 as? URL } ?? []
        return inner.filter { (try? $0.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true }.reversed() + [root]
    }
}
