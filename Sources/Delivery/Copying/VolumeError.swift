/// Why a file is not on the volume; what stood under its name before still does, or the new file does as a whole.
package enum VolumeError: Error, Sendable, Equatable {
    /// Pulled out, or unmounted: at the mount point there is another device now, or none.
    case missing
    /// So many bytes short; none where the volume only said so while it was written.
    case full(short: Int64?)
    case readOnly
    case notAllowed
    case failed(errno: Int32)
    /// What the volume gives back is not what was written.
    case differs
    /// FAT can't hold a file of this name.
    case unusableName(String)

    package var code: String {
        switch self {
        case .missing: "usb.missing"
        case .full: "usb.full"
        case .readOnly: "usb.read-only"
        case .notAllowed: "usb.not-allowed"
        case .failed: "usb.failed"
        case .differs: "usb.differs"
        case .unusableName: "usb.unusable-name"
        }
    }

    package var message: String {
        switch self {
        case .missing: "U 盘被拔出了，文件没有复制完。请重新插好，再复制一次。"
        case .full(let short):
            "U 盘空间不够\(short.map { "，还差 \(Self.megabytes($0)) MB" } ?? "")，文件没有复制成。请删掉 U 盘上不要的文件或换一个 U 盘，再复制一次。"
        case .readOnly: "U 盘是只读的，文件没有复制成。请拨开写保护开关后重新插入；没有开关的，请在另一台电脑上检查它，或换一个 U 盘。"
        case .notAllowed: "没有权限写这个 U 盘，文件没有复制成。请换一个 U 盘，再复制一次。"
        case .failed: "读写 U 盘时出错，文件没有复制成。请安全退出后重新插好，再复制一次；还是不行就换一个 U 盘。"
        case .differs: "U 盘读回来的内容和写进去的不一样，文件没有复制成。这个 U 盘不可靠，请换一个再复制。"
        case .unusableName(let name): "“\(name)”不能用作 U 盘上的文件名。请改名后再复制。"
        }
    }

    /// In tenths, rounded up.
    private static func megabytes(_ bytes: Int64) -> String {
        let tenths = (bytes * 10 + (1 << 20) - 1) >> 20
        return "\(tenths / 10).\(tenths % 10)"
    }
}
