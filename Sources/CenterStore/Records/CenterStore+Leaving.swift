import GRDB
import Ledger

/// A file that is whole under a temporary name while the ledger says that it went out.
package struct LeavingFile: Sendable, Hashable {
    /// Absolute paths.
    package let temporary: String
    package let destination: String
    package let unit: String

    package init(temporary: String, destination: String, unit: String) {
        self.temporary = temporary
        self.destination = destination
        self.unit = unit
    }
}

/// Between the commit that gives a package its number and the renaming of its file the program may be killed; this is how the next run knows.
extension CenterStore {
    package func leavingFiles() throws -> [LeavingFile] {
        try database.read { db in
            try Row.fetchAll(db, sql: "SELECT temporary, destination, unit FROM leavingFile ORDER BY temporary")
                .map { LeavingFile(temporary: $0[0], destination: $0[1], unit: $0[2]) }
        }
    }

    /// They stand under their names.
    package func haveLeft(_ files: [LeavingFile]) throws {
        guard !files.isEmpty else { return }
        try database.write { db in try Self.forget(files, db) }
    }

    /// They are gone for good: their units are owed a new answer.
    package func areLost(_ files: [LeavingFile], entry: JournalEntry) throws {
        try database.write { db in
            for file in files {
                try db.execute(
                    sql: "DELETE FROM lastAnswer WHERE activation IN (SELECT id FROM activation WHERE unit = ?)", arguments: [file.unit])
                try db.execute(
                    sql: "UPDATE declaration SET isNews = 1 WHERE id = (SELECT max(id) FROM declaration WHERE unit = ?)",
                    arguments: [file.unit])
            }
            try Self.forget(files, db)
            try Journal.append(entry, db)
        }
    }

    static func note(_ files: [LeavingFile], _ db: Database) throws {
        for file in files {
            try db.insert(into: "leavingFile", "temporary, destination, unit", [file.temporary, file.destination, file.unit])
        }
    }

    private static func forget(_ files: [LeavingFile], _ db: Database) throws {
        for file in files { try db.execute(sql: "DELETE FROM leavingFile WHERE temporary = ?", arguments: [file.temporary]) }
    }
}
