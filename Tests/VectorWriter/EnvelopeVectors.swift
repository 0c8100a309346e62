import Crypto
import Forge

extension VectorBook {
    /// The file as it lies on the stick.
    mutating func addFiles() throws {
        try center("file/empty", "envelope.malformed", "No byte at all.") { $0.file = { _ in [] } }
        try center("file/truncated", "envelope.malformed", "The second half is missing.") { $0.file = { Array($0.prefix($0.count / 2)) } }
        try center("file/last-byte-missing", "envelope.malformed", "The last byte is missing.") { $0.file = { $0.dropLast() } }
        try center("file/appended", "envelope.malformed", "A byte follows.") { $0.file = { $0 + [0] } }
        try center("file/doubled", "envelope.malformed", "The same package follows.") { $0.file = { $0 + $0 } }
        try center("file/prefixed", "envelope.malformed", "A line end comes first.") { $0.file = { [0x0A] + $0 } }
        try center("file/text", "envelope.malformed", "In base 64 instead of DER.") { $0.file = { Array($0.base64.utf8) } }
        try center("file/zip", "envelope.malformed", "The bare container.") { forgery in
            let zip = try forgery.container()
            forgery.file = { _ in zip }
        }
        try center("file/unsealed", "envelope.unsupported", "Signed, but not sealed.") { forgery in
            let signed = try forgery.signed()
            forgery.file = { _ in signed }
        }
        try center("file/flipped-in-the-content", "envelope.damaged", "A bit of the ciphertext is changed.") {
            $0.file = { $0.flipped($0.count / 2) }
        }
        try center("file/flipped-in-the-tag", "envelope.damaged", "A bit of the tag is changed.") { $0.file = { $0.flipped($0.count - 1) } }
        try center("file/flipped-in-the-frame", "envelope.malformed", "A bit of the first length is changed.") {
            $0.file = { $0.flipped(3) }
        }
    }

    mutating func addEnvelopes() throws {
        let cast = cast
        try addRecipients()
        let cases: [(String, String, String, (inout ForgedEnvelope) -> Void)] = [
            (
                "second-recipient", "envelope.malformed", "A second recipient, who could be anybody.",
                { $0.recipients.append(.key(.init(cast.neighbour.decryption.privateKey.publicKey))) }
            ),
            (
                "second-recipient-with-a-password", "envelope.malformed", "A second recipient by password.",
                { $0.recipients.append(.password(.init("x"))) }
            ),
            ("no-recipient", "envelope.malformed", "No recipient.", { $0.recipients = [] }),
            ("truncated-tag", "envelope.unsupported", "A tag of 12 bytes, and it says so.", { $0.tagLength = 12 }),
            (
                "truncated-tag-in-secret", "envelope.unsupported", "A tag of 4 bytes that says it has 16.",
                { ($0.tagLength, $0.writtenTagLength) = (4, 16) }
            ),
            ("long-nonce", "envelope.unsupported", "A nonce of 16 bytes.", { $0.nonce = [UInt8](repeating: 1, count: 16) }),
            (
                "cbc", "envelope.unsupported", "The downgrade: EnvelopedData with AES-256-CBC, nothing authenticated.",
                {
                    ($0.type, $0.version, $0.cipher, $0.cipherOID) = (Identifier.envelopedData, 2, .cbc, Identifier.aes256CBC)
                }
            ),
            (
                "cbc-as-authenticated", "envelope.unsupported", "AES-256-CBC in an AuthEnvelopedData with a made-up tag.",
                {
                    ($0.cipher, $0.cipherOID, $0.unauthenticatedAttributes) = (.cbc, Identifier.aes256CBC, [])
                }
            ),
            ("aes-128", "envelope.unsupported", "AES-128-GCM.", { ($0.cipherOID, $0.keyBits) = (Identifier.aes128GCM, 128) }),
            ("short-content-key", "envelope.unsupported", "A content key of 128 bits under the name of AES-256-GCM.", { $0.keyBits = 128 }),
            ("version-1", "envelope.unsupported", "Another version of AuthEnvelopedData.", { $0.version = 1 }),
            (
                "originator-info", "envelope.malformed", "Certificates of an originator.",
                { $0.originatorInfo = TLV.context(0, TLV.context(0, cast.unit.signing.certificate.derBytes)) }
            ),
            (
                "authenticated-attributes", "envelope.malformed", "Authenticated attributes.",
                {
                    $0.authenticatedAttributes = TLV.sequence(TLV.oid(Identifier.contentType), TLV.set(TLV.oid(Identifier.data)))
                }
            ),
            (
                "unauthenticated-attributes", "envelope.malformed", "Unauthenticated attributes.",
                {
                    $0.unauthenticatedAttributes = TLV.sequence(TLV.oid(Identifier.contentType), TLV.set(TLV.oid(Identifier.data)))
                }
            ),
            ("indefinite-length", "envelope.malformed", "An indefinite length.", { $0.length = .indefinite }),
            ("padded-length", "envelope.malformed", "A length with an octet too many.", { $0.length = .padded }),
            (
                "padded-length-inside", "envelope.malformed", "A length with an octet too many, of the ciphertext.",
                { $0.ciphertextLength = .padded }
            ),
            ("trailing-member", "envelope.malformed", "A member behind the content.", { $0.suffix = TLV.null }),
        ]
        for (name, outcome, what, change) in cases { try center("envelope/\(name)", outcome, what) { $0.envelope = change } }
        try addPasswords()
    }

