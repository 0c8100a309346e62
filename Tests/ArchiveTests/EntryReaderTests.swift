import Testing

@testable import Archive

@Suite struct EntryReaderTests {
    private static let limits = ArchiveLimits(entries: 8, totalBytes: 4 << 20, ratio: 2000)
    private static let entries = [
        ArchiveEntry(name: "a", bytes: [1]), ArchiveEntry(name: "empty", bytes: []),
        ArchiveEntry(name: "large", bytes: (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }),
        ArchiveEntry(name: "z", bytes: [9]),
    ]

    private static func reader(
        _ zip: [UInt8], limits: ArchiveLimits = limits, where isWanted: @escaping @Sendable (String) -> Bool = { _ in true }
    ) -> EntryReader { Archive.reader(of: zip, limits: limits, where: isWanted) }

    private static func error(_ reader: EntryReader) -> ArchiveError? {
        do {
            while try reader.next() != nil {}
            return nil
        } catch { return error }
    }

    @Test func piecesMakeUpTheEntries() throws {
        let reader = try Self.reader(Archive.zip(Self.entries))
        var read: [ArchiveEntry] = []
        while let name = try reader.next() {
            var bytes: [UInt8] = []
            while let piece = try reader.piece() {
                #expect(piece.count <= 1 << 17)
                bytes += piece
            }
            #expect(try reader.piece() == nil)
            read.append(ArchiveEntry(name: name, bytes: bytes))
        }
        #expect(read == Self.entries && reader.unpacked == 1_000_002)
        #expect(try reader.next() == nil)
    }

    @Test func onlyWhatIsWantedAndNotAllOfIt() throws {
        let reader = try Self.reader(Archive.zip(Self.entries)) { $0 != "a" }
        #expect(try reader.next() == "empty")
        #expect(try reader.next() == "large")
        #expect(try reader.piece()?.count == 1 << 17)
        #expect(try reader.next() == "z")
        #expect(try reader.piece() == [9])
        #expect(try reader.next() == nil)
    }

    /// The thread that unpacks is told, wherever it stands.
    @Test func aReaderThatIsGivenUp() throws {
        let zip = try Archive.zip(Self.entries)
        for count in 0..<200 {
            let reader = Self.reader(zip)
            for _ in 0..<count % 5 { _ = try reader.next() }
            if count % 2 == 0 { _ = try reader.piece() }
        }
    }

    @Test func whatIsWrongIsSaid() throws {
        let zip = try Archive.zip(Self.entries)
        var damaged = zip
        damaged[zip.count / 2] ^= 0xFF
        #expect(Self.error(Self.reader(damaged)) == .malformed)
        #expect(Self.error(Self.reader([1, 2, 3])) == .malformed)
        #expect(Self.error(Self.reader(zip, limits: ArchiveLimits(entries: 3, totalBytes: 4 << 20, ratio: 2000))) == .tooManyEntries)
        #expect(Self.error(Self.reader(zip, limits: ArchiveLimits(entries: 8, totalBytes: 1_000_001, ratio: 2000))) == .tooLarge)
        #expect(Self.error(Self.reader(zip, limits: ArchiveLimits(entries: 8, totalBytes: 4 << 20, ratio: 1))) == .tooLarge)
    }

    @Test func namesAreReadWithoutUnpacking() throws {
        let zip = try Archive.zip(Self.entries)
        #expect(try Archive.names(of: zip, limits: ArchiveLimits(entries: 8, totalBytes: 0, ratio: 0)) == Self.entries.map(\.name))
    }
}
