import SwiftASN1

/// Layer 1 as read: CMS AuthEnvelopedData (RFC 5083, section 2.1) with one recipient and AES-256-GCM (RFC 5084).
struct Envelope {
    enum Recipient {
        /// RFC 5753: `point` is the sender's ephemeral P-256 point, uncompressed.
        case keyAgreement(point: ArraySlice<UInt8>, keyID: ArraySlice<UInt8>, wrappedKey: ArraySlice<UInt8>)
        /// RFC 3211 over PBKDF2-HMAC-SHA256.
        case password(salt: ArraySlice<UInt8>, rounds: Int, iv: ArraySlice<UInt8>, wrappedKey: ArraySlice<UInt8>)
    }

    let recipient: Recipient
    let nonce: ArraySlice<UInt8>
    let ciphertext: ArraySlice<UInt8>
    let tag: ArraySlice<UInt8>

    static let nonceLength = 12
    static let tagLength = 16
    static let roundsAllowed = 600_000...5_000_000
    static let saltAllowed = 16...64
    static let blockLength = 16
    /// SEC 1, section 2.3.3.
    static let pointLength = 65
    /// RFC 3394: eight bytes more than the key.
    static let wrappedKeyLength = 40
}

extension Envelope {
    /// What was understood, encoded again, must be the bytes that were read.
    init(strictly bytes: [UInt8]) throws(PackageError) {
        do {
            self = try Envelope(DER.boundedTree(bytes))
            guard try encoded() == bytes else { throw PackageError.envelopeMalformed }
        } catch is UnsupportedAlgorithm {
            throw .envelopeUnsupported
        } catch {
            throw .envelopeMalformed
        }
    }

    private init(_ root: ASN1Node) throws {
        var info = try DERMembers(root)
        let type = try info.oid()
        guard type == OID.authEnvelopedData else { throw UnsupportedAlgorithm() }
        self = try info.sequence(.context(0)) { try $0.sequence { try Envelope(&$0) } }
        try info.finish()
    }

    private init(_ members: inout DERMembers) throws {
        try members.version(0)
        recipient = try members.sequence(.set) { try Recipient(&$0) }
        (nonce, ciphertext) = try members.sequence { content in
            try content.oid(OID.data)
            let nonce = try content.algorithm(OID.aes256GCM) { parameters in
                try parameters.sequence { members in
                    let nonce = try members.octets()
                    guard nonce.count == Envelope.nonceLength else { throw UnsupportedAlgorithm() }
                    try members.version(Envelope.tagLength)
                    return nonce
                }
            }
            return (nonce, try content.octets(.context(0)))
        }
        tag = try members.octets()
        guard tag.count == Envelope.tagLength else { throw UnsupportedAlgorithm() }
    }
}

extension Envelope {
    func encoded() throws -> [UInt8] {
        var coder = DER.Serializer()
        try coder.sequence { coder in
            try coder.serialize(OID.authEnvelopedData)
            try coder.sequence(.context(0)) { coder in
                try coder.sequence { coder in
                    try coder.serialize(0)
                    try coder.sequence(.set) { try recipient.encode(into: &$0) }
                    try coder.sequence { coder in
                        try coder.serialize(OID.data)
                        try coder.algorithm(OID.aes256GCM) { coder in
                            try coder.sequence { coder in
                                coder.octets(nonce)
                                try coder.serialize(Envelope.tagLength)
                            }
                        }
                        coder.octets(ciphertext, .context(0))
                    }
                    coder.octets(tag)
                }
            }
        }
        return coder.serializedBytes
    }
}
