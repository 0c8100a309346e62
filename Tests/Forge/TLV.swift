/// DER by hand (X.690, chapter 8), so that it can be wrong on purpose.
package enum TLV {
    package enum Length: Sendable {
        case minimal
        /// An octet more than needed: BER, not DER.
        case padded
        /// Section 8.1.3.6: BER, not DER.
        case indefinite
    }

    package static func of(_ tag: UInt8, _ content: [UInt8], _ length: Length = .minimal) -> [UInt8] {
        switch length {
        case .minimal: return [tag] + octets(of: content.count) + content
        case .padded:
            let digits = bigEndian(content.count)
            return [tag, 0x80 | UInt8(digits.count + 1), 0] + digits + content
        case .indefinite: return [tag, 0x80] + content + [0, 0]
        }
    }

    package static func sequence(_ members: [UInt8]..., length: Length = .minimal) -> [UInt8] { of(0x30, members.flatMap { $0 }, length) }
    package static func set(_ members: [UInt8]...) -> [UInt8] { of(0x31, members.flatMap { $0 }) }
    /// Constructed, explicit or implicit.
    package static func context(_ number: UInt8, _ members: [UInt8]..., length: Length = .minimal) -> [UInt8] {
        of(0xA0 | number, members.flatMap { $0 }, length)
    }
    package static func octets(_ bytes: [UInt8], length: Length = .minimal) -> [UInt8] { of(0x04, bytes, length) }
    package static func bits(_ bytes: [UInt8], padding: UInt8 = 0) -> [UInt8] { of(0x03, [padding] + bytes) }
    package static func boolean(_ flag: Bool) -> [UInt8] { of(0x01, [flag ? 0xFF : 0]) }
    package static func utf8(_ text: String) -> [UInt8] { of(0x0C, Array(text.utf8)) }
    package static func utcTime(_ text: String) -> [UInt8] { of(0x17, Array(text.utf8)) }
    package static func generalizedTime(_ text: String) -> [UInt8] { of(0x18, Array(text.utf8)) }
    package static let null: [UInt8] = [0x05, 0x00]

    package static func integer(_ value: Int) -> [UInt8] {
        let digits = bigEndian(value)
        return of(0x02, (digits[0] & 0x80 == 0 ? [] : [0]) + digits)
    }

    /// As they stand, sign and all.
    package static func integer(octets: [UInt8]) -> [UInt8] { of(0x02, octets) }

    /// Dotted numbers.
    package static func oid(_ text: String) -> [UInt8] {
        let numbers = text.split(separator: ".").compactMap { Int($0) }
        let arcs = [numbers[0] * 40 + numbers[1]] + numbers.dropFirst(2)
        return of(
            0x06,
            arcs.flatMap { arc in
                var groups = [UInt8(arc & 0x7F)]
                var rest = arc >> 7
                while rest > 0 {
                    groups.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
                    rest >>= 7
                }
                return groups
            })
    }

    /// An AlgorithmIdentifier.
    package static func algorithm(_ oid: String, _ parameters: [UInt8] = []) -> [UInt8] { sequence(self.oid(oid), parameters) }

    private static func octets(of count: Int) -> [UInt8] {
        let digits = bigEndian(count)
        return count < 0x80 ? digits : [0x80 | UInt8(digits.count)] + digits
    }

    private static func bigEndian(_ value: Int) -> [UInt8] {
        var digits: [UInt8] = []
        var rest = value
        repeat {
            digits.insert(UInt8(rest & 0xFF), at: 0)
            rest >>= 8
        } while rest > 0
        return digits
    }
}

/// Object identifiers, those of the format and those it refuses.
package enum Identifier {
    package static let data = "1.2.840.113549.1.7.1"
    package static let signedData = "1.2.840.113549.1.7.2"
    package static let envelopedData = "1.2.840.113549.1.7.3"
    package static let authEnvelopedData = "1.2.840.113549.1.9.16.1.23"
    package static let contentType = "1.2.840.113549.1.9.3"
    package static let messageDigest = "1.2.840.113549.1.9.4"
    package static let signingTime = "1.2.840.113549.1.9.5"
    package static let sha1 = "1.3.14.3.2.26"
    package static let sha256 = "2.16.840.1.101.3.4.2.1"
    package static let sha384 = "2.16.840.1.101.3.4.2.2"
    package static let ecdsaWithSHA1 = "1.2.840.10045.4.1"
    package static let ecdsaWithSHA256 = "1.2.840.10045.4.3.2"
    package static let ecdsaWithSHA384 = "1.2.840.10045.4.3.3"
    package static let ecPublicKey = "1.2.840.10045.2.1"
    package static let p256 = "1.2.840.10045.3.1.7"
    package static let p384 = "1.3.132.0.34"
    /// RFC 5753: dhSinglePass-stdDH with SHA-256, with SHA-1.
    package static let ecdhSHA256 = "1.3.132.1.11.1"
    package static let ecdhSHA1 = "1.3.133.16.840.63.0.2"
    package static let aes256Wrap = "2.16.840.1.101.3.4.1.45"
    package static let aes128Wrap = "2.16.840.1.101.3.4.1.5"
    package static let aes256GCM = "2.16.840.1.101.3.4.1.46"
    package static let aes128GCM = "2.16.840.1.101.3.4.1.6"
    package static let aes256CBC = "2.16.840.1.101.3.4.1.42"
    package static let pbkdf2 = "1.2.840.113549.1.5.12"
    package static let hmacSHA256 = "1.2.840.113549.2.9"
    package static let pwriKEK = "1.2.840.113549.1.9.16.3.9"
    package static let commonName = "2.5.4.3"
    package static let organizationalUnit = "2.5.4.11"
    package static let subjectKeyIdentifier = "2.5.29.14"
    package static let keyUsage = "2.5.29.15"
    package static let basicConstraints = "2.5.29.19"
    package static let extendedKeyUsage = "2.5.29.37"
}
