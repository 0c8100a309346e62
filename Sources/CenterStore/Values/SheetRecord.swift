/// Which sheet was imported, and when.
package struct SheetRecord: Sendable, Hashable {
    package let kind: SheetKind
    package let fileName: String
    /// Lowercase hex SHA-256 of the file.
    package let digest: String
    package let rows: Int
    /// RFC 3339.
    package let time: String

    package init(kind: SheetKind, fileName: String, digest: String, rows: Int, time: String) {
        self.kind = kind
        self.fileName = fileName
        self.digest = digest
        self.rows = rows
        self.time = time
    }
}

/// What a center imports. The raw value is the word on the command line.
package enum SheetKind: String, Sendable, CaseIterable {
    case unit
    case tables
    case rates
    case rules
    case roster
    case core
    case exemptions
    case cards
}
