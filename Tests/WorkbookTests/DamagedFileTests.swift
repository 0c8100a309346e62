import Testing

@testable import Workbook

/// Hostile and damaged files: refused with a code, or read as far as they go; never a trap, never a hang.
@Suite struct DamagedFileTests {
    private static func file() throws -> [UInt8] {
        try SheetDraft(name: "名单", header: ["姓名", "证件号码"], rows: [["小米", "230502198901182964"], ["小李", "230502199601282968"]]).encoded(
            as: .xls)
    }

    private func survives(_ bytes: [UInt8]) { _ = try? Workbook(reading: bytes) }

    @Test func anyTruncation() throws {
        let file = try Self.file()
        for length in stride(from: 0, to: file.count, by: 3) { survives(Array(file.prefix(length))) }
    }

    @Test func anyByteReplaced() throws {
        let file = try Self.file()
        for position in 0..<file.count {
            for value in [0x00, 0x01, 0x7F, 0xFF] as [UInt8] {
                var changed = file
                changed[position] = value
                survives(changed)
            }
        }
    }

    @Test(arguments: ["xlsx", "csv"])
    func otherFormatsWithBytesReplaced(_ name: String) throws {
        let format = try #require(WorkbookFormat(rawValue: name))
        let file = try SheetDraft(name: "x", header: ["a", "b"], rows: [["小米", "=1"]]).encoded(as: format)
        for position in 0..<file.count {
            var changed = file
            changed[position] ^= 0x55
            survives(changed)
            survives(Array(file.prefix(position)))
        }
    }

    @Test(
        arguments: [
            ("sectors in a circle", 512 * 10, [0x00, 0x00, 0x00, 0x00]), ("a directory far outside", 48, [0xFF, 0xFF, 0xFF, 0x7F]),
            ("a sector size of 2⁴⁰", 30, [40, 0]), ("an allocation table in a circle", 68, [0, 0, 0, 0]),
        ] as [(String, Int, [UInt8])])
    func compoundFilesThatLie(_ name: String, _ offset: Int, _ bytes: [UInt8]) throws {
        var file = try Self.file()
        try #require(offset + bytes.count <= file.count)
        file.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        survives(file)
    }

    @Test func anArchiveWithoutItsEnd() throws {
        #expect(throws: WorkbookError.cutOff) { try Workbook("PK\u{3}\u{4}junk") }
        let file = try SheetDraft(name: "x", header: ["a"], rows: [["小米"]]).encoded(as: .xlsx)
        for count in [1, 22, 100, file.count / 2] {
            #expect(throws: WorkbookError.cutOff) { try Workbook(reading: Array(file.dropLast(count))) }
        }
    }
}
