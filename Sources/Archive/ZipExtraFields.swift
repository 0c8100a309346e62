/// Extra fields of an entry (APPNOTE.TXT 6.3.10, section 4.5): times and owners and nothing else, since others tell names, sizes,
/// encryption or modes that a second reader would believe.
enum ZipExtraFields {
    /// Info-ZIP's extended timestamp, and its Unix user and group.
    private static let harmless = [0x5455, 0x7875]

    static func areHarmless(_ reader: LittleEndian, at start: Int, count: Int) -> Bool {
        var position = start
        let end = start + count
        while position < end {
            guard position + 4 <= end, harmless.contains(reader.u16(position)) else { return false }
            position += 4 + reader.u16(position + 2)
        }
        return position == end
    }
}
