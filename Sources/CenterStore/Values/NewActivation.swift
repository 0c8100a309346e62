import Ledger

/// An activation about to go out.
package struct NewActivation: Sendable {
    package let unit: String
    package let insuranceYear: Int
    package let sequence: Int
    /// Lowercase hex SHA-256.
    package let manifest: String
    /// Unix time.
    package let madeSeconds: Int
    package let firstDeclaration: Int
    /// 32 bytes.
    package let secret: [UInt8]
    package let parts: MessageParts
    package let package: PackageRecord
    /// The package, the letter and the code.
    package let files: [LeavingFile]
    package let entry: JournalEntry

    package init(
        unit: String, insuranceYear: Int, sequence: Int, manifest: String, madeSeconds: Int, firstDeclaration: Int, secret: [UInt8],
        parts: MessageParts, package: PackageRecord, files: [LeavingFile], entry: JournalEntry
    ) {
        self.unit = unit
        self.insuranceYear = insuranceYear
        self.sequence = sequence
        self.manifest = manifest
        self.madeSeconds = madeSeconds
        self.firstDeclaration = firstDeclaration
        self.secret = secret
        self.parts = parts
        self.package = package
        self.files = files
        self.entry = entry
    }
}
