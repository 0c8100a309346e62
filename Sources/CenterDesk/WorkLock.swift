import DurableFile
import Foundation

/// One piece of work at a time changes a center's folder, whichever process does it. The lock ends with its process, however that ends.
struct WorkLock {
    let file: URL

    /// - Parameter whenBusy: called once before waiting for the other; throw from it not to wait.
    func whileHeld<Value>(whenBusy: () throws -> Void, _ work: () throws -> Value) throws -> Value {
        let descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DurableFileError(path: file.path, errno: errno) }
        defer { close(descriptor) }
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            try whenBusy()
            while flock(descriptor, LOCK_EX) != 0 {
                guard errno == EINTR else { throw DurableFileError(path: file.path, errno: errno) }
            }
        }
        return try work()
    }
}
