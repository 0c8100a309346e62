import Foundation

/// What one export left on disk.
package struct CoreExport: Sendable {
    package let folder: URL
    package let insuranceYear: Int
    /// SHA-256 of `datapackage.json`: `sha256:` and hex.
    package let manifest: String
    /// Rows by table, in the order of the tables.
    package let rows: [(table: String, count: Int)]
    /// Fen by column of `fees.csv`, and how many people.
    package let fees: [(column: String, sum: Int)]
    /// Rows of `fees.csv` without amounts, since a rate is missing.
    package let unrated: Int

    package var people: Int { rows.first { $0.table == CoreTable.insured.name }?.count ?? 0 }
}
