import Testing

@testable import QRCode

@Suite struct VersionTests {
    /// Bytes that a version holds at level M (Table 7), and modules a side.
    static let capacities = [
        (14, 21), (26, 25), (42, 29), (62, 33), (84, 37), (106, 41), (122, 45), (152, 49), (180, 53), (213, 57),
    ]

    @Test(arguments: capacities) func isTheSmallestThatHoldsTheText(length: Int, size: Int) {
        #expect(QRCode(String(repeating: "x", count: length))?.size == size)
        let oneMore = QRCode(String(repeating: "x", count: length + 1))?.size
        #expect(oneMore == (size < 57 ? size + 4 : nil))
    }

    @Test func holdsNothing() { #expect(QRCode("")?.size == 21) }

    @Test(arguments: ["é", "申报表", "\u{80}"]) func isForASCIIAlone(text: String) { #expect(QRCode(text) == nil) }

    /// Table 1: codewords and remainder bits fill the encoding region.
    @Test(
        arguments: zip(
            Version.all, [(26, 0), (44, 7), (70, 7), (100, 7), (134, 7), (172, 7), (196, 0), (242, 0), (292, 0), (346, 0)]))
    func fillsTheSymbol(version: Version, room: (codewords: Int, remainder: Int)) {
        #expect(version.codewords(of: []).count == room.codewords)
        #expect(Grid.functionPatterns(of: version).encodingRegion.count == 8 * room.codewords + room.remainder)
    }
}
