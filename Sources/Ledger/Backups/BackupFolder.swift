import DurableFile
import Foundation
import GRDB

/// The backups that a program makes by itself, numbered: a clock that is set back must not make the newest look like the oldest.
package struct BackupFolder: Sendable {
    package let url: URL
    /// Of the database without its extension.
    private let name: String
    private let schema: LedgerSchema

    package init(_ url: URL, of database: URL, schema: LedgerSchema) {
        self.url = url
        name = database.deletingPathExtension().lastPathComponent
        self.schema = schema
    }

    /// Newest first.
    package var files: [BackupFile] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
        return names.compactMap { BackupFile(url.appending(path: $0), of: name) }.sorted { $0.number > $1.number }
    }

    /// Older ones make room.
    package func make(from source: some DatabaseReader, _ occasion: BackupFile.Occasion, at time: Date, keeping count: Int = 10) throws {
        try DurableFile.makeFolder(url)
        let number = (files.first?.number ?? 0) + 1
        try LedgerBackup.write(source, to: url.appending(path: BackupFile.name(name, number: number, time, occasion)))
        for old in files.dropFirst(count) { try? FileManager.default.removeItem(at: old.url) }
    }

    /// Those that open and hold together, newest first; each is looked at when it is asked for.
    package var goodFiles: some Sequence<BackupFile> {
        files.lazy.filter { [schema] in (try? LedgerBackup.verify($0.url, schema: schema)) != nil }
    }

    package func good(named name: String) -> BackupFile? {
        files.first { $0.name == name && (try? LedgerBackup.verify($0.url, schema: schema)) != nil }
    }

    /// Whether the newest backup ends where the journal does: nothing was done since.
    package func isUpToDate(_ source: some DatabaseReader) throws -> Bool {
        guard let newest = files.first else { return false }
        return try entriesSince(newest, source) == 0
    }

    /// How many entries the journal has that the backup lacks; nil where the backup is not how this journal began, or can't be read.
    package func entriesSince(_ backup: BackupFile, _ source: some DatabaseReader) throws -> Int? {
        let configuration = LedgerFile.configuration(isReadOnly: true)
        guard let kept = try? DatabaseQueue(path: backup.url.path, configuration: configuration).read(Journal.end) else { return nil }
        return try source.read { db in
            try JournalMark(entries: kept.entries, head: kept.head).isHeld(db) ? try Journal.end(db).entries - kept.entries : nil
        }
    }
}
