import Testing

@testable import Workbook

/// A text file read row by row, out of pieces of any length, says what it says when it is read whole.
@Suite struct TextRowsTests {
    private static let text = "证件类型,姓名\r\n001,\"张,三\"\r\n\r\n002,\"李\"\"四\"\n003,\"两\r\n行\"\r004,王五"
    private static let utf8 = Array(text.utf8)
    /// The same text in GB 18030; 〇 and 㐀 take two and four bytes.
    private static let gb: [UInt8] =
        [0xD6, 0xA4, 0xBC, 0xFE, 0x2C, 0xD0, 0xD5, 0xC3, 0xFB, 0x0D, 0x0A]  // 证件,姓名
        + [0x31, 0x2C, 0xA9, 0x96, 0x0A]  // 1,〇
        + [0x32, 0x2C, 0x81, 0x39, 0xEE, 0x39]  // 2,㐀

    private static let files: [(String, [UInt8], TextSurvey.Encoding)] = [
        ("UTF-8", utf8, .utf8), ("UTF-8 with a mark", CSVWriter.byteOrderMark + utf8, .utf8WithMark), ("GB 18030", gb, .gb18030),
        ("one line without an end", Array("a,b".utf8), .utf8), ("semicolons", Array("a;b\nc,d;e\n".utf8), .utf8),
        ("a title above", Array("名单\n甲\t乙\n1\t2\n".utf8), .utf8), ("a named delimiter", Array("sep=;\r\na;b\n".utf8), .utf8),
        ("an end mark", Array("a,b\nc,d\u{1A}".utf8), .utf8), ("a tab that goes down", Array("a,b\u{B}c\n".utf8), .utf8),
        ("a euro sign of Windows", [0x80, 0x31, 0x2C, 0xD5, 0xC5, 0x0A], .gb18030),
        ("texts of Excel's making", Array("=\"01\",\"\t=1\",\"=\"\"02\"\"\"\n".utf8), .utf8),
    ]

    private func pieces(_ bytes: [UInt8], of length: Int) -> () -> [UInt8]? {
        var start = 0
        return {
            guard start < bytes.count else { return nil }
            defer { start += length }
            return Array(bytes[start..<min(start + length, bytes.count)])
        }
    }

    private func survey(_ bytes: [UInt8], _ length: Int) -> TextSurvey.Encoding? {
        var survey = TextSurvey()
        let next = pieces(bytes, of: length)
        while let piece = next() { survey.look(at: piece) }
        return survey.encoding
    }

    @Test(arguments: files, [1, 2, 3, 5, 64, 100_000])
    func readsAsTheWholeFileDoes(file: (name: String, bytes: [UInt8], encoding: TextSurvey.Encoding), length: Int) throws {
        #expect(survey(file.bytes, length) == file.encoding)
        var rows = try TextRows(file.encoding, pieces(file.bytes, of: length))
        var read: [(index: Int, cells: [Cell])] = []
        var index = 0
        while let cells = try rows.next() {
            if cells.contains(where: { !$0.isEmpty }) { read.append((index, cells)) }
            index += 1
        }
        let whole = try Workbook(reading: file.bytes).sheets[0].occupiedRows
        #expect(read.map(\.index) == whole.map(\.index))
        #expect(read.map(\.cells) == whole.map { Array($0.cells) })
    }

    @Test(arguments: [
        ("a workbook of Excel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] as [UInt8]), (".xlsx", [0x50, 0x4B, 0x03, 0x04]),
        ("UTF-16", [0xFF, 0xFE, 0x41, 0x00]), ("control characters", [0x41, 0x00, 0x01]),
        ("a web page", Array("<html><table>".utf8)),
        ("PDF", Array("%PDF-1.7".utf8)),
        ("a mark before what is no UTF-8", [0xEF, 0xBB, 0xBF, 0x41, 0xC3]),
    ])
    func isNoTextToBeReadRowByRow(name: String, bytes: [UInt8]) { #expect(survey(bytes, 3) == nil) }

    @Test func aNULFarOnIsNoText() { #expect(survey(Array(repeating: 0x61, count: 70_000) + [0], 4096) == nil) }

    @Test(arguments: [
        ("a control character far on", Array(repeating: 0x61, count: 70_000) + [1, 0x61] as [UInt8]),
        ("an end mark in the middle", [0x41, 0x1A, 0x41, 0x0A, 0x41]), ("an end mark at the end of a piece", [0x41, 0x42, 0x1A, 0x41]),
        ("UTF-8 without its end", Array("苏州市实验小学名单".utf8.dropLast())),
        ("UTF-8 with a damaged character", Array("苏州市实验小学名单".utf8) + [0xFF, 0x41]),
    ])
    func isReadWhole(_ name: String, _ bytes: [UInt8]) { #expect(survey(bytes, 3) == nil, "\(name)") }

    @Test func anIncompleteEndIsNoUTF8() { #expect(survey(Array("张".utf8.dropLast()), 1) == .gb18030) }

    @Test func whatIsNeitherIsRefused() throws {
        #expect(throws: WorkbookError.unknownCharacter(row: 3)) {
            var rows = try TextRows(.gb18030, pieces([0x41, 0x0A, 0x42, 0x0A, 0x41, 0x2C, 0xFF, 0xFF, 0x0A], of: 2))
            while try rows.next() != nil {}
        }
        #expect(throws: WorkbookError.cutOff) { try TextRows(.gb18030, pieces([0x41, 0x0A, 0x42, 0xD5], of: 2)) }
    }

    @Test func aFieldHasAnEnd() throws {
        let endless = [UInt8](repeating: UInt8(ascii: "a"), count: 70_000)
        var rows = try TextRows(.utf8) { endless }
        #expect(throws: WorkbookError.beyond(.text)) { try rows.next() }
    }
}
