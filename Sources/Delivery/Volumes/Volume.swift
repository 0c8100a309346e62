import Foundation

/// What a clerk calls a U 盘: a removable file system that is mounted.
package struct Volume: Sendable, Equatable {
    package let name: String
    package let mountPoint: URL
    /// What was mounted there when the volumes were listed; a copy goes to this device or nowhere.
    package let device: DeviceNumber
    package let freeBytes: Int64
    package let totalBytes: Int64
    /// Why nothing can be copied to it.
    package let obstacle: VolumeObstacle?

    package var isWritable: Bool { obstacle == nil }

    package init(
        name: String, mountPoint: URL, device: DeviceNumber, freeBytes: Int64, totalBytes: Int64, obstacle: VolumeObstacle? = nil
    ) {
        self.name = name
        self.mountPoint = mountPoint
        self.device = device
        self.freeBytes = freeBytes
        self.totalBytes = totalBytes
        self.obstacle = obstacle
    }
}

/// Why a volume is listed but can't be chosen.
package enum VolumeObstacle: Sendable, Equatable {
    /// The device itself refuses writing: a stick or card with its lock switch on.
    case locked
    /// The device may be written, but the kernel has made the file system read-only: it was pulled without being unmounted, or is failing.
    case unclean
    /// A file system that is never written, such as that of an installation stick.
    case image
    case notAllowed

    package var label: String { self == .notAllowed ? "无权限" : "只读" }

    package var message: String {
        switch self {
        case .locked: "这个 U 盘是只读的，写保护开关可能锁上了。请拨开开关后重新插入，或换一个 U 盘。"
        case .unclean: "系统把这个 U 盘设成了只读，多半是上次没有安全退出就拔下了。请先在另一台电脑上检查修复，或换一个 U 盘。"
        case .image: "这是系统安装盘一类的只读盘，不能存文件。请换一个 U 盘。"
        case .notAllowed: "没有权限写这个 U 盘。请在另一台电脑上检查它，或换一个 U 盘。"
        }
    }
}
