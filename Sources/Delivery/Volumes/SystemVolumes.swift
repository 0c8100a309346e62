import Foundation

/// The volumes of this computer, read from /proc, /sys and /dev under `root` (another one in tests).
package struct SystemVolumes: Sendable {
    private let root: URL

    package init(root: URL = URL(filePath: "/", directoryHint: .isDirectory)) { self.root = root }

    /// By name; a file system mounted twice is listed once.
    package func list() -> [Volume] {
        guard let table = try? Data(contentsOf: inRoot("/proc/self/mountinfo")) else { return [] }
        let labels = DiskLabels(folder: inRoot("/dev/disk/by-label"))
        var seen: Set<DeviceNumber> = []
        return MountTable.mounts(Array(table)).compactMap { mount in
            let device = BlockDevice(mount.device, source: mount.source, sysfs: inRoot("/sys"))
            guard mount.mayBeRemovable(device), seen.insert(mount.device).inserted else { return nil }
            return volume(mount, device, name: device.flatMap { labels[$0.name] } ?? mount.lastComponent)
        }
        .sorted { ($0.name, $0.mountPoint.path) < ($1.name, $1.mountPoint.path) }
    }

    private func volume(_ mount: Mount, _ device: BlockDevice?, name: String) -> Volume? {
        let point = inRoot(mount.point)
        var space = statvfs()
        guard statvfs(point.path, &space) == 0 else { return nil }
        return Volume(
            name: name, mountPoint: point, device: mount.device, freeBytes: space.freeBytes, totalBytes: space.totalBytes,
            obstacle: obstacle(mount, device, point))
    }

    private func obstacle(_ mount: Mount, _ device: BlockDevice?, _ point: URL) -> VolumeObstacle? {
        if mount.isImage { return .image }
        if mount.isReadOnly { return device?.isWriteProtected == true ? .locked : .unclean }
        return access(point.path, W_OK) == 0 ? nil : .notAllowed
    }

    private func inRoot(_ path: String) -> URL { root.appending(path: String(path.drop { $0 == "/" })) }
}

extension statvfs {
    /// What a person who is not root may still write.
    var freeBytes: Int64 { Int64(clamping: UInt64(f_bavail) &* UInt64(f_frsize)) }
    var totalBytes: Int64 { Int64(clamping: UInt64(f_blocks) &* UInt64(f_frsize)) }
}
