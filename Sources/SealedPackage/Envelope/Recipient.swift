import SwiftASN1

extension Envelope.Recipient {
    /// RFC 5652, section 6.2: kari is [1], pwri is [3].
    init(_ members: inout DERMembers) throws {
        let node = try members.next()
        switch node.identifier {
        case .context(1): self = try Self.keyAgreement(node)
        case .context(3): self = try Self.password(node)
        default: throw UnsupportedAlgorithm()
        }
    }

    private static func keyAgreement(_ node: ASN1Node) throws -> Self {
        var members = try DERMembers(node, .context(1))
        try members.version(3)
        let point = try members.sequence(.context(0)) { originator in
            let choice = try originator.next()
            guard choice.identifier == .context(1) else { throw UnsupportedAlgorithm() }
            var key = try DERMembers(choice, .context(1))
            try key.algorithm(OID.ecPublicKey)
            let bits = try ASN1BitString(derEncoded: key.next())
            try key.finish()
            guard bits.paddingBits == 0, bits.bytes.count == Envelope.pointLength, bits.bytes.first == 0x04 else {
                throw ASN1Error.invalidASN1Object(reason: "not an uncompressed point")
            }
            return bits.bytes
        }
        try members.algorithm(OID.ecdhSHA256) { try $0.algorithm(OID.aes256Wrap) }
        let (keyID, wrappedKey) = try members.sequence { keys in
            try keys.sequence { key in
                let choice = try key.next()
                guard choice.identifier == .context(0) else { throw UnsupportedAlgorithm() }
                var identifier = try DERMembers(choice, .context(0))
                let keyID = try identifier.octets()
                try identifier.finish()
                return (keyID, try key.octets())
            }
        }
        try members.finish()
        // A shorter content key would be one of AES-128, perhaps under the name of AES-256.
        guard wrappedKey.count == Envelope.wrappedKeyLength else { throw UnsupportedAlgorithm() }
        return .keyAgreement(point: point, keyID: keyID, wrappedKey: wrappedKey)
    }

    private static func password(_ node: ASN1Node) throws -> Self {
        var members = try DERMembers(node, .context(3))
        try members.version(0)
        let (salt, rounds) = try members.sequence(.context(0)) { derivation in
            try derivation.oid(OID.pbkdf2)
            return try derivation.sequence { parameters in
                let salt = try parameters.octets()
                let rounds = try Int(derEncoded: parameters.next())
                try parameters.algorithm(OID.hmacSHA256) { _ = try ASN1Null(derEncoded: $0.next()) }
                return (salt, rounds)
            }
        }
        guard Envelope.saltAllowed.contains(salt.count), Envelope.roundsAllowed.contains(rounds) else { throw UnsupportedAlgorithm() }
        let iv = try members.algorithm(OID.pwriKEK) { try $0.algorithm(OID.aes256CBC) { try $0.octets() } }
        let wrappedKey = try members.octets()
        try members.finish()
        guard iv.count == Envelope.blockLength, wrappedKey.count == 3 * Envelope.blockLength else { throw UnsupportedAlgorithm() }
        return .password(salt: salt, rounds: rounds, iv: iv, wrappedKey: wrappedKey)
    }

    func encode(into coder: inout DER.Serializer) throws {
        switch self {
        case .keyAgreement(let point, let keyID, let wrappedKey):
            try coder.sequence(.context(1)) { coder in
                try coder.serialize(3)
                try coder.sequence(.context(0)) { coder in
                    try coder.sequence(.context(1)) { coder in
                        try coder.algorithm(OID.ecPublicKey)
                        try coder.serialize(ASN1BitString(bytes: point))
                    }
                }
                try coder.algorithm(OID.ecdhSHA256) { try $0.algorithm(OID.aes256Wrap) }
                coder.sequence { coder in
                    coder.sequence { coder in
                        coder.sequence(.context(0)) { $0.octets(keyID) }
                        coder.octets(wrappedKey)
                    }
                }
            }
        case .password(let salt, let rounds, let iv, let wrappedKey):
            try coder.sequence(.context(3)) { coder in
                try coder.serialize(0)
                try coder.sequence(.context(0)) { coder in
                    try coder.serialize(OID.pbkdf2)
                    try coder.sequence { coder in
                        coder.octets(salt)
                        try coder.serialize(rounds)
                        try coder.algorithm(OID.hmacSHA256) { try $0.serialize(ASN1Null()) }
                    }
                }
                try coder.algorithm(OID.pwriKEK) { try $0.algorithm(OID.aes256CBC) { $0.octets(iv) } }
                coder.octets(wrappedKey)
            }
        }
    }
}
