import Crypto
import Enrollment
import SealedPackage

extension DeclaredPerson {
    /// Lowercase hex SHA-256 of the row's fields, joined by U+001F, in UTF-8: under it the outcome is told.
    package var rowDigest: String { RowDigest.of(digestedFields) }

    /// As they stand in the table, before the digest.
    var digestedFields: [String] {
        var fields: [String] = []
        fields.reserveCapacity(22)
        fields.append(reference.text)
        fields.append(origin.rawValue)
        fields.append(personalNumber)
        fields.append(contentsOf: person.fields)
        fields.append(confirmed.isEmpty ? "" : confirmed.map(\.rawValue).joined(separator: " "))
        return fields
    }
}

enum RowDigest {
    static func of(_ fields: [String]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(400)
        for (position, field) in fields.enumerated() {
            if position > 0 { bytes.append(0x1F) }
            bytes += field.utf8
        }
        return Fingerprint.hex(SHA256.hash(data: bytes))
    }
}
