import DurableFile
import Foundation
import SealedPackage

/// Packages that a double click handed over: copies inside the data folder, since no page can read a path.
///
/// Each waits until it is taken in or put aside; what the clerk has stays where it was.
package struct Inbox: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case activation
        case result

        /// By who can open it; whatever is wrong with it is said where results are taken in.
        init(of bytes: [UInt8]) {
            if case .code = (try? EnvelopeReading(bytes))?.recipient { self = .activation } else { self = .result }
        }
    }

    private static let limit = 20

    private let folder: URL

    package init(_ folder: DataFolder) { self.folder = folder.inbox }

    @discardableResult
    package func put(_ bytes: [UInt8], name: String) throws(DurableFileError) -> Kind {
        let kind = Kind(of: bytes)
        let place = place(kind)
        try DurableFile.makeFolder(place)
        try DurableFile.write(bytes, to: place.appending(path: Self.plain(name)))
        for old in waiting(kind).dropFirst(Self.limit) { remove(old, kind) }
        return kind
    }

    /// The one that came last.
    package func newest(_ kind: Kind) -> String? { waiting(kind).first }

    /// Only what is listed can be named.
    package func bytes(_ name: String, _ kind: Kind) -> [UInt8]? {
        guard waiting(kind).contains(name) else { return nil }
        return FileManager.default.contents(atPath: place(kind).appending(path: name).path).map { Array($0) }
    }

    package func remove(_ name: String, _ kind: Kind) {
        guard waiting(kind).contains(name) else { return }
        try? FileManager.default.removeItem(at: place(kind).appending(path: name))
    }

    private func place(_ kind: Kind) -> URL { folder.appending(path: kind.rawValue, directoryHint: .isDirectory) }

    /// Newest first; two of one instant by name.
    private func waiting(_ kind: Kind) -> [String] {
        let manager = FileManager.default
        let names = (try? manager.contentsOfDirectory(atPath: place(kind).path)) ?? []
        let dated = names.filter { !$0.hasPrefix(".") }.map { name in
            let facts = try? manager.attributesOfItem(atPath: place(kind).appending(path: name).path)
            return (name: name, time: facts?[.modificationDate] as? Date ?? .distantPast)
        }
        return dated.sorted { ($0.time, $0.name) > ($1.time, $1.name) }.map(\.name)
    }

    /// Visible, and short enough to get a temporary name beside it.
    private static func plain(_ name: String) -> String {
        let last = name.split(separator: "/").last.map(String.init) ?? ""
        let visible = String(last.drop { $0 == "." })
        var short = visible
        while short.utf8.count > 200 { short.removeFirst() }
        return short.isEmpty ? "包.canbao" : short
    }
}