    private mutating func addRecipients() throws {
        let cast = cast
        let key = cast.centerKey.privateKey.publicKey
        let cases: [(String, String, String, (inout ForgedEnvelope.KeyRecipient) -> Void)] = [
            ("for-another", "envelope.not-for-us", "Sealed to another unit.", { $0.key = cast.neighbour.decryption.privateKey.publicKey }),
            (
                "under-our-name", "envelope.damaged", "Sealed to another key under the name of ours.",
                {
                    $0.identifier = Array(Insecure.SHA1.hash(data: $0.key.x963Representation))
                    $0.key = cast.neighbour.decryption.privateKey.publicKey
                }
            ),
            (
                "sha-1-derivation", "envelope.unsupported", "The key derivation with SHA-1, OpenSSL's default.",
                { $0.scheme = Identifier.ecdhSHA1 }
            ),
            ("aes-128-wrap", "envelope.unsupported", "AES-128 key wrap.", { $0.wrap = Identifier.aes128Wrap }),
            ("wrap-with-parameters", "envelope.unsupported", "A NULL behind the key wrap algorithm.", { $0.wrapParameters = TLV.null }),
            (
                "curve-with-the-point", "envelope.unsupported", "The ephemeral key names its curve.",
                { $0.keyParameters = TLV.oid(Identifier.p256) }
            ),
            ("keying-material", "envelope.malformed", "User keying material.", { $0.userKeyingMaterial = TLV.octets([1, 2, 3]) }),
            ("recipient-version", "envelope.unsupported", "Another version of the recipient.", { $0.version = 4 }),
            (
                "compressed-point", "envelope.malformed", "A compressed ephemeral point.",
                { $0.point = { Array($0.compressedRepresentation) } }
            ),
            (
                "point-off-the-curve", "envelope.damaged", "An ephemeral point that is not on the curve.",
                { $0.point = { Array($0.x963Representation).flipped(64) } }
            ),
            (
                "named-by-issuer", "envelope.unsupported", "The recipient named by issuer and serial number.",
                {
                    $0.namedBy = TLV.sequence(ForgedCertificate.name("3205", "authority"), TLV.integer(1))
                }
            ),
        ]
        for (name, outcome, what, change) in cases {
            var recipient = ForgedEnvelope.KeyRecipient(key)
            change(&recipient)
            try center("envelope/\(name)", outcome, what) { $0.recipient = .key(recipient) }
        }
        try unit("envelope/result-for-another", "envelope.not-for-us", "A result for another unit, handed to this one.") {
            $0.recipient = .key(.init(cast.neighbour.decryption.privateKey.publicKey))
        }
    }

    private mutating func addPasswords() throws {
        let cast = cast
        let code = cast.code?.text ?? ""
        try center("envelope/password-at-the-center", "envelope.not-for-us", "A declaration under the activation code.") {
            $0.recipient = .password(.init(code))
        }
        try newUnit("envelope/key-for-a-code", "envelope.not-for-us", "An activation sealed to a key.") {
            $0.recipient = .key(.init(cast.unit.decryption.privateKey.publicKey))
        }
        try newUnit("envelope/wrong-code", "envelope.wrong-code", "Another code is typed.", state: .init(code: "7KQ4M-XW2PD-9HTRC-3VBNF"))
        try newUnit("envelope/code-but-damaged", "envelope.damaged", "The code fits, a bit of the content is changed.") {
            $0.file = { $0.flipped($0.count - 40) }
        }
        let cases: [(String, String, String, (inout ForgedEnvelope.PasswordRecipient) -> Void)] = [
            ("ten-million-rounds", "envelope.unsupported", "A PBKDF2 count of ten million.", { $0.rounds = 10_000_000 }),
            ("few-rounds", "envelope.unsupported", "A PBKDF2 count of 599,999.", { $0.rounds = 599_999 }),
            (
                "endless-rounds", "envelope.malformed", "A PBKDF2 count of 2⁷², beyond what a machine counts.",
                { $0.roundsWritten = TLV.integer(octets: [1] + [UInt8](repeating: 0, count: 9)) }
            ),
            ("negative-rounds", "envelope.unsupported", "A PBKDF2 count below zero.", { $0.roundsWritten = TLV.integer(octets: [0xFF]) }),
            (
                "padded-rounds", "envelope.malformed", "A PBKDF2 count with a leading zero.",
                { $0.roundsWritten = TLV.integer(octets: [0, 0x09, 0x27, 0xC0]) }
            ),
            ("short-salt", "envelope.unsupported", "A salt of 8 bytes.", { $0.salt = [UInt8](repeating: 1, count: 8) }),
            ("sha-1-in-pbkdf2", "envelope.malformed", "PBKDF2 with HMAC-SHA1, the default.", { $0.pseudoRandomFunction = [] }),
            (
                "prf-without-null", "envelope.malformed", "HMAC-SHA256 without its NULL.",
                { $0.pseudoRandomFunction = TLV.algorithm(Identifier.hmacSHA256) }
            ),
            ("check-bytes", "envelope.wrong-code", "Check bytes that do not fit the key.", { $0.block = { $0.flipped(1) } }),
        ]
        for (name, outcome, what, change) in cases {
            var recipient = ForgedEnvelope.PasswordRecipient(code)
            change(&recipient)
            try newUnit("envelope/\(name)", outcome, what) { $0.recipient = .password(recipient) }
        }
    }
}

extension [UInt8] {
    func flipped(_ position: Int) -> [UInt8] {
        var bytes = self
        bytes[position] ^= 1
        return bytes
    }
}
