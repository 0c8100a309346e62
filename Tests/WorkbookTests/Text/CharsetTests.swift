import Charset
import Testing

@Suite struct CharsetTests {
    @Test(arguments: [
        (936, [0xD5, 0xC5, 0xC8, 0xFD] as [UInt8], "张三", "张三"), (54936, [0x81, 0x39, 0xEE, 0x39], "㐀", "㐀"), (950, [0xA4, 0xA4], "中", "中"),
        (1252, [0xE9, 0x80], "é€", "é€"), (936, [0x41, 0xFF, 0xD5, 0xC5, 0xD5], "A\u{FFFD}张\u{FFFD}", nil), (0, [], "", ""),
        // Two characters of Unicode for one of the set.
        (950, [0x88, 0x62], "Ê̄", "Ê̄"),
    ])
    func text(_ page: Int, _ bytes: [UInt8], _ text: String, _ strict: String?) throws {
        let page = try #require(CodePage.windows(page))
        #expect(page.text(bytes) == text)
        #expect(page.utf8(bytes).map { String(decoding: $0, as: UTF8.self) } == strict)
    }

    /// Each byte is looked at once, whatever is wrong with the one before.
    @Test func manyBytesThatAreNoCharacters() throws {
        let page = try #require(CodePage.windows(936))
        #expect(page.text([UInt8](repeating: 0xFF, count: 300_000)).unicodeScalars.count == 300_000)
    }
}
