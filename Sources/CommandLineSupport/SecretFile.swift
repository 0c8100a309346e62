import Foundation

/// A password or a code, from a file whose name was given on the command line; `-` is standard input.
package enum SecretFile {
    /// The first line, without its end and without a byte order mark. At most 4 KiB are looked at.
    package static func read(_ path: String, option: String) throws -> String {
        let bytes: [UInt8]
        if path == "-" {
            bytes = Array(FileHandle.standardInput.readDataToEndOfFile().prefix(limit))
        } else {
            guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: limit) else {
                throw UsageError("读不了 \(option) 的文件“\(path)”，请看路径和权限对不对。")
            }
            bytes = Array(data)
        }
        return try secret(in: bytes, option: option)
    }

    static func secret(in bytes: [UInt8], option: String) throws -> String {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        let line = text.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard let secret = String(validating: line, as: UTF8.self), !secret.isEmpty else {
            throw UsageError("\(option) 的文件是空的，或者不是文本。")
        }
        return secret
    }

    private static let limit = 4096
}
