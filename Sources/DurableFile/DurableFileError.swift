import Foundation

/// A file that could not be written; nothing stands under its final name that was not there before.
package struct DurableFileError: Error, Sendable, Equatable {
    package enum Reason: Sendable, Equatable {
        case noSpace
        case readOnly
        case notAllowed
        case noSuchFolder
        /// Where a new folder should appear something stands already.
        case occupied
        case other(errno: Int32)
    }

    package let path: String
    package let reason: Reason

    package var code: String { "output.unwritable" }

    package var message: String {
        switch reason {
        case .noSpace: "“\(path)”所在的盘已满，没有写成。请腾出空间或换一个位置，再做一次。"
        case .readOnly: "“\(path)”所在的盘是只读的，没有写成。请取消写保护或换一个位置，再做一次。"
        case .notAllowed: "没有权限写“\(path)”。请换一个文件夹，再做一次。"
        case .noSuchFolder: "“\(path)”所在的文件夹不存在。请先建好文件夹，或换一个位置。"
        case .occupied: "“\(path)”已经有了，而且不是空文件夹，没有动它。请换一个新的文件夹，再做一次。"
        case .other: "“\(path)”写不成。请检查磁盘，或换一个位置，再做一次。"
        }
    }

    init(path: String, reason: Reason) {
        self.path = path
        self.reason = reason
    }

    package init(path: String, errno code: Int32) {
        self.path = path
        reason =
            switch code {
            case ENOSPC, EDQUOT: .noSpace
            case EROFS: .readOnly
            case EACCES, EPERM: .notAllowed
            case ENOENT, ENOTDIR: .noSuchFolder
            default: .other(errno: code)
            }
    }
}
