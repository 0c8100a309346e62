/// Strings of BIFF8 ([MS-XLS] 2.5.293 XLUnicodeRichExtendedString, 2.5.294 XLUnicodeString), over CONTINUE boundaries.
struct UnicodeStringReader {
    private var segments: ArraySlice<ArraySlice<UInt8>>
    private var reader: ByteReader

    init(_ first: ArraySlice<UInt8>, continuations: [ArraySlice<UInt8>] = []) {
        reader = ByteReader(first)
        segments = continuations[...]
    }

    /// A string with its count of characters in 16 bits (`isShort`: in 8 bits) before it.
    mutating func string(isShort: Bool = false) throws(WorkbookError) -> String {
        crossIfNeeded()
        let count = try isShort ? reader.u8() : reader.u16()
        let flags = try reader.u8()
        let runs = flags & 0x08 != 0 ? try reader.u16() : 0
        let extra = flags & 0x04 != 0 ? try reader.u32() : 0
        let text = try characters(count, isWide: flags & 0x01 != 0)
        try skip(runs * 4 + extra)
        return text
    }

    mutating func u32() throws(WorkbookError) -> Int { try reader.u32() }

    /// 2.5.293: when characters go on in a CONTINUE, it begins with a new width flag.
    private mutating func characters(_ count: Int, isWide: Bool) throws(WorkbookError) -> String {
        var isWide = isWide
        var remaining = count
        if !isWide, reader.left >= count { return latin1(try reader.take(count)) }
        if isWide, reader.left >= count * 2 { return utf16(try reader.take(count * 2)) }
        var units: [UInt16] = []
        while true {
            let width = isWide ? 2 : 1
            let here = min(remaining, reader.left / width)
            let bytes = try reader.take(here * width)
            if isWide {
                units += stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
            } else {
                units += bytes.map(UInt16.init)
            }
            remaining -= here
            guard remaining > 0 else { return String(decoding: units, as: UTF16.self) }
            try cross()
            isWide = try reader.u8() & 0x01 != 0
        }
    }

    private mutating func skip(_ count: Int) throws(WorkbookError) {
        var remaining = count
        while remaining > 0 {
            let here = min(remaining, reader.left)
            try reader.skip(here)
            remaining -= here
            if remaining > 0 { try cross() }
        }
    }

    private mutating func crossIfNeeded() {
        while reader.left == 0, let next = segments.popFirst() { reader = ByteReader(next) }
    }

    private mutating func cross() throws(WorkbookError) {
        guard let next = segments.popFirst() else { throw .unreadable }
        reader = ByteReader(next)
    }
}

private func latin1(_ bytes: ArraySlice<UInt8>) -> String {
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes.map(UInt16.init), as: UTF16.self)
}
