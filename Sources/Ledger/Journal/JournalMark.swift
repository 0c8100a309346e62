import DurableFile
import Foundation
import GRDB

/// How far the journal had come when it was last looked at, kept beside the database: a chain that was cut off at its end, or an older file
/// put in its place by hand, is whole in itself and only somebody else can know better.
package struct JournalMark: Sendable, Hashable, Codable {
    package let entries: Int
    package let head: String

    private static func file(beside database: URL) -> URL { database.deletingPathExtension().appendingPathExtension("journal.json") }

    /// nil where there is none that can be read.
    package static func read(beside database: URL) -> JournalMark? {
        FileManager.default.contents(atPath: file(beside: database).path).flatMap { try? JSONDecoder().decode(JournalMark.self, from: $0) }
    }

    /// Goes forward along the chain that it knows, and stays where the chain does not hold it.
    package static func advance(beside database: URL, _ db: Database) throws {
        let end = try Journal.end(db)
        let known = read(beside: database)
        guard end.entries > known?.entries ?? 0, try known?.isHeld(db) ?? true else { return }
        let mark = JournalMark(entries: end.entries, head: end.head)
        try DurableFile.write(Array(JSONEncoder().encode(mark)), to: file(beside: database))
    }

    /// Another chain comes, and nobody is to blame.
    static func forget(beside database: URL) { unlink(file(beside: database).path) }

    package func isHeld(_ db: Database) throws -> Bool {
        guard entries > 0 else { return true }
        return try String.fetchOne(db, sql: "SELECT hash FROM journal WHERE id = ?", arguments: [entries]) == head
    }
}
