import SwiftASN1

/// A structure that is right in form but uses what is not on our list.
struct UnsupportedAlgorithm: Error {}

/// Steps through the members of one constructed node; throws where form or tag differ from what is expected.
struct DERMembers {
    private var iterator: ASN1NodeCollection.Iterator

    init(_ node: ASN1Node, _ identifier: ASN1Identifier = .sequence) throws {
        guard node.identifier == identifier, case .constructed(let children) = node.content else {
            throw ASN1Error.unexpectedFieldType(node.identifier)
        }
        iterator = children.makeIterator()
    }

    mutating func next() throws -> ASN1Node {
        guard let node = iterator.next() else { throw ASN1Error.invalidASN1Object(reason: "too few members") }
        return node
    }

    mutating func finish() throws {
        guard iterator.next() == nil else { throw ASN1Error.invalidASN1Object(reason: "too many members") }
    }

    mutating func version(_ expected: Int) throws {
        guard try Int(derEncoded: next()) == expected else { throw UnsupportedAlgorithm() }
    }

    mutating func oid() throws -> ASN1ObjectIdentifier { try ASN1ObjectIdentifier(derEncoded: next()) }

    mutating func oid(_ expected: ASN1ObjectIdentifier) throws {
        guard try oid() == expected else { throw UnsupportedAlgorithm() }
    }

    mutating func octets(_ identifier: ASN1Identifier = .octetString) throws -> ArraySlice<UInt8> {
        try ASN1OctetString(derEncoded: next(), withIdentifier: identifier).bytes
    }

    mutating func sequence<T>(_ identifier: ASN1Identifier = .sequence, _ body: (inout DERMembers) throws -> T) throws -> T {
        var members = try DERMembers(next(), identifier)
        let value = try body(&members)
        try members.finish()
        return value
    }

    /// An AlgorithmIdentifier of exactly this kind; `parameters` reads what follows the identifier.
    mutating func algorithm<T>(_ expected: ASN1ObjectIdentifier, parameters: (inout DERMembers) throws -> T) throws -> T {
        try sequence { members in
            try members.oid(expected)
            let value = try parameters(&members)
            do { try members.finish() } catch { throw UnsupportedAlgorithm() }
            return value
        }
    }

    mutating func algorithm(_ expected: ASN1ObjectIdentifier) throws { try algorithm(expected) { _ in } }
}

extension DER {
    private static let memberLimit = 1000

    /// The tree of `bytes`, unless it has more members than any package: the parser keeps about a hundred bytes for each, and two are
    /// enough to make one.
    static func boundedTree(_ bytes: [UInt8]) throws -> ASN1Node {
        var position = 0
        var members = 0
        while position < bytes.count {
            // X.690, sections 8.1.2 and 8.1.3; what this skim takes for granted the parser checks.
            let tag = bytes[position]
            members += 1
            guard tag & 0x1F != 0x1F, position + 1 < bytes.count, members <= memberLimit else { throw ASN1Error.truncatedASN1Field() }
            var length = Int(bytes[position + 1])
            position += 2
            if length >= 0x80 {
                let octets = bytes[position...].prefix(length & 0x7F)
                guard (1...4).contains(octets.count) else { throw ASN1Error.truncatedASN1Field() }
                length = octets.reduce(0) { $0 << 8 | Int($1) }
                position += octets.count
            }
            if tag & 0x20 == 0 { position += length }
        }
        return try parse(bytes)
    }
}

extension ASN1Identifier {
    static func context(_ number: UInt) -> ASN1Identifier { ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific) }
}

extension DER.Serializer {
    mutating func sequence(_ identifier: ASN1Identifier = .sequence, _ body: (inout DER.Serializer) throws -> Void) rethrows {
        try appendConstructedNode(identifier: identifier, body)
    }

    mutating func octets(_ bytes: some Collection<UInt8>, _ identifier: ASN1Identifier = .octetString) {
        appendPrimitiveNode(identifier: identifier) { $0.append(contentsOf: bytes) }
    }

    mutating func algorithm(_ oid: ASN1ObjectIdentifier, parameters: (inout DER.Serializer) throws -> Void = { _ in }) throws {
        try sequence { coder in
            try coder.serialize(oid)
            try parameters(&coder)
        }
    }
}
