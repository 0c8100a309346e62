import SealedPackage

/// Where a declaration or a result stands in the exchange: from whom to whom, under which activation, after what.
package struct Passage: Sendable {
    package let sender: Manifest.Party
    package let recipient: Manifest.Party
    package let insuranceYear: Int
    package let sequence: Int
    /// Hex SHA-256 of the activation's manifest.
    package let activation: String
    /// Every earlier package in this direction under the activation.
    package let sent: [Manifest.Numbered]
    /// The highest number accepted from the other side.
    package let seen: Int
    /// Hex SHA-256; see the message.
    package let answers: String?
    package let journalHead: String

    package init(
        sender: Manifest.Party, recipient: Manifest.Party, insuranceYear: Int, sequence: Int, activation: String, sent: [Manifest.Numbered],
        seen: Int, answers: String?, journalHead: String
    ) {
        self.sender = sender
        self.recipient = recipient
        self.insuranceYear = insuranceYear
        self.sequence = sequence
        self.activation = activation
        self.sent = sent
        self.seen = seen
        self.answers = answers
        self.journalHead = journalHead
    }

    func manifest(_ kind: Manifest.Kind) -> Manifest {
        var manifest = Manifest(kind: kind, sender: sender, recipient: recipient, insuranceYear: insuranceYear, sequence: sequence)
        manifest.activation = activation
        manifest.sent = sent
        manifest.seen = seen
        manifest.answers = answers
        manifest.journalHead = journalHead
        return manifest
    }
}
