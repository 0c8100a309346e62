/// Text of two bytes a unit.
enum UTF16Text {
    enum ByteOrder: CaseIterable {
        case littleEndian
        case bigEndian

        init?(mark bytes: [UInt8]) {
            if bytes.starts(with: [0xFF, 0xFE]) {
                self = .littleEndian
            } else if bytes.starts(with: [0xFE, 0xFF]) {
                self = .bigEndian
            } else {
                return nil
            }
        }
    }

    /// nil where it holds what no text does. Unpaired surrogates become U+FFFD.
    static func utf8(_ bytes: ArraySlice<UInt8>, _ order: ByteOrder) -> [UInt8]? {
        var units = Array(bytes)
        if order == .bigEndian { for place in stride(from: 0, to: units.count - 1, by: 2) { units.swapAt(place, place + 1) } }
        var lead: UInt16?
        var out: [UInt8] = []
        Transcoding.appendUTF16(units.span.bytes, 0..<units.count, lead: &lead, to: &out)
        if lead != nil { Transcoding.appendReplacement(to: &out) }
        return TextDecoding.holdsControls(out[...]) ? nil : out
    }

    /// Text without a mark, where it is certain: only one order makes it text, and much of that is ASCII, as in every list.
    static func unmarked(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count % 2 == 0 else { return nil }
        let readings = ByteOrder.allCases.compactMap { utf8(bytes[...], $0) }.filter { text in
            text.count { $0 < 0x80 } * 6 >= bytes.count && !holdsReplacement(text)
        }
        return readings.count == 1 ? readings.first : nil
    }

    private static func holdsReplacement(_ text: [UInt8]) -> Bool {
        text.indices.dropLast(2).contains { text[$0] == 0xEF && text[$0 + 1] == 0xBF && text[$0 + 2] >= 0xBD }
    }
}
