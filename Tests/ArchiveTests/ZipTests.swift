import Foundation
import Testing

@testable import Archive

@Suite struct ZipTests {
    static let limits = ArchiveLimits(entries: 8, totalBytes: 1 << 20, ratio: 200)
    private let entries = [
        ArchiveEntry(name: "datapackage.json", bytes: Array("{}".utf8)), ArchiveEntry(name: "data/a.csv", bytes: Array("a,b\r\n".utf8)),
    ]

    private func error(_ bytes: [UInt8]) -> ArchiveError? {
        do {
            _ = try Archive.strictEntries(of: bytes, limits: Self.limits)
            return nil
        } catch { return error }
    }

    @Test func whatWeWriteWeRead() throws {
        let zip = try Archive.zip(entries)
        #expect(try Archive.strictEntries(of: zip, limits: Self.limits) == entries)
        #expect(try Archive.zip(entries) == zip)
    }

    /// The stock tool's output, as the format's own commands make it.
    @Test func whatInfoZIPWritesWeRead() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-zip-\(UUID())")
        try FileManager.default.createDirectory(at: folder.appending(path: "data"), withIntermediateDirectories: true)
        for entry in entries { try Data(entry.bytes).write(to: folder.appending(path: entry.name)) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/zip")
        process.arguments = ["-q", "-X", "-D", "-r", "p.zip", "datapackage.json", "data"]
        process.currentDirectoryURL = folder
        try process.run()
        process.waitUntilExit()
        #expect(try Archive.strictEntries(of: Array(Data(contentsOf: folder.appending(path: "p.zip"))), limits: Self.limits) == entries)
    }

    @Test(arguments: ["../x.csv", "/x.csv", "data\\x.csv", "data//x.csv", "./x.csv", "c:x.csv", "数据.csv", "a b.csv"])
    func namesThatLeaveTheArchive(_ name: String) throws {
        #expect(try error(Archive.zip([ArchiveEntry(name: name, bytes: [1])])) == .unsafeEntry(name))
    }

    @Test func namesThatAreEqualOrDifferInCase() throws {
        for other in ["data/a.csv", "data/A.csv"] {
            #expect(try error(Archive.zip(entries + [ArchiveEntry(name: other, bytes: [1])])) == .duplicateEntry(other))
        }
    }

    @Test func bytesBeforeAndBehind() throws {
        let zip = try Archive.zip(entries)
        #expect(error([0] + zip) == .malformed)
        #expect(error(zip + [0]) == .malformed)
    }

    @Test func anyTruncation() throws {
        let zip = try Archive.zip(entries)
        for length in 0..<zip.count { #expect(error(Array(zip.prefix(length))) != nil, "\(length)") }
    }

    @Test func anyByteOfAHeaderChanged() throws {
        let zip = try Archive.zip(entries)
        for position in 0..<zip.count {
            var changed = zip
            changed[position] ^= 0xFF
            // Some bytes mean nothing (times, the version that made it); none may trap, and none may change what is read.
            if let read = try? Archive.strictEntries(of: changed, limits: Self.limits) { #expect(read == entries, "\(position)") }
        }
    }

    @Test func aSizeThatLies() throws {
        var zip = try Archive.zip(entries)
        let central = try #require(zip.firstRange(of: [0x50, 0x4B, 0x01, 0x02])?.lowerBound)
        zip[central + 24] = 0xFF
        #expect(error(zip) == .malformed)
    }

    @Test func aLinkIsNoFile() throws {
        var zip = try Archive.zip(entries)
        let central = try #require(zip.firstRange(of: [0x50, 0x4B, 0x01, 0x02])?.lowerBound)
        zip[central + 41] = 0xA1
        #expect(error(zip) == .unsafeEntry("datapackage.json"))
    }

    @Test func aBombIsStoppedByTheBytesReallyRead() throws {
        let bomb = try Archive.zip([ArchiveEntry(name: "a.csv", bytes: [UInt8](repeating: 0, count: 1 << 20))])
        #expect(error(bomb) == .tooLarge)
        let many = try Archive.zip((0..<9).map { ArchiveEntry(name: "\($0).csv", bytes: [1]) })
        #expect(error(many) == .tooManyEntries)
    }
}
