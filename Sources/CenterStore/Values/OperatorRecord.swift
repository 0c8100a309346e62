/// Somebody who may log in at the center's page. An operator who is no longer active stays, since the journal names them.
package struct OperatorRecord: Sendable, Hashable {
    package let name: String
    /// JSON of a vault that only the operator's password opens; what is in it means nothing.
    package let vault: [UInt8]
    package let isActive: Bool

    package init(name: String, vault: [UInt8], isActive: Bool) {
        self.name = name
        self.vault = vault
        self.isActive = isActive
    }
}
