/// What came of one file that was to be received.
package struct ReceivedPackage: Sendable {
    package let file: String
    package let accepted: Bool
    /// nil when accepted; `sequence.already-imported` counts as accepted.
    package let code: String?
    /// The number is one that this center has taken in and, restored since, forgotten.
    package let isForgotten: Bool
    package let message: String
    package let unit: String?
    package let kind: String?
    package let sequence: Int?
    /// `sha256:` and hex; nil where nothing could be believed.
    package let manifest: String?
    package let missing: [Int]
    package let changes: DeclarationChanges?
}
