/// What a package says of itself, in `datapackage.json` under `canbao`.
package struct Manifest: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case activation
        case declaration
        case result
    }

    package struct Party: Sendable, Hashable {
        package let role: Role
        package let code: String
        /// A courtesy: what is shown to people comes from the own database.
        package let name: String

        package init(role: Role, code: String, name: String) {
            self.role = role
            self.code = code
            self.name = name
        }
    }

    /// A package by its number and the hex SHA-256 of its manifest.
    package struct Numbered: Sendable, Hashable {
        package let sequence: Int
        package let manifest: String

        package init(sequence: Int, manifest: String) {
            self.sequence = sequence
            self.manifest = manifest
        }
    }

    package struct Resource: Sendable, Hashable {
        package let path: String
        package let bytes: Int
        /// Hex SHA-256.
        package let digest: String
    }

    /// In an activation: the next number in each direction.
    package struct Next: Sendable, Hashable {
        package let declaration: Int
        package let result: Int

        package init(declaration: Int, result: Int) {
            self.declaration = declaration
            self.result = result
        }
    }

    package var kind: Kind
    package var sender: Party
    package var recipient: Party
    /// The declared year.
    package var insuranceYear: Int
    package var sequence: Int
    /// Hex SHA-256 of the manifest of the activation under which it is made; nil in an activation.
    package var activation: String?
    /// Every earlier package of this sender to this recipient under this activation.
    package var sent: [Numbered] = []
    /// The highest sequence accepted from the recipient.
    package var seen = 0
    package var answers: String?
    package var totals: [String: Int] = [:]
    package var journalHead = ""
    package var registration: String?
    /// 32 bytes, hex; in an activation only.
    package var registrationSecret: String?
    package var next: Next?
    package internal(set) var resources: [Resource] = []

    package init(kind: Kind, sender: Party, recipient: Party, insuranceYear: Int, sequence: Int) {
        self.kind = kind
        self.sender = sender
        self.recipient = recipient
        self.insuranceYear = insuranceYear
        self.sequence = sequence
    }
}
