/// [MS-CFB] 2.6.1: one of the 128-byte entries of the directory.
struct DirectoryEntry {
    enum Kind: UInt8 {
        case unused = 0
        case storage = 1
        case stream = 2
        case root = 5
    }

    let name: String
    let kind: Kind
    let start: Int
    let size: Int

    static func all(in bytes: [UInt8]) -> [DirectoryEntry] {
        stride(from: 0, to: bytes.count - bytes.count % 128, by: 128).compactMap { DirectoryEntry(bytes[$0..<$0 + 128]) }
    }

    private init?(_ bytes: ArraySlice<UInt8>) {
        var reader = ByteReader(bytes)
        do {
            let nameField = try reader.take(64)
            let nameLength = min(max(try reader.u16() - 2, 0), 62)
            name = utf16(nameField.prefix(nameLength))
            kind = Kind(rawValue: UInt8(try reader.u8())) ?? .unused
            try reader.seek(116)
            start = try reader.u32()
            // The high half belongs to version 4; no stream here is that long.
            size = try reader.u32()
        } catch {
            return nil
        }
    }
}

/// UTF-16 little-endian, unpaired surrogates repaired.
func utf16(_ bytes: some Collection<UInt8>) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var low: UInt8?
    for byte in bytes {
        if let first = low {
            units.append(UInt16(first) | UInt16(byte) << 8)
            low = nil
        } else {
            low = byte
        }
    }
    return String(decoding: units, as: UTF16.self)
}
