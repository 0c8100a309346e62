import DurableFile
import Foundation

/// A volume's folder, held open: what is done by name is done inside it, wherever the path may lead by then. A stick that goes leaves an
/// ordinary folder of the system's disk under its path, and nothing must ever be written there.
final class MountedFolder: VolumeFolder {
    private let volume: Volume
    private let descriptor: Int32

    init(_ volume: Volume) throws(VolumeError) {
        self.volume = volume
        descriptor = try VolumeError.check { open(volume.mountPoint.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, DeviceNumber(status.st_dev) == volume.device else { throw .missing }
        // One copy at a time: what one writes, another would take for a leftover. Where locks are unknown, this is not known either.
        flock(descriptor, LOCK_EX)
    }

    deinit { close(descriptor) }

    /// When a stick is pulled, its device leaves sysfs at once, while its mount may linger.
    var isPresent: Bool {
        guard DeviceNumber(under: volume.mountPoint) == volume.device else { return false }
        let isListed = FileManager.default.fileExists(atPath: "/sys/dev/block/\(volume.device.text)")
        return isListed || volume.device.major == 0 || !FileManager.default.fileExists(atPath: "/sys/dev/block")
    }

    func freeBytes() throws(VolumeError) -> Int64 {
        var space = statvfs()
        try VolumeError.check { fstatvfs(descriptor, &space) }
        return space.freeBytes
    }

    func names() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: volume.mountPoint.path)) ?? [] }

    func create(_ name: String, _ bytes: [UInt8]) throws(VolumeError) {
        // Another computer's user must be able to read it, where the file system knows users at all.
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let file = try VolumeError.check { openat(descriptor, name, flags, 0o644) }
        do throws(VolumeError) {
            try write(bytes, to: file)
            try VolumeError.check { fsync(file) }
        } catch {
            close(file)
            throw error
        }
        guard close(file) == 0 else { throw VolumeError(errno: errno) }
    }

    private func write(_ bytes: [UInt8], to file: Int32) throws(VolumeError) {
        var written = 0
        while written < bytes.count {
            written += try VolumeError.check {
                bytes.withUnsafeBytes { buffer in
                    // A megabyte at a time: a single call for everything could not be stopped before its end.
                    let rest = UnsafeRawBufferPointer(rebasing: buffer[written...].prefix(1 << 20))
                    return Foundation.write(file, rest.baseAddress, rest.count)
                }
            }
        }
    }

    func compare(_ name: String, with bytes: [UInt8]) throws(VolumeError) -> Comparison {
        do throws(VolumeError) {
            return Comparison(isSame: try ReadBack.equals(name, in: descriptor, bytes, flags: ReadBack.pastCache), isPastCache: true)
        } catch  where error == .failed(errno: EINVAL) || error == .failed(errno: ENOTSUP) {
            return Comparison(isSame: try ReadBack.equals(name, in: descriptor, bytes, flags: 0), isPastCache: false)
        }
    }

    func size(of name: String) throws(VolumeError) -> Int64 {
        var status = stat()
        try VolumeError.check { fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) }
        return Int64(status.st_size)
    }

    func rename(_ name: String, to other: String) throws(VolumeError) {
        try VolumeError.check { renameat(descriptor, name, descriptor, other) }
    }

    func remove(_ name: String) throws(VolumeError) { try VolumeError.check { unlinkat(descriptor, name, 0) } }

    func flush() throws(VolumeError) {
        do throws(DurableFileError) {
            try DurableFile.flushFolder(volume.mountPoint)
        } catch {
            throw VolumeError(error)
        }
    }
}
