/// Fonts and cell formats of what we write ([MS-XLS] 2.4.122 Font, 2.4.353 XF).
enum BIFFStyles {
    /// Indexes of the cell formats behind the fifteen style formats and the default one.
    static let text = 16
    static let header = 17
    static let highlight = 18
    /// Added to one of them for text of several lines, which Excel shows as such only where told to.
    static let lines = 3

    /// Built-in format 49 is `@`.
    private static let textFormat = 49
    /// Of the default palette: rose.
    private static let lightRed = 45

    static func write(into out: inout ByteWriter) {
        for index in 0..<4 { font(isBold: index == 1, into: &out) }
        for _ in 0..<15 { format(isStyle: true, into: &out) }
        format(into: &out)
        for isWrapped in [false, true] {
            format(number: textFormat, isWrapped: isWrapped, into: &out)
            format(font: 1, number: textFormat, isWrapped: isWrapped, into: &out)
            format(number: textFormat, fill: lightRed, isWrapped: isWrapped, into: &out)
        }
        // 2.4.269: the built-in style Normal.
        record(0x0293, into: &out) {
            $0.u16(0x8000)
            $0.u8(0)
            $0.u8(0xFF)
        }
    }

    private static func font(isBold: Bool, into out: inout ByteWriter) {
        record(0x0031, into: &out) {
            for value in [220, 0, 0x7FFF, isBold ? 700 : 400, 0] { $0.u16(value) }
            // No underline, no family, charset 134 (GB2312).
            for value in [0, 0, 134, 0] { $0.u8(value) }
            let name = Array("宋体".utf16)
            $0.u8(name.count)
            $0.u8(1)
            for unit in name { $0.u16(Int(unit)) }
        }
    }

    private static func format(
        font: Int = 0, number: Int = 0, fill: Int? = nil, isWrapped: Bool = false, isStyle: Bool = false, into out: inout ByteWriter
    ) {
        record(0x00E0, into: &out) {
            $0.u16(font)
            $0.u16(number)
            $0.u16(isStyle ? 0xFFF5 : 0x0001)
            // At the bottom, and 8 for wrapped lines.
            $0.u8(isWrapped ? 0x28 : 0x20)
            $0.u8(0)
            $0.u8(0)
            // Which groups differ from the parent style: number, font, alignment, pattern.
            $0.u8(isStyle ? 0xF4 : (number != 0 ? 0x04 : 0) | (font != 0 ? 0x08 : 0) | (isWrapped ? 0x10 : 0) | (fill != nil ? 0x40 : 0))
            $0.u32(0)
            $0.u32(fill == nil ? 0 : 1 << 26)
            $0.u16((fill ?? 64) | 65 << 7)
        }
    }
}
