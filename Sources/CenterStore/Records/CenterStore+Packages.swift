import Enrollment
import GRDB
import Ledger

/// What passed between the center and its units.
extension CenterStore {
    /// Newest first.
    package func packages(unit: String? = nil) throws -> [PackageRecord] {
        try database.read { try PackageLedger.all($0, counterpart: unit) }
    }

    package func noteRefused(_ package: PackageRecord, entry: JournalEntry) throws {
        try database.write { db in
            try PackageLedger.append(package, db)
            try Journal.append(entry, db)
        }
    }

    /// A result that goes out, with the parts it carries.
    package func addResult(_ package: PackageRecord, activation: Int, parts: MessageParts, entry: JournalEntry) throws {
        try database.write { db in
            try Self.remember(parts, activation: activation, sequence: package.sequence, db)
            try PackageLedger.append(package, db)
            try Journal.append(entry, db)
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
