import Delivery
import Foundation
import SealedPackage

/// A path that cannot be received.
package struct UnreadablePath: Error, Sendable {
    package let path: String
}

/// A file to receive; a saved e-mail may hold several packages.
package struct IncomingFile: Sendable {
    /// As the operator named it.
    package let name: String
    private let content: [UInt8]?

    /// A file on disk, read when its turn comes: a thousand of them would fill the memory.
    init(path: String) {
        name = path
        content = nil
    }

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        content = bytes
    }

    /// The files at a path: itself, or the packages and mails of a folder by name.
    package static func at(_ path: String) throws -> [IncomingFile] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw UnreadablePath(path: path) }
        guard isFolder.boolValue else { return [IncomingFile(path: path)] }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { throw UnreadablePath(path: path) }
        return names.filter(isPackageOrMail).sorted().map { IncomingFile(path: path.hasSuffix("/") ? path + $0 : path + "/" + $0) }
    }

    private static func isPackageOrMail(_ name: String) -> Bool {
        !name.hasPrefix(".") && [".canbao", ".eml"].contains { name.lowercased().hasSuffix($0) }
    }

    /// The packages in it.
    func packages() throws -> [[UInt8]] {
        guard name.lowercased().hasSuffix(".eml") else { return [try bytes(upTo: SealedPackage.sizeLimit)] }
        // A mail is a third longer than what it carries.
        return try MailMessage.packages(in: bytes(upTo: 2 * SealedPackage.sizeLimit)).map(\.bytes)
    }

    /// One byte more than the limit, so that taking in says "too large" itself.
    private func bytes(upTo limit: Int) throws -> [UInt8] {
        if let content { return content }
        guard let handle = FileHandle(forReadingAtPath: name) else { throw UnreadablePath(path: name) }
        defer { try? handle.close() }
        guard let data = try? handle.read(upToCount: limit + 1) else { throw UnreadablePath(path: name) }
        return Array(data)
    }
}
