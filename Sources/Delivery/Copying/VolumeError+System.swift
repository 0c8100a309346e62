import DurableFile
import Foundation

extension VolumeError {
    init(errno number: Int32) {
        self =
            switch number {
            case ENODEV, ENXIO, ENOENT, ENOTDIR, ENOTCONN, ESTALE: .missing
            case ENOSPC, EDQUOT: .full(short: nil)
            case EROFS: .readOnly
            case EACCES, EPERM: .notAllowed
            default: .failed(errno: number)
            }
    }

    init(_ error: DurableFileError) {
        self =
            switch error.reason {
            case .noSpace: .full(short: nil)
            case .readOnly: .readOnly
            case .notAllowed: .notAllowed
            case .noSuchFolder: .missing
            case .occupied: .failed(errno: ENOTEMPTY)
            case .other(let number): VolumeError(errno: number)
            }
    }

    /// Calls again where a signal came between.
    @discardableResult
    static func check<Count: SignedInteger>(_ call: () -> Count) throws(VolumeError) -> Count {
        while true {
            let count = call()
            if count >= 0 { return count }
            let number = errno
            guard number == EINTR else { throw VolumeError(errno: number) }
        }
    }
}
