import Ledger

/// A result about to go out.
package struct NewResult: Sendable {
    package let package: PackageRecord
    package let activation: Int
    /// What it carries of the parts that stay out once the unit holds them.
    package let parts: MessageParts
    /// Hex SHA-256 of everything it could tell; the same again is nothing new.
    package let content: String
    package let file: LeavingFile
    package let entry: JournalEntry

    package init(
        package: PackageRecord, activation: Int, parts: MessageParts, content: String, file: LeavingFile, entry: JournalEntry
    ) {
        self.package = package
        self.activation = activation
        self.parts = parts
        self.content = content
        self.file = file
        self.entry = entry
    }
}
