/// A QR Code symbol. All sections cited in this target are those of ISO/IEC 18004:2015.
///
/// What a printed sheet needs and no more: ASCII in byte mode, error correction level M, versions 1 to 10.
package struct QRCode: Sendable {
    private let modules: Grid<Bool>

    /// Takes the smallest version that holds the text. nil when the text is longer than 213 characters or isn't ASCII: byte mode
    /// means ISO/IEC 8859-1 (7.3.5), and what readers make of other bytes differs.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.allSatisfy({ $0 < 0x80 }), let version = Version.smallest(holding: bytes.count) else { return nil }
        modules = .symbol(version, codewords: version.codewords(of: bytes))
    }

    /// Modules a side, without the quiet zone.
    package var size: Int { modules.size }

    /// Whether the module is dark; x counts columns and y rows from the upper left one, 0..<size.
    package subscript(x: Int, y: Int) -> Bool { modules[x, y] }
}
