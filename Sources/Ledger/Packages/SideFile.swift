import DurableFile
import Foundation

/// The highest number sent and seen, kept beside the database, so that restoring an old backup reopens no door.
package struct SideFile: Sendable {
    /// A number and the hex digest of the manifest that had it.
    package struct Mark: Sendable, Hashable, Codable {
        package let sequence: Int
        package let manifest: String

        package init(sequence: Int, manifest: String) {
            self.sequence = sequence
            self.manifest = manifest
        }
    }

    package struct Marks: Sendable, Hashable, Codable {
        package var sent: Mark?
        package var seen: Mark?
    }

    private let url: URL

    package init(beside database: URL) { url = database.deletingPathExtension().appendingPathExtension("marks.json") }

    package func marks(of counterpart: String) -> Marks { all()[counterpart] ?? Marks() }

    /// Raises the marks, never lowers them.
    package func raise(_ counterpart: String, sent: Mark? = nil, seen: Mark? = nil) throws {
        try raise(sent: sent.map { [counterpart: $0] } ?? [:], seen: seen.map { [counterpart: $0] } ?? [:])
    }

    /// Of several counterparts in one writing.
    package func raise(sent: [String: Mark] = [:], seen: [String: Mark] = [:]) throws {
        let before = all()
        var after = before
        for (counterpart, mark) in sent {
            after[counterpart, default: Marks()].sent = higher(after[counterpart]?.sent, mark)
        }
        for (counterpart, mark) in seen {
            after[counterpart, default: Marks()].seen = higher(after[counterpart]?.seen, mark)
        }
        guard after != before else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try DurableFile.write(Array(encoder.encode(after)), to: url)
    }

    /// Of everybody, for many questions at once.
    package func allMarks() -> [String: Marks] { all() }

    /// An unreadable file counts as none: the database still remembers.
    private func all() -> [String: Marks] {
        guard let data = FileManager.default.contents(atPath: url.path) else { return [:] }
        return (try? JSONDecoder().decode([String: Marks].self, from: data)) ?? [:]
    }

    private func higher(_ left: Mark?, _ right: Mark?) -> Mark? {
        guard let left else { return right }
        guard let right, right.sequence > left.sequence else { return left }
        return right
    }
}
