import Archive

/// A ZIP written record by record (APPNOTE.TXT 6.3.10, section 4.3), so that each can lie.
package struct ForgedZip {
    package struct Entry {
        /// In the central directory.
        package var name: [UInt8]
        /// In the local header; the same when nil.
        package var localName: [UInt8]?
        /// As they stand in the file: stored, or a deflate stream.
        package var packed: [UInt8]
        package var crc: UInt32
        package var size: Int
        package var method = 0
        package var flags = 0
        package var versionNeeded = 20
        /// 3 is Unix, whose modes stand in the upper half of the attributes; 0 is DOS.
        package var host = 3
        package var attributes = 0o100644 << 16
        package var extra: [UInt8] = []
        package var localExtra: [UInt8] = []
        package var comment: [UInt8] = []
        /// In the local header; those of the central directory when nil.
        package var localSizes: (crc: UInt32, packed: Int, size: Int)?
        /// In the central directory.
        package var packedSize: Int?
        /// What follows the data.
        package var descriptor: [UInt8] = []
        /// Where the central directory says that it is; where it is when nil.
        package var offset: Int?
        package var isInDirectory = true
        package var isInFile = true

        package init(_ name: String, _ bytes: [UInt8]) {
            self.name = Array(name.utf8)
            packed = bytes
            crc = CRC32.of(bytes)
            size = bytes.count
        }

        package init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

        /// Really deflated.
        package mutating func squeeze() throws {
            let zip = try Archive.zip([ArchiveEntry(name: "x", bytes: packed)])
            let start = 30 + Int(zip[26]) + Int(zip[28])
            guard let central = zip.firstRange(of: [0x50, 0x4B, 0x01, 0x02])?.lowerBound else { throw ArchiveError.malformed }
            let count = (0..<4).reduce(0) { $0 | Int(zip[central + 20 + $1]) << (8 * $1) }
            method = 8
            packed = Array(zip[start..<start + count])
        }

        /// One deflate block without compression (RFC 1951, section 3.2.4), and what follows it inside the packed bytes.
        package mutating func deflate(trailing: [UInt8] = []) {
            method = 8
            packed = [0x01] + little(packed.count, 2) + little(~packed.count & 0xFFFF, 2) + packed + trailing
        }
    }

    package var entries: [Entry]
    package var prefix: [UInt8] = []
    package var beforeDirectory: [UInt8] = []
    package var afterDirectory: [UInt8] = []
    package var suffix: [UInt8] = []
    package var comment: [UInt8] = []
    package var countOffset = 0
    package var disk = 0

    package init(_ entries: [Entry]) { self.entries = entries }

    /// The first of that name.
    package mutating func change(_ name: String, _ body: (inout Entry) throws -> Void) throws {
        guard let position = entries.firstIndex(where: { $0.name == Array(name.utf8) }) else { throw NothingToForge(what: name) }
        try body(&entries[position])
    }

    package var bytes: [UInt8] {
        var file = prefix
        var directory: [UInt8] = []
        for entry in entries {
            let offset = entry.offset ?? file.count - prefix.count
            if entry.isInFile { file += entry.local }
            if entry.isInDirectory { directory += entry.central(offset) }
        }
        let count = entries.count { $0.isInDirectory } + countOffset
        file += beforeDirectory
        let start = file.count - prefix.count
        file += directory + afterDirectory
        file += [0x50, 0x4B, 0x05, 0x06] + little(disk, 2) + little(disk, 2) + little(count, 2) + little(count, 2)
        return file + little(directory.count, 4) + little(start, 4) + little(comment.count, 2) + comment + suffix
    }
}

extension ForgedZip.Entry {
    fileprivate var local: [UInt8] {
        let name = localName ?? name
        let sizes = localSizes ?? (crc, packedSize ?? packed.count, size)
        return [0x50, 0x4B, 0x03, 0x04] + little(versionNeeded, 2) + little(flags, 2) + little(method, 2) + dosTime
            + little(Int(sizes.crc), 4) + little(sizes.packed, 4) + little(sizes.size, 4) + little(name.count, 2)
            + little(localExtra.count, 2) + name + localExtra + packed + descriptor
    }

    fileprivate func central(_ offset: Int) -> [UInt8] {
        [0x50, 0x4B, 0x01, 0x02] + [20, UInt8(host)] + little(versionNeeded, 2) + little(flags, 2) + little(method, 2) + dosTime
            + little(Int(crc), 4) + little(packedSize ?? packed.count, 4) + little(size, 4) + little(name.count, 2) + little(extra.count, 2)
            + little(comment.count, 2) + [0, 0, 0, 0] + little(attributes, 4) + little(offset, 4) + name + extra + comment
    }

    /// 1 January 1980.
    private var dosTime: [UInt8] { [0, 0, 0x21, 0] }

    /// 4.3.9
    package func descriptor(crc: UInt32? = nil, size: Int? = nil) -> [UInt8] {
        [0x50, 0x4B, 0x07, 0x08] + little(Int(crc ?? self.crc), 4) + little(packed.count, 4) + little(size ?? self.size, 4)
    }
}

package func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

/// ISO 3309, as ZIP uses it.
package enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
    }

    package static func of(_ bytes: [UInt8]) -> UInt32 { ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 } }
}
