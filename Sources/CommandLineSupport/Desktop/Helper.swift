import Foundation

/// A program of the desktop that shows something, and may go on showing it.
struct Helper {
    private let process = Process()

    /// nil where it is not installed.
    init?(_ name: String, _ arguments: [String], _ environment: [String: String]) {
        let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        guard let path = folders.map({ "\($0)/\(name)" }).first(where: FileManager.default.isExecutableFile) else { return nil }
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
    }

    /// Whether it ended well, or is still at it: some browsers stay in the foreground, a dialog stays until it is closed.
    func isShown(within patience: Duration) async -> Bool {
        guard (try? process.run()) != nil else { return false }
        let clock = ContinuousClock()
        let end = clock.now + patience
        while process.isRunning {
            guard clock.now < end, (try? await Task.sleep(for: .milliseconds(20))) != nil else { return true }
        }
        return process.terminationStatus == 0
    }
}
