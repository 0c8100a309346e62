import Enrollment
import GRDB
import Ledger

/// What passed between the center and its units.
extension CenterStore {
    /// Newest first.
    package func packages(unit: String? = nil) throws -> [PackageRecord] {
        try database.read { try PackageLedger.all($0, counterpart: unit) }
    }

    /// The same file was refused before, for the same reason.
    package func hasRefusal(_ package: PackageRecord) throws -> Bool {
        try database.read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM package WHERE counterpart = ? AND direction = 'refused' AND file_name = ? AND code = ?
                        AND manifest = ?)
                    """, arguments: [package.counterpart, package.fileName, package.code, package.manifest]) ?? false
        }
    }

    /// Results that go out: all of them or none.
    package func addResults(_ results: [NewResult]) throws {
        try database.write { db in
            for result in results {
                try Self.remember(result.parts, activation: result.activation, sequence: result.package.sequence, db)
                try db.insert(
                    into: "lastAnswer", "activation, sequence, content", [result.activation, result.package.sequence, result.content],
                    orReplace: true)
                try db.execute(
                    sql: "UPDATE declaration SET isNews = 0 WHERE unit = ? AND isNews = 1", arguments: [result.package.counterpart])
                try PackageLedger.append(result.package, db)
                try Journal.append(result.entry, db)
            }
            try Self.note(results.map(\.file), db)
        }
    }

    /// The units' last results tell all there is.
    package func nothingIsNews(for units: [String]) throws {
        guard !units.isEmpty else { return }
        try database.write { db in
            for unit in units {
                try db.execute(sql: "UPDATE declaration SET isNews = 0 WHERE unit = ? AND isNews = 1", arguments: [unit])
            }
        }
    }

    /// Content of the last result under the activation; nil when there is none, or it was lost.
    package func lastAnswer(activation: Int) throws -> String? {
        try database.read { db in
            try String.fetchOne(db, sql: "SELECT content FROM lastAnswer WHERE activation = ?", arguments: [activation])
        }
    }

    /// Sequence and manifest of what was sent or received under an activation, ascending.
    package func passed(
        _ direction: PackageRecord.Direction, unit: String, activation manifest: String
    ) throws -> [(sequence: Int, manifest: String, time: String)] {
        try database.read { try PackageLedger.passed(direction, counterpart: unit, activation: manifest, $0) }
    }

    /// Over all activations, since sequences go on; 0 when nothing has passed.
    package func highest(_ direction: PackageRecord.Direction, unit: String) throws -> Int {
        try database.read { try PackageLedger.highest(direction, counterpart: unit, $0) }
    }

    /// The last package under the activation that carried each part: its sequence (0: the activation itself) and the part's digest.
    package func lastSentParts(activation: Int) throws -> [String: (sequence: Int, digest: String)] {
        try database.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT part, sequence, digest FROM sentPart WHERE activation = ? ORDER BY sequence", arguments: [activation])
            var last: [String: (sequence: Int, digest: String)] = [:]
            for row in rows { last[row[0]] = (row[1], row[2]) }
            return last
        }
    }
}
