import GRDB
import Ledger

/// Which packages, and which of their page.
package struct PackageQuery: Sendable, Hashable {
    package var direction: PackageRecord.Direction?
    package var unit = ""
    /// Part of a file's name.
    package var text = ""
    package var offset = 0
    package var limit = 100

    package init() {}
}

extension CenterStore {
    /// Newest first; with how many there are in all.
    package func packages(_ query: PackageQuery) throws -> (total: Int, packages: [PackageRecord]) {
        try database.read { db in
            let from = """
                FROM package WHERE (:direction IS NULL OR direction = :direction) AND (:unit = '' OR counterpart = :unit)
                    AND (:text = '' OR instr(file_name, :text) > 0)
                """
            let arguments: StatementArguments = ["direction": query.direction?.rawValue, "unit": query.unit, "text": query.text]
            let total = try Int.fetchOne(db, sql: "SELECT count(*) " + from, arguments: arguments) ?? 0
            let rows = try Row.fetchAll(
                db, sql: "SELECT * \(from) ORDER BY id DESC LIMIT :limit OFFSET :offset",
                arguments: arguments &+ ["limit": query.limit, "offset": query.offset])
            return (total, rows.map(PackageRecord.init(row:)))
        }
    }
}
