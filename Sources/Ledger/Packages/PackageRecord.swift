/// One package that passed, as the ledger keeps it.
package struct PackageRecord: Sendable, Hashable {
    package enum Direction: String, Sendable, CaseIterable {
        case sent
        case received
        /// Not taken in; `code` says why.
        case refused
    }

    package var direction: Direction
    /// `activation`, `declaration` or `result`; empty where a refused file did not tell.
    package var kind: String
    /// The unit on the other side; for a unit its center.
    package var counterpart: String
    package var insuranceYear: Int
    package var sequence: Int
    /// Hex SHA-256 of the manifest; empty where a refused file did not tell.
    package var manifest: String
    /// Hex digest of the activation under which it was made; empty for an activation itself.
    package var activation: String
    package var fileName: String
    package var time: String
    /// Empty unless refused.
    package var code: String
    /// People in it.
    package var rows: Int

    package init(
        direction: Direction, kind: String, counterpart: String = "", insuranceYear: Int, sequence: Int, manifest: String,
        activation: String = "", fileName: String, time: String, code: String = "", rows: Int = 0
    ) {
        self.direction = direction
        self.kind = kind
        self.counterpart = counterpart
        self.insuranceYear = insuranceYear
        self.sequence = sequence
        self.manifest = manifest
        self.activation = activation
        self.fileName = fileName
        self.time = time
        self.code = code
        self.rows = rows
    }
}
