import DurableFile
import Foundation

/// One program a data folder: the lock goes with the process, however it ends.
package struct InstanceLock: Sendable {
    private let descriptor: Int32
    private let folder: URL

    /// nil when another process holds the folder.
    package init?(folder: URL) throws {
        try DurableFile.makeFolder(folder)
        // Somebody may have made it beforehand, open to others.
        chmod(folder.path, 0o700)
        let opened = open(folder.appending(path: "server.lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw DurableFileError(path: folder.path, errno: errno) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            return nil
        }
        descriptor = opened
        self.folder = folder
        // Of a program that was killed: nobody may be sent there.
        try? FileManager.default.removeItem(at: Self.portFile(folder))
    }

    func record(port: Int) throws { try DurableFile.write(Array(String(port).utf8), to: Self.portFile(folder)) }

    package func release() {
        try? FileManager.default.removeItem(at: Self.portFile(folder))
        close(descriptor)
    }

    static func runningPort(folder: URL) -> Int? {
        FileManager.default.contents(atPath: portFile(folder).path).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    }

    private static func portFile(_ folder: URL) -> URL { folder.appending(path: "server.port") }
}
