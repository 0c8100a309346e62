/// How the cells of a workbook hold their text, which the version and the code page decide.
struct BIFFText {
    let version: BIFFVersion
    let strings: ByteStrings

    /// A string, with its count of characters or bytes in 16 bits (`isShort`: in 8 bits) before it.
    func append(_ stream: RawSpan, _ place: Range<Int>, continuations: [Range<Int>] = [], isShort: Bool, to out: inout [UInt8])
        throws(WorkbookError)
    {
        var reader = ByteReader(place)
        let count = try isShort ? reader.u8(stream) : reader.u16(stream)
        // Where no room is left for flags, a string of the older kind stands in a newer workbook.
        guard version != .excel97 || count > 0 && count == reader.left && continuations.isEmpty else {
            var strings = UnicodeStrings(place, continuations: continuations)
            return try strings.append(stream, isShort: isShort, to: &out)
        }
        // Some programs count more than there is.
        strings.append(stream, try reader.take(min(count, reader.left)), to: &out)
    }

    func text(_ stream: RawSpan, _ place: Range<Int>, isShort: Bool) throws(WorkbookError) -> String {
        var out: [UInt8] = []
        try append(stream, place, isShort: isShort, to: &out)
        return String(decoding: out, as: UTF8.self)
    }
}
