import Foundation
import Testing

@testable import DurableFile

@Suite struct DurableFileTests {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "canbao-durable-\(UUID())", directoryHint: .isDirectory)
        try DurableFile.makeFolder(folder)
    }

    private var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() }

    @Test func appearsWholeAndReplacesWhatWasThere() throws {
        let file = folder.appending(path: "a.bin")
        for bytes in [[UInt8](repeating: 7, count: 100_000), [1, 2, 3], []] {
            try DurableFile.write(bytes, to: file)
            #expect(Array(try Data(contentsOf: file)) == bytes)
        }
        #expect(names == ["a.bin"])
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    /// Of a process that is gone, with what SQLite put beside it; nobody has the number of the largest process.
    @Test func whatAKilledProgramLeftIsRemoved() throws {
        for name in [
            ".a.4194400-1.unfinished", ".a.4194400-1.unfinished-journal", ".a.\(getpid())-1.unfinished", "a", ".b.4194400-1.unfinished",
        ] {
            try Data().write(to: folder.appending(path: name))
        }
        DurableFile.removeLeftovers(in: folder, of: "a")
        #expect(names == [".a.\(getpid())-1.unfinished", ".b.4194400-1.unfinished", "a"])
        DurableFile.removeLeftovers(in: folder)
        #expect(names == [".a.\(getpid())-1.unfinished", "a"])
    }

    @Test func whatIsAbandonedLeavesNothing() throws {
        try DurableFile.stage([1], for: folder.appending(path: "b")).abandon()
        #expect(names.isEmpty)
    }

    @Test func aMissingFolderIsNamed() {
        let error = #expect(throws: DurableFileError.self) { try DurableFile.write([1], to: folder.appending(path: "none/x")) }
        #expect(error?.reason == .noSuchFolder && error?.code == "output.unwritable")
    }

    /// A device would be gone; a folder takes no file's bytes.
    @Test(arguments: ["pipe", "folder"])
    func onlyFilesAreReplaced(_ kind: String) throws {
        let place = folder.appending(path: kind)
        if kind == "pipe" { mkfifo(place.path, 0o600) } else { try DurableFile.makeFolder(place) }
        #expect(throws: DurableFileError.self) { try DurableFile.write([1], to: place) }
        #expect(names == [kind])
    }

    @Test func aFullDiskIsNamed() {
        // Only how an errno is named; no disk is filled here.
        #expect(DurableFileError(path: "/x", errno: ENOSPC).reason == .noSpace)
        #expect(DurableFileError(path: "/x", errno: EROFS).reason == .readOnly)
    }
}
