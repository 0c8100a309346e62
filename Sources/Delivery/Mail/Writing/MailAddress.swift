/// `local@domain` (RFC 5322, section 3.4.1), of the characters that real addresses have: no quotes, comments, names or lists.
package struct MailAddress: Sendable, Equatable {
    package let text: String

    /// None for what is no such address.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: 0x40, omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, Self.isDotAtom(parts[0], also: "!#$%&'*+-/=?^_`{|}~"),
            Self.isDotAtom(parts[1], also: "-")
        else { return nil }
        self.text = text
    }

    private static func isDotAtom(_ text: Substring.UTF8View, also others: String) -> Bool {
        text.split(separator: 0x2E, omittingEmptySubsequences: false)
            .allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isAlphanumeric || others.utf8.contains($0) } }
    }
}
