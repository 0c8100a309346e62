/// Strings of BIFF8 ([MS-XLS] 2.5.293 XLUnicodeRichExtendedString, 2.5.294 XLUnicodeString), over CONTINUE boundaries, into a pool.
struct UnicodeStrings {
    private var parts: ArraySlice<Range<Int>>
    private var reader: ByteReader

    init(_ first: Range<Int>, continuations: [Range<Int>] = []) {
        reader = ByteReader(first)
        parts = continuations[...]
    }

    /// A string with its count of characters in 16 bits (`isShort`: in 8 bits) before it.
    mutating func append(_ stream: RawSpan, isShort: Bool = false, to out: inout [UInt8]) throws(WorkbookError) {
        crossIfNeeded()
        let count = try isShort ? reader.u8(stream) : reader.u16(stream)
        // Excel leaves the flags of an empty string out now and then.
        if count == 0, reader.left == 0, parts.isEmpty { return }
        let flags = try reader.u8(stream)
        let runs = flags & 0x08 != 0 ? try reader.u16(stream) : 0
        let extra = flags & 0x04 != 0 ? try reader.u32(stream) : 0
        try characters(count, isWide: flags & 0x01 != 0, stream, &out)
        if runs != 0 || extra != 0 { try skip(runs * 4 + extra) }
    }

    mutating func u32(_ stream: RawSpan) throws(WorkbookError) -> Int { try reader.u32(stream) }

    /// 2.5.293: when characters go on in a CONTINUE, it begins with a new width flag.
    private mutating func characters(_ count: Int, isWide: Bool, _ stream: RawSpan, _ out: inout [UInt8]) throws(WorkbookError) {
        var isWide = isWide
        var remaining = count
        // The first half of a character that the boundary cuts in two.
        var lead: UInt16?
        while true {
            let here = min(remaining, reader.left / (isWide ? 2 : 1))
            let place = try reader.take(isWide ? here * 2 : here)
            if isWide {
                Transcoding.appendUTF16(stream, place, lead: &lead, to: &out)
            } else {
                Transcoding.appendLatin1(stream, place, lead: &lead, to: &out)
            }
            remaining -= here
            guard remaining > 0 else { break }
            try cross()
            isWide = try reader.u8(stream) & 0x01 != 0
        }
        if lead != nil { Transcoding.appendReplacement(to: &out) }
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
        while reader.left == 0, let next = parts.popFirst() { reader = ByteReader(next) }
    }

    private mutating func cross() throws(WorkbookError) {
        guard let next = parts.popFirst() else { throw .unreadable }
        reader = ByteReader(next)
    }
}
