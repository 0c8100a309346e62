import Crypto
import Enrollment
import SealedPackage

extension DeclaredPerson {
    /// Lowercase hex SHA-256 of the row's fields, joined by U+001F, in UTF-8: under it the outcome is told.
    package var rowDigest: String { Fingerprint.hex(SHA256.hash(data: Array(digestedFields.joined(separator: "\u{1F}").utf8))) }

    /// As they stand in the table, before the digest.
    var digestedFields: [String] {
        [reference.text, origin.rawValue, personalNumber] + person.fields + [confirmed.map(\.rawValue).joined(separator: " ")]
    }
}
