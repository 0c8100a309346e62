/// A byte as a marker and two hexadecimal digits: `%E7` in parameters, `=E7` in quoted-printable.
enum HexadecimalEscapes {
    /// A marker without digits stands for itself.
    static func decoded(_ text: ArraySlice<UInt8>, marker: UInt8) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == marker, index + 2 < text.endIndex, let high = text[index + 1].hexadecimalValue,
                let low = text[index + 2].hexadecimalValue
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(text[index])
                index += 1
            }
        }
        return bytes
    }
}
