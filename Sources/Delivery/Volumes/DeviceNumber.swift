import Foundation

/// Which block device, or which file system without one, a file lies on.
package struct DeviceNumber: Sendable, Hashable {
    package let major: UInt32
    package let minor: UInt32

    package init(major: UInt32, minor: UInt32) {
        self.major = major
        self.minor = minor
    }

    /// The kernel's packing in `st_dev` (gnu_dev_major(3)), which is a macro and does not reach Swift.
    package init(_ packed: dev_t) {
        let number = UInt64(packed)
        major = UInt32(truncatingIfNeeded: (number >> 8) & 0xFFF | (number >> 32) & 0xFFFF_F000)
        minor = UInt32(truncatingIfNeeded: number & 0xFF | (number >> 12) & 0xFFFF_FF00)
    }

    /// As mountinfo and sysfs write it: `8:17`.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { UInt32($0) }
        guard parts.count == 2, let major = parts[0], let minor = parts[1] else { return nil }
        self.init(major: major, minor: minor)
    }

    var text: String { "\(major):\(minor)" }

    /// The device under a path, or none where nothing stands there.
    init?(under url: URL) {
        var status = stat()
        guard stat(url.path, &status) == 0 else { return nil }
        self.init(status.st_dev)
    }
}
