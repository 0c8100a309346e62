import Testing

@testable import Workbook

@Suite struct CompoundFileTests {
    private static let long = (0..<9000).map { UInt8($0 % 251) }
    private static let short = Array("a short stream".utf8)

    @Test(
        arguments: [
            ("in one piece", CompoundBytes(streams: [.init(name: "Workbook", content: long)]), long),
            ("in scattered sectors", CompoundBytes(streams: [.init(name: "Workbook", content: long, scattered: true)]), long),
            ("in sectors of 4,096 bytes", CompoundBytes(sectorSize: 4096, streams: [.init(name: "Workbook", content: long)]), long),
            ("in the mini stream", CompoundBytes(streams: [.init(name: "Workbook", content: short)]), short),
            (
                "behind another in the mini stream",
                CompoundBytes(streams: [.init(name: "Other", content: Array(long[..<500])), .init(name: "Workbook", content: short)]), short
            ),
            ("in capitals", CompoundBytes(streams: [.init(name: "WORKBOOK", content: short)]), short),
            (
                "in a storage, the root having none", CompoundBytes(streams: [.init(name: "Workbook", content: short)], inside: "MBD01"),
                short
            ),
            ("empty", CompoundBytes(streams: [.init(name: "Workbook", content: [])]), []),
        ] as [(String, CompoundBytes, [UInt8])])
    func findsTheStream(_ name: String, _ file: CompoundBytes, _ content: [UInt8]) throws {
        #expect(try CompoundFile(file.bytes).stream("Workbook").map(Array.init) == content, "\(name)")
    }

    @Test func aStreamInOnePieceIsNotCopied() throws {
        let bytes = CompoundBytes(streams: [.init(name: "Workbook", content: Self.long)]).bytes
        let stream = try #require(try CompoundFile(bytes).stream("Workbook"))
        let content = stream.withUnsafeBytes { Int(bitPattern: $0.baseAddress) }
        #expect(content - bytes.withUnsafeBytes { Int(bitPattern: $0.baseAddress) } == 512)
    }

    /// 109 sectors of the table stand in the header: a table for more than 7 MB goes on elsewhere.
    @Test func moreSectorsThanTheHeaderKnows() throws {
        let content = (0..<8_000_000).map { UInt8(truncatingIfNeeded: $0 / 512) }
        let file = CompoundFileWriter.file(stream: "Workbook", content)
        #expect(try CompoundFile(file).stream("Workbook").map { $0.elementsEqual(content) } == true)
        #expect(throws: WorkbookError.cutOff, "half of it, its directory lost") { try CompoundFile(Array(file.prefix(4_000_000))) }
    }

    @Test func aTailThatIsMissingIsReadAsFarAsItGoes() throws {
        let bytes = CompoundBytes(streams: [.init(name: "Workbook", content: Self.long)]).bytes
        let stream = try #require(try CompoundFile(Array(bytes.dropLast(100))).stream("Workbook"))
        #expect(Array(stream) == Self.long)
    }

    /// Found by the fuzzer.
    @Test func aShortStreamThatBeginsNowhere() throws {
        var bytes = CompoundBytes(streams: [.init(name: "Workbook", content: Self.short)]).bytes
        let name: [UInt8] = "Workbook".utf8.flatMap { [$0, 0] as [UInt8] }
        let entry = try #require((0..<bytes.count).first { bytes[$0...].starts(with: name) })
        bytes.replaceSubrange(entry + 116..<entry + 120, with: [0xFE, 0xFF, 0xFF, 0xFF])
        #expect(try CompoundFile(bytes).stream("Workbook")?.isEmpty == true)
    }
}
