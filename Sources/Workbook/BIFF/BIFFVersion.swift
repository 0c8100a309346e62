/// The versions of the format, by what differs between them.
enum BIFFVersion: Int, Comparable {
    case excel2 = 2
    case excel3 = 3
    case excel4 = 4
    /// Excel 5.0 and 95 (7.0) alike.
    case excel5 = 5
    case excel97 = 8

    static func < (left: BIFFVersion, right: BIFFVersion) -> Bool { left.rawValue < right.rawValue }

    /// [MS-XLS] 2.4.21: the BOF record; before Excel 5.0 its own number told the version.
    init?(_ record: BIFFRecords.Record, _ stream: RawSpan) {
        guard let said = try? stream.u16(record.data.lowerBound), record.data.count >= 4 else { return nil }
        switch record.type {
        case 0x0009: self = .excel2
        case 0x0209: self = .excel3
        case 0x0409: self = .excel4
        case RecordType.beginOfFile:
            switch said {
            case 0x0600: self = .excel97
            case 0x0500: self = .excel5
            case 0x0400: self = .excel4
            case 0x0300: self = .excel3
            case 0x0000, 0x0002, 0x0007, 0x0200: self = .excel2
            default: return nil
            }
        default: return nil
        }
    }

    @inline(__always)
    static func isBeginning(_ type: Int) -> Bool { type == RecordType.beginOfFile || type == 0x0409 || type == 0x0209 || type == 0x0009 }

    /// A stream that was saved without its compound file begins with a BOF of 4 to 16 bytes.
    static func beginsBareStream(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 8, bytes[1] & 0xF1 == 0, bytes[0] == 0x09 else { return false }
        return isBeginning(Int(bytes[0]) | Int(bytes[1]) << 8) && (4...16).contains(Int(bytes[2]) | Int(bytes[3]) << 8)
    }
}
