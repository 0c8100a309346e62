import Foundation

/// The one folder that holds everything of a center.
package struct CenterFolder: Sendable {
    package let url: URL

    package init(_ url: URL) { self.url = url }

    package var database: URL { url.appending(path: "center.sqlite") }
    var lock: URL { url.appending(path: "center.lock") }
    package var backups: URL { url.appending(path: "backups", directoryHint: .isDirectory) }

    package var holdsDatabase: Bool { FileManager.default.fileExists(atPath: database.path) }
}
