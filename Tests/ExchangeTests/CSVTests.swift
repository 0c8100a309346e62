import Testing

@testable import Exchange

@Suite struct CSVTests {
    private func records(_ bytes: [UInt8], columns: Int) throws -> [[String]] {
        var reader = try CSVReader(bytes)
        var records: [[String]] = []
        while let record = try reader.next(columns: columns) { records.append(record) }
        return records
    }

    @Test(arguments: [
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a\r\n", [["a"]]), ("a,b\r\n,\r\n", [["a", "b"], ["", ""]]),
        ("a\r\n\"x,\"\"y\"\"\"\r\n", [["a"], ["x,\"y\""]]), ("a,b\r\n1,", [["a", "b"], ["1", ""]]), ("a\r\n\r\n", [["a"], [""]]), ("", []),
        ("\"\"\r\n", [[""]]), ("\"a\",\"b\"", [["a", "b"]]), ("\"\"\"\"\r\n", [["\""]]),
    ])
    func reads(text: String, expected: [[String]]) throws {
        #expect(try records(Array(text.utf8), columns: expected.first?.count ?? 1) == expected)
    }

    @Test(arguments: [
        "a\n1\n", "a\r1\r", "\u{FEFF}a\r\n", "a\r\n\"1\r\n", "a\r\n\"1\"2\r\n", "a\r\n1\"2\r\n", "a\r\n\"1\r\n2\"\r\n", "a\r\n1\u{7}\r\n",
        "a\r\n1\u{7F}2\r\n", "a\r\n1\u{85}2\r\n", "a\r\n\u{80}\r\n", "a\r\n\"\u{9F}\"\r\n", "a\r\n1\u{2028}2\r\n", "a\r\n\"1\u{2029}\"\r\n",
        "a\r\n1\0\r\n", "a\r\n1\t2\r\n", "a\r", "a\r\n\"", "a\r\n\"\"\"\r\n", "a\r\n1,2\r\n", "a,b\r\n", "a\r\n \"1\"\r\n",
    ])
    func refuses(text: String) { #expect(throws: CSVReader.Malformed.self) { try records(Array(text.utf8), columns: 1) } }

    @Test(arguments: ["a,b\r\n1\r\n", "a,b\r\n\r\n", "a,b\r\n1,2,\r\n", "a,b\r\n1,2\r\n\r\n"])
    func refusesAnotherCountOfFields(text: String) {
        #expect(throws: CSVReader.Malformed.self) { try records(Array(text.utf8), columns: 2) }
    }

    @Test(
        arguments: [
            // GBK, an overlong slash, a surrogate, a character cut short.
            [0x61, 0xD6, 0xD0], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0x61, 0xE5, 0xBC],
        ] as [[UInt8]])
    func refusesWhatIsNotUTF8(bytes: [UInt8]) { #expect(throws: CSVReader.Malformed.self) { try records(bytes, columns: 1) } }

    @Test(arguments: hostileTexts)
    func comesBackByteForByte(text: String) throws {
        var writer = CSVWriter()
        try writer.append(["a", "b", "c"])
        try writer.append([text, "", text])
        let back = try records(writer.bytes, columns: 3)
        #expect(back.last?.map { Array($0.utf8) } == [Array(text.utf8), [], Array(text.utf8)])
    }

    @Test(arguments: ["a\nb", "\r", "\t", "\0", "\u{1B}[31m", "\u{7F}", "\u{80}", "\u{9F}", "\u{2028}", "\u{2029}"])
    func writesNoControlCharacter(text: String) {
        var writer = CSVWriter()
        #expect(throws: CSVWriter.ControlCharacter.self) { try writer.append([text]) }
    }

    /// Neighbours of what is refused.
    @Test(arguments: ["\u{A0}", "¡", "\u{2027}", "\u{202A}", "\u{20A8}", "\u{E00A8}", "\u{28}"])
    func writesTheNeighbours(text: String) throws {
        var writer = CSVWriter()
        try writer.append([text])
        #expect(writer.bytes == Array(text.utf8) + [0x0D, 0x0A])
    }
}

/// What people and attackers put into cells.
let hostileTexts = [
    "逗,号", "引\"号", "\"", "\"\"", ",", "\"\u{301}", ",\u{301}", "=HYPERLINK(\"http://x\",\"点\")", "+1", "-1", "@SUM(A1)", "'", " 前后有空格 ",
    "\u{202E}反向\u{202C}", "\u{200F}", "\u{FEFF}", "𠮷𪚥·𰻝", "葛\u{E0100}", "👨‍👩‍👧", "e\u{301}", "é", "\u{E000}", "<script>alert(1)</script>",
    "a\\\"b", "NULL", "\u{10FFFF}",
]
