import Testing

@testable import QRCode

@Suite struct ReadBackTests {
    static let declaration = "320571-2027-D0004 sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    static let printable = String(decoding: Array(0x20...0x7E) as [UInt8], as: UTF8.self)

    /// The shortest and the longest text of each version, and the lengths that the sheet has; cut from a content over and over.
    static let lengths = [1] + VersionTests.capacities.flatMap { [$0.0, $0.0 + 1] }.dropLast() + Array(70...110)

    @Test(arguments: ["0", printable, declaration + " "]) func anotherReaderSeesTheText(content: String) throws {
        let texts = Self.lengths.map { length in String(String(repeating: content, count: 213 / content.count + 1).prefix(length)) }
        var zbar = try Zbar()
        for text in texts {
            let code = try #require(QRCode(text))
            try zbar.add(size: code.size) { code[$0, $1] }
        }
        #expect(try zbar.read() == texts)
    }

    /// As many codewords wrong in each block as level M can mend (Table 9), so that not one of the others may be wrong: first those laid
    /// out first, then those laid out last.
    @Test func anotherReaderMendsAsMuchAsTheStandardSays() throws {
        let texts = Version.all.map { String(repeating: Self.declaration, count: 3).prefix($0.capacity) }.map(String.init)
        var zbar = try Zbar()
        for (version, text) in zip(Version.all, texts) {
            let codewords = version.codewords(of: Array(text.utf8))
            // A symbol of version 1-M keeps two codewords to tell when it can't be mended.
            let wrong = (version.number == 1 ? 4 : version.correction / 2) * version.blocks.count
            let region = Grid.functionPatterns(of: version).encodingRegion.prefix(8 * codewords.count)
            for places in [region.prefix(8 * wrong), region.suffix(8 * wrong)] {
                var grid = Grid.symbol(version, codewords: codewords)
                for (x, y) in places { grid[x, y].toggle() }
                try zbar.add(size: grid.size) { grid[$0, $1] }
            }
        }
        #expect(try zbar.read() == texts.flatMap { [$0, $0] })
    }
}
