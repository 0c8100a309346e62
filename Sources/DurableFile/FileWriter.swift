import Foundation

/// A new file (0600) that bytes go to one after the other. It is not there to stay before `finish`.
package final class FileWriter {
    private let descriptor: Int32
    private let path: String
    private var isOpen = true

    /// `path` is what a failure names; nothing may stand at `url`.
    init(creating url: URL, for path: String) throws(DurableFileError) {
        self.path = path
        descriptor = open(url.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            isOpen = false
            throw DurableFileError(path: path, errno: errno)
        }
    }

    deinit { if isOpen { close(descriptor) } }

    package func append(_ bytes: [UInt8]) throws(DurableFileError) {
        var failure: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else {
                    failure = errno
                    return
                }
                rest = rest.dropFirst(count)
            }
        }
        guard failure == 0 else { throw DurableFileError(path: path, errno: failure) }
    }

    /// Flushes and closes.
    package func finish() throws(DurableFileError) {
        var failure: Int32 = 0
        if fsync(descriptor) != 0 { failure = errno }
        isOpen = false
        if close(descriptor) != 0, failure == 0 { failure = errno }
        guard failure == 0 else { throw DurableFileError(path: path, errno: failure) }
    }
}
