import Foundation
import GRDB
import Testing

@testable import Ledger

/// Logs as SQLite writes them, and what a disk or a crash makes of them.
@Suite struct WriteAheadLogTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-log-\(UUID())", directoryHint: .isDirectory)

    /// The log after so many commits of a page or two each, taken while the database is open.
    private func log(commits: Int) throws -> [UInt8] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "\(UUID()).sqlite")
        let pool = try DatabasePool(path: file.path)
        try pool.write { try $0.execute(sql: "CREATE TABLE x (y)") }
        try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        for number in 0..<commits { try pool.write { try $0.execute(sql: "INSERT INTO x VALUES (?)", arguments: [number]) } }
        return Array(try Data(contentsOf: URL(filePath: file.path + "-wal")))
    }

    private static let frame = 24 + 4096

    @Test(arguments: [
        ("nothing", 0..<0, UInt8(0), false),
        ("a byte of the header", 20..<21, 0xFF, true),
        ("the whole header", 0..<32, 0, true),
        ("a page of the first commit", 32 + 24..<32 + 200, 0xA5, true),
        ("the frame header of the first commit", 32 + 8..<32 + 24, 0, true),
        ("all of the first frame", 32..<32 + 24 + 4096, 0, true),
    ])
    func whatWasToldAndIsLostIsSeen(_ name: String, _ range: Range<Int>, _ byte: UInt8, _ isLost: Bool) throws {
        var bytes = try log(commits: 4)
        for place in range { bytes[place] = bytes[place] == byte ? byte ^ 0x55 : byte }
        #expect(WriteAheadLog.hasLostCommits(bytes) == isLost, "\(name)")
    }

    /// The last commit may always have been under way.
    @Test(arguments: [1, 100, 4096, 24 + 4095])
    func aLogThatEndsEarlyIsThatOfAPowerCut(_ missing: Int) throws {
        let bytes = try log(commits: 4)
        #expect(!WriteAheadLog.hasLostCommits(Array(bytes.dropLast(missing))))
        var torn = bytes
        for place in torn.count - missing..<torn.count { torn[place] ^= 0x55 }
        #expect(!WriteAheadLog.hasLostCommits(torn))
    }

    @Test func emptyLogsHoldNothing() {
        #expect(!WriteAheadLog.hasLostCommits(URL(filePath: "/nowhere/t.sqlite-wal")))
        #expect(!WriteAheadLog.hasLostCommits([UInt8](repeating: 0, count: 8192)))
    }
}
