/// A file that was attached to a mail.
package struct MailAttachment: Sendable, Equatable {
    /// Its last component, as the sender's program wrote it; empty where it has none.
    package let name: String
    package let bytes: [UInt8]
}

/// A saved mail, as far as it brings packages (RFC 5322, RFC 2045, RFC 2046). Takes what mail programs really write, line ends of one or
/// two characters, mails attached to mails, and never trusts a structure: what is cut off or broken is read as far as it goes.
package enum MailMessage {
    package static let sizeLimit = 100 << 20
    static let depthLimit = 8
    static let partLimit = 100

    /// What is named `.canbao`, and what a mail program renamed: binary data that begin like a package.
    package static func packages(in bytes: [UInt8]) throws(MailError) -> [MailAttachment] {
        guard bytes.count <= sizeLimit else { throw .tooLarge }
        var leaves = MailLeaves()
        // Empty lines before the first field are what copying and exporting leave.
        try leaves.collect(MailPart(bytes.drop { $0 == 0x0D || $0 == 0x0A }), depth: 0)
        let packages = leaves.parts.compactMap(package)
        guard !packages.isEmpty else { throw .noPackage }
        return packages
    }

    private static func package(_ part: MailPart) -> MailAttachment? {
        let isNamed = part.fileName.lowercased().hasSuffix(".canbao")
        guard isNamed || part.contentType == "application/octet-stream" else { return nil }
        let bytes = Array(part.decoded())
        guard isNamed || beginsWithSequence(bytes) else { return nil }
        return MailAttachment(name: part.fileName, bytes: bytes)
    }

    /// DER: the tag of a SEQUENCE and a definite length (X.690, sections 8.1.3 and 10.1).
    private static func beginsWithSequence(_ bytes: [UInt8]) -> Bool {
        bytes.count >= 2 && bytes[0] == 0x30 && bytes[1] != 0x80 && bytes[1] <= 0x84
    }
}

/// The parts of a mail that have none inside.
private struct MailLeaves {
    private(set) var parts: [MailPart] = []
    private var count = 0

    mutating func collect(_ part: MailPart, depth: Int) throws(MailError) {
        count += 1
        guard depth <= MailMessage.depthLimit, count <= MailMessage.partLimit else { throw .tooComplex }
        if let boundary = part.boundary {
            for body in MultipartBody.parts(of: part.body, boundary: boundary) { try collect(MailPart(body), depth: depth + 1) }
        } else if part.isMail {
            try collect(MailPart(part.decoded()), depth: depth + 1)
        } else {
            parts.append(part)
        }
    }
}
