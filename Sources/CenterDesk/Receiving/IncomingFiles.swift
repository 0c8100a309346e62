import Delivery
import Foundation
import SealedPackage

/// A path that cannot be received.
package struct UnreadablePath: Error, Sendable {
    package let path: String
}

extension IncomingFile {
    /// The packages at a path: a file itself, those of a folder by name, those attached to a saved e-mail.
    package static func at(_ path: String) throws -> [IncomingFile] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw UnreadablePath(path: path) }
        guard isFolder.boolValue else { return try read(path) }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { throw UnreadablePath(path: path) }
        return try names.filter(isPackageOrMail).sorted().flatMap { try read(path.hasSuffix("/") ? path + $0 : path + "/" + $0) }
    }

    private static func isPackageOrMail(_ name: String) -> Bool {
        !name.hasPrefix(".") && [".canbao", ".eml"].contains { name.lowercased().hasSuffix($0) }
    }

    private static func read(_ path: String) throws -> [IncomingFile] {
        // One byte more than the limit, so that taking in says "too large" itself; a mail is a third longer.
        let isMail = path.lowercased().hasSuffix(".eml")
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: (isMail ? 2 : 1) * SealedPackage.sizeLimit + 1)
        else { throw UnreadablePath(path: path) }
        let bytes = Array(data)
        guard isMail else { return [IncomingFile(name: path, bytes: bytes)] }
        do {
            return try MailMessage.packages(in: bytes).map { IncomingFile(name: path, bytes: $0.bytes) }
        } catch {
            return [IncomingFile(name: path, mail: error)]
        }
    }
}
