import Foundation

/// One program a data folder: the lock goes with the process, however it ends.
package struct InstanceLock: Sendable {
    private let descriptor: Int32
    private let folder: URL

    /// nil when another process holds the folder.
    package init?(folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let opened = open(folder.appending(path: "server.lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw CocoaError(.fileWriteNoPermission) }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            return nil
        }
        descriptor = opened
        self.folder = folder
    }

    func record(port: Int) throws { try Data(String(port).utf8).write(to: Self.portFile(folder), options: .atomic) }

    package func release() {
        try? FileManager.default.removeItem(at: Self.portFile(folder))
        close(descriptor)
    }

    static func runningPort(folder: URL) -> Int? {
        FileManager.default.contents(atPath: portFile(folder).path).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    }

    private static func portFile(_ folder: URL) -> URL { folder.appending(path: "server.port") }
}
