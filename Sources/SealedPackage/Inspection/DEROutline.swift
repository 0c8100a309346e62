import SwiftASN1

/// What can be said of bytes that are no layer of ours: whether they are whole, and which object identifiers stand in them.
package struct DEROutline: Sendable {
    /// Bytes that the outermost element announces, its header included; nil where the bytes begin no SEQUENCE of definite length.
    package let announcedLength: Int?
    package let length: Int
    /// The first eight bytes.
    package let beginning: [UInt8]
    /// In the order of their first appearance; empty where the bytes are not DER.
    package let objectIdentifiers: [String]

    private static let depthLimit = 16
    private static let identifierLimit = 24

    package init(_ bytes: [UInt8]) {
        length = bytes.count
        beginning = Array(bytes.prefix(8))
        announcedLength = Self.announcedLength(bytes)
        var found: [String] = []
        if let root = try? DER.parse(bytes) { Self.collect(root, depth: 1, into: &found) }
        objectIdentifiers = found
    }

    package init(_ opened: SignedPackage) { self.init(opened.bytes) }

    /// X.690, sections 8.1.2 and 8.1.3.
    private static func announcedLength(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 2, bytes[0] == 0x30 else { return nil }
        guard bytes[1] & 0x80 != 0 else { return 2 + Int(bytes[1]) }
        let octets = Int(bytes[1] & 0x7F)
        guard (1...4).contains(octets), bytes.count >= 2 + octets else { return nil }
        return bytes[2..<2 + octets].reduce(0) { $0 << 8 | Int($1) } + 2 + octets
    }

    private static func collect(_ node: ASN1Node, depth: Int, into found: inout [String]) {
        guard depth <= depthLimit, found.count < identifierLimit else { return }
        switch node.content {
        case .constructed(let children): for child in children { collect(child, depth: depth + 1, into: &found) }
        case .primitive where node.identifier == .objectIdentifier:
            guard let identifier = try? ASN1ObjectIdentifier(derEncoded: node) else { return }
            if !found.contains(identifier.description) { found.append(identifier.description) }
        case .primitive: return
        }
    }
}
