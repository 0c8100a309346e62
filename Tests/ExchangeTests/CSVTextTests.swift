import Testing

@testable import Exchange

@Suite struct CSVTextTests {
    @Test(arguments: [
        ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]), ("a\r\n", [["a"]]), ("a,b\r\n,\r\n", [["a", "b"], ["", ""]]),
        ("a\r\n\"x,\"\"y\"\"\"\r\n", [["a"], ["x,\"y\""]]), ("a,b\r\n1,", [["a", "b"], ["1", ""]]), ("a\r\n\r\n", [["a"], [""]]), ("", []),
        ("\"\"\r\n", [[""]]),
    ])
    func reads(text: String, records: [[String]]) { #expect(CSVText.records(Array(text.utf8)) == records) }

    @Test(arguments: [
        "a\n1\n", "a\r1\r", "\u{FEFF}a\r\n", "a\r\n\"1\r\n", "a\r\n\"1\"2\r\n", "a\r\n1\"2\r\n", "a\r\n\"1\r\n2\"\r\n", "a\r\n1\u{7}\r\n",
        "a\r\n1\u{2028}2\r\n",
    ])
    func refuses(text: String) { #expect(CSVText.records(Array(text.utf8)) == nil) }

    @Test func refusesWhatIsNotUTF8() { #expect(CSVText.records([0x61, 0xD6, 0xD0]) == nil) }

    @Test(arguments: [[["a", "b"], ["逗,号", "引\"号"]], [["", ""]], [["𠮷·张", "'"]]])
    func comesBack(records: [[String]]) throws {
        let bytes = try #require(CSVText.encoded(records))
        #expect(CSVText.records(bytes) == records)
    }

    @Test func writesNoControlCharacter() { #expect(CSVText.encoded([["a\nb"]]) == nil) }
}
