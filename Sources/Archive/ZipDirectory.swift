/// The structure of a ZIP (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4), read without believing it.
struct ZipDirectory {
    struct Entry {
        let name: String
        let method: Int
        let compressedSize: Int
        let size: Int
        let crc: UInt32
        let flags: Int
        let offset: Int
    }

    let entries: [Entry]

    /// 4.3.16: the end record stands before a comment of 64 KB at the most.
    static func endsArchive(_ bytes: [UInt8]) -> Bool {
        bytes.dropLast(18).suffix(4 + 0xFFFF).firstRange(of: [0x50, 0x4B, 0x05, 0x06] as [UInt8]) != nil
    }

    /// No byte before, between or behind; local and central headers agree; names are plain, relative and different even by case.
    init(strictly bytes: [UInt8], limits: ArchiveLimits) throws(ArchiveError) {
        let reader = LittleEndian(bytes)
        let end = bytes.count - 22
        // 4.3.16: the end record without a comment, on one disk; 4.3.15: no ZIP64 locator before it.
        guard end >= 0, reader.u32(end) == 0x0605_4b50, reader.u16(end + 20) == 0, reader.u16(end + 4) == 0, reader.u16(end + 6) == 0,
            reader.u32(end - 20) != 0x0706_4b50
        else { throw .malformed }
        let count = reader.u16(end + 10)
        guard count == reader.u16(end + 8), reader.u32(end + 12) + reader.u32(end + 16) == end else { throw .malformed }
        guard count <= limits.entries else { throw .tooManyEntries }
        var position = reader.u32(end + 16)
        var entries: [Entry] = []
        for _ in 0..<count { entries.append(try Self.centralEntry(reader, &position)) }
        guard position == end else { throw .malformed }
        try Self.checkNames(entries)
        guard entries.reduce(0, { $0 + $1.size }) <= limits.totalBytes else { throw .tooLarge }
        var expected = 0
        for entry in entries {
            guard entry.offset == expected else { throw .malformed }
            expected = try Self.endOfLocalEntry(entry, reader)
        }
        guard expected == reader.u32(end + 16) else { throw .malformed }
        self.entries = entries
    }

    /// 4.3.12
    private static func centralEntry(_ reader: LittleEndian, _ position: inout Int) throws(ArchiveError) -> Entry {
        let start = position
        guard reader.u32(start) == 0x0201_4b50 else { throw .malformed }
        let nameLength = reader.u16(start + 28)
        let extraLength = reader.u16(start + 30)
        position = start + 46 + nameLength + extraLength
        guard reader.u16(start + 32) == 0, reader.u16(start + 34) == 0, let name = reader.text(start + 46, nameLength),
            ZipExtraFields.areHarmless(reader, at: start + 46 + nameLength, count: extraLength)
        else { throw .malformed }
        // 4.4.15, whatever system says that it made the entry: a Unix mode above, DOS's label, folder and device bits below.
        let attributes = reader.u32(start + 38)
        guard [0, 0o100000].contains(attributes >> 16 & 0o170000), attributes & 0x58 == 0 else { throw .unsafeEntry(name) }
        let entry = Entry(
            name: name, method: reader.u16(start + 10), compressedSize: reader.u32(start + 20), size: reader.u32(start + 24),
            crc: UInt32(truncatingIfNeeded: reader.u32(start + 16)), flags: reader.u16(start + 8), offset: reader.u32(start + 42))
        // 4.4.4: nothing but the way of deflating (bits 1, 2), a data descriptor (3) and UTF-8 (11); 4.4.5: stored or deflated;
        // 4.4.3: which any reader since version 2.0 can do.
        guard entry.flags & ~0b1000_0000_1110 == 0, entry.method == 8 || (entry.method == 0 && entry.size == entry.compressedSize),
            (10...20).contains(reader.u16(start + 6))
        else { throw .malformed }
        return entry
    }

    private static func checkNames(_ entries: [Entry]) throws(ArchiveError) {
        var seen: Set<String> = []
        for entry in entries {
            let parts = entry.name.split(separator: "/", omittingEmptySubsequences: false)
            let isPlain = entry.name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: ":") }
            guard isPlain, parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { throw .unsafeEntry(entry.name) }
            guard seen.insert(entry.name.lowercased()).inserted else { throw .duplicateEntry(entry.name) }
        }
    }

    /// 4.3.7 and 4.3.9: says what the central header says, or leaves it to a data descriptor.
    private static func endOfLocalEntry(_ entry: Entry, _ reader: LittleEndian) throws(ArchiveError) -> Int {
        let start = entry.offset
        let nameLength = reader.u16(start + 26)
        guard reader.u32(start) == 0x0403_4b50, reader.text(start + 30, nameLength) == entry.name, reader.u16(start + 8) == entry.method,
            reader.u16(start + 6) == entry.flags, (10...20).contains(reader.u16(start + 4)),
            ZipExtraFields.areHarmless(reader, at: start + 30 + nameLength, count: reader.u16(start + 28))
        else { throw .malformed }
        let end = start + 30 + nameLength + reader.u16(start + 28) + entry.compressedSize
        let fields = [reader.u32(start + 14), reader.u32(start + 18), reader.u32(start + 22)]
        let facts = [Int(entry.crc), entry.compressedSize, entry.size]
        guard entry.flags & 8 != 0 else {
            guard fields == facts else { throw .malformed }
            return end
        }
        guard zip(fields, facts).allSatisfy({ $0 == 0 || $0 == $1 }) else { throw .malformed }
        let signature = reader.u32(end) == 0x0807_4b50 ? 4 : 0
        guard [reader.u32(end + signature), reader.u32(end + signature + 4), reader.u32(end + signature + 8)] == facts else {
            throw .malformed
        }
        return end + signature + 12
    }
}

/// Numbers out of bytes; −1 beyond their end, which fits no check.
struct LittleEndian {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func u16(_ offset: Int) -> Int {
        guard offset >= 0, offset <= bytes.count - 2 else { return -1 }
        return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
    }

    func u32(_ offset: Int) -> Int {
        guard offset >= 0, offset <= bytes.count - 4 else { return -1 }
        return u16(offset) | u16(offset + 2) << 16
    }

    func text(_ offset: Int, _ count: Int) -> String? {
        guard offset >= 0, count >= 0, offset <= bytes.count - count else { return nil }
        return String(validating: bytes[offset..<offset + count], as: UTF8.self)
    }
}
