import Charset
import Testing

@Suite struct CharsetTests {
    private static let texts: [(Int, [UInt8], String, String?)] = [
        (936, [0xD5, 0xC5, 0xC8, 0xFD], "张三", "张三"), (54936, [0x81, 0x39, 0xEE, 0x39], "㐀", "㐀"), (950, [0xA4, 0xA4], "中", "中"),
        (1252, [0xE9, 0x80], "é€", "é€"), (936, [0x41, 0xFF, 0xD5, 0xC5, 0xD5], "A\u{FFFD}张\u{FFFD}", nil), (0, [], "", ""),
        // Windows' own euro sign.
        (936, [0x80, 0x31, 0xD5, 0xC5, 0x80], "€1张€", "€1张€"),
        // Two characters of Unicode for one of the set.
        (950, [0x88, 0x62], "Ê̄", "Ê̄"),
    ]

    @Test(arguments: texts)
    func text(_ page: Int, _ bytes: [UInt8], _ text: String, _ strict: String?) throws {
        let page = try #require(CodePage.windows(page))
        #expect(page.text(bytes) == text)
        #expect((try? page.utf8(bytes)).map { String(decoding: $0, as: UTF8.self) } == strict)
    }

    /// Each byte is looked at once, whatever is wrong with the one before.
    @Test func manyBytesThatAreNoCharacters() throws {
        let page = try #require(CodePage.windows(936))
        #expect(page.text([UInt8](repeating: 0xFF, count: 300_000)).unicodeScalars.count == 300_000)
    }

    @Test(arguments: [
        ("no character", [0x41, 0xFF, 0x42] as [UInt8], 1, false), ("half of one", [0x41, 0xD5], 1, true),
        ("a quarter of one", [0x81], 0, true), ("three quarters of one", [0x41, 0x41, 0x81, 0x39, 0xEE], 2, true),
    ])
    func undecodable(_ name: String, _ bytes: [UInt8], _ offset: Int, _ isCutShort: Bool) throws {
        let failure = try #require(throws: CodePage.Undecodable.self, "\(name)") { try GB18030.utf8(bytes) }
        #expect(failure.offset == offset && failure.isCutShort == isCutShort, "\(name)")
    }
}
