import Foundation

/// A file that is on a volume, flushed, read back and found to be the same.
package struct VolumeCopy: Sendable, Equatable {
    package enum Outcome: String, Sendable {
        case created
        /// Another file of that name was there.
        case replaced
        /// The same bytes were there already under that name.
        case unchanged
    }

    package let volume: Volume
    package let url: URL
    package let outcome: Outcome
    /// False where the file system reads only by way of the kernel's cache, so that the device itself was not asked for certain.
    package let isReadPastCache: Bool

    package var message: String {
        let done =
            switch outcome {
            case .created: "已复制到 U 盘“\(volume.name)”，读回核对一致。"
            case .replaced: "已复制到 U 盘“\(volume.name)”，替换了原来的同名文件，读回核对一致。"
            case .unchanged: "U 盘“\(volume.name)”上已经有这个文件，读回核对一致，不用再复制。"
            }
        return done + (isReadPastCache ? "" : "（这个盘只能经过缓存核对。）") + "请安全退出 U 盘后再拔下。"
    }
}

extension Volume {
    /// Copies all or nothing into the top folder: under a temporary name, flushed, read back and compared, then renamed. Waits for another
    /// copy to the same volume.
    package func copy(_ bytes: [UInt8], as name: String) throws(VolumeError) -> VolumeCopy {
        guard VolumeNames.isUsable(name) else { throw .unusableName(name) }
        return try VolumeWriter(folder: MountedFolder(self), volume: self, name: name, bytes: bytes).copy()
    }
}
