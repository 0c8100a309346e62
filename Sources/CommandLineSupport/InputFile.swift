import Foundation

/// A file named on the command line that cannot be read.
package struct UnreadableFile: Refusal {
    package let path: String

    package init(path: String) { self.path = path }

    package var code: String { "file.unreadable" }
    package var message: String { "这个文件打不开。请看路径写得对不对、文件在不在、有没有读取的权限。" }
    package var file: String? { path }
}

package enum InputFile {
    /// The whole file; never more than `limit` bytes and one, so that a reader can say "too large" itself.
    package static func read(_ path: String, limit: Int = 256 << 20) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw UnreadableFile(path: path) }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0, facts.st_mode & S_IFMT != S_IFDIR else { throw UnreadableFile(path: path) }
        // What is no plain file, such as a pipe, does not tell its size.
        var bytes: [UInt8] = []
        var room = max(Int(facts.st_size), 1 << 16)
        while true {
            let wanted = min(room + 1, limit + 1 - bytes.count)
            let more = try piece(of: file, wanted, path)
            bytes = bytes.isEmpty ? more : bytes + more
            guard more.count == wanted, bytes.count <= limit else { return bytes }
            room = max(bytes.count, 1 << 16)
        }
    }

    /// Straight into the array; fewer bytes than wanted only at the end.
    private static func piece(of file: Int32, _ wanted: Int, _ path: String) throws -> [UInt8] {
        try [UInt8](unsafeUninitializedCapacity: wanted) { space, count in
            while count < wanted {
                let got = Foundation.read(file, space.baseAddress.map { $0 + count }, wanted - count)
                if got < 0, errno == EINTR { continue }
                guard got >= 0 else { throw UnreadableFile(path: path) }
                guard got > 0 else { return }
                count += got
            }
        }
    }
}
