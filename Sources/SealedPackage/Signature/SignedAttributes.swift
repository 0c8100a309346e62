import Foundation
import SwiftASN1

/// Content-type, message-digest and signing-time (RFC 5652, section 11), once each and nothing else.
struct SignedAttributes {
    let digest: ArraySlice<UInt8>
    /// RFC 5652, section 11.3: UTCTime until 2049.
    let signingTime: UTCTime

    init(digest: [UInt8], signingTime: UTCTime) {
        self.digest = digest[...]
        self.signingTime = signingTime
    }

    init(_ node: ASN1Node) throws {
        var digest: ArraySlice<UInt8>?
        var time: UTCTime?
        var hasContentType = false
        var members = try DERMembers(node, .context(0))
        for _ in 0..<3 {
            try members.sequence { attribute in
                let type = try attribute.oid()
                try attribute.sequence(.set) { values in
                    switch type {
                    case OID.contentType where !hasContentType:
                        try values.oid(OID.data)
                        hasContentType = true
                    case OID.messageDigest where digest == nil: digest = try values.octets()
                    case OID.signingTime where time == nil: time = try UTCTime(derEncoded: values.next())
                    default: throw UnsupportedAlgorithm()
                    }
                }
            }
        }
        do { try members.finish() } catch { throw UnsupportedAlgorithm() }
        // A second 60 has no moment of its own.
        guard let digest, let time, time.seconds < 60 else {
            throw ASN1Error.invalidASN1Object(reason: "an attribute is missing or tells no time")
        }
        self.digest = digest
        signingTime = time
    }

    func encode(into coder: inout DER.Serializer, identifier: ASN1Identifier) throws {
        var encoded: [[UInt8]] = []
        for (type, value) in [
            (OID.contentType, { try $0.serialize(OID.data) }),
            (OID.messageDigest, { [digest] in $0.octets(digest) }),
            (OID.signingTime, { [signingTime] in try $0.serialize(signingTime) }),
        ] as [(ASN1ObjectIdentifier, (inout DER.Serializer) throws -> Void)] {
            var one = DER.Serializer()
            try one.sequence { coder in
                try coder.serialize(type)
                try coder.sequence(.set) { try value(&$0) }
            }
            encoded.append(one.serializedBytes)
        }
        // X.690, section 11.6: the members of a SET OF in ascending order of their encodings.
        encoded.sort { $0.lexicographicallyPrecedes($1) }
        coder.sequence(identifier) { coder in
            for bytes in encoded { coder.serializeRawBytes(bytes) }
        }
    }

    /// RFC 5652, section 5.4: what is signed is the SET OF, not the [0].
    func signedBytes() throws -> [UInt8] {
        var coder = DER.Serializer()
        try encode(into: &coder, identifier: .set)
        return coder.serializedBytes
    }

    /// Seconds in UTC.
    var date: Date {
        var parts = DateComponents()
        (parts.year, parts.month, parts.day) = (signingTime.year, signingTime.month, signingTime.day)
        (parts.hour, parts.minute, parts.second) = (signingTime.hours, signingTime.minutes, signingTime.seconds)
        return Self.calendar.date(from: parts) ?? .distantPast
    }

    static func utcTime(_ date: Date) throws -> UTCTime {
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        return try UTCTime(
            year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0, hours: parts.hour ?? 0, minutes: parts.minute ?? 0,
            seconds: parts.second ?? 0)
    }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? calendar.timeZone
        return calendar
    }()
}
