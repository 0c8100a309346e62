import Foundation

@testable import Delivery

/// A computer's /proc, /sys, /dev and mount points laid out under a folder.
struct FakeComputer {
    let root: URL
    private var lines: [String] = []

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "canbao-computer-\(UUID())", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    var volumes: [Volume] { SystemVolumes(root: root).list() }

    func remove() { try? FileManager.default.removeItem(at: root) }

    /// - Parameter point: as a person reads it; spaces are escaped in the table.
    mutating func mount(
        _ device: String, _ source: String, at point: String, type: String = "vfat", of bound: String = "/", options: String = "rw",
        superOptions: String = "rw"
    ) throws {
        try FileManager.default.createDirectory(at: at(point), withIntermediateDirectories: true)
        let escaped = point.replacing(" ", with: "\\040")
        lines.append("\(lines.count + 20) 1 \(device) \(bound) \(escaped) \(options) shared:1 - \(type) \(source) \(superOptions)")
        try write(lines.joined(separator: "\n") + "\n", to: "/proc/self/mountinfo")
    }

    /// - Parameter path: of the device below /sys/devices, a partition inside its disk.
    func device(_ number: String, _ path: String, flags: [String: String] = [:]) throws {
        let folder = "/sys/devices/\(path)"
        try write("\(number)\n", to: "\(folder)/dev")
        for (name, value) in flags { try write(value + "\n", to: "\(folder)/\(name)") }
        try link("/sys/dev/block/\(number)", to: "../../devices/\(path)")
    }

    func label(_ link: String, of device: String) throws { try self.link("/dev/disk/by-label/\(link)", to: "../../\(device)") }

    private func link(_ path: String, to target: String) throws {
        try FileManager.default.createDirectory(at: at(path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: at(path).path, withDestinationPath: target)
    }

    private func write(_ text: String, to path: String) throws {
        try FileManager.default.createDirectory(at: at(path).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: at(path))
    }

    private func at(_ path: String) -> URL { root.appending(path: String(path.dropFirst())) }
}
