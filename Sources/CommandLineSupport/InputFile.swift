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
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let handle = FileHandle(forReadingAtPath: path)
        else { throw UnreadableFile(path: path) }
        defer { try? handle.close() }
        do {
            return Array(try handle.read(upToCount: limit + 1) ?? Data())
        } catch {
            throw UnreadableFile(path: path)
        }
    }
}
