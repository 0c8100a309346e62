import Foundation
import Testing

@testable import DurableFile

@Suite struct StagedFolderTests {
    let root: URL
    let folder: URL

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "canbao-staged-\(UUID())", directoryHint: .isDirectory)
        folder = root.appending(path: "out")
        try DurableFile.makeFolder(root)
    }

    private func names(_ url: URL) -> [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }

    private func mode(_ url: URL) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: url.path))?[.posixPermissions] as? Int
    }

    private func fill(_ staged: StagedFolder) throws {
        for path in ["a.txt", "data/b.csv"] {
            let file = try staged.file(path)
            try file.append(Array(path.utf8))
            try file.append([1, 2])
            try file.finish()
        }
    }

    @Test func appearsWholeWhenItIsCommitted() throws {
        let staged = try StagedFolder(for: folder)
        try fill(staged)
        #expect(names(folder).isEmpty)
        try staged.commit()
        #expect(names(root) == ["out"])
        #expect(names(folder) == ["a.txt", "data"])
        #expect(Array(try Data(contentsOf: folder.appending(path: "data/b.csv"))) == Array("data/b.csv".utf8) + [1, 2])
        #expect([folder, folder.appending(path: "data")].map(mode) == [0o700, 0o700])
        #expect(mode(folder.appending(path: "data/b.csv")) == 0o600)
    }

    @Test func leavesNothingWhenItIsNot() throws {
        do { try fill(StagedFolder(for: folder)) }
        #expect(names(root).isEmpty)
    }

    @Test func anEmptyFolderGivesWay() throws {
        try DurableFile.makeFolder(folder)
        let staged = try StagedFolder(for: folder)
        try fill(staged)
        try staged.commit()
        #expect(names(folder) == ["a.txt", "data"])
    }

    @Test(arguments: ["a folder with something in it", "a file", "a link to a folder"])
    func whatStandsThereStays(what: String) throws {
        switch what {
        case "a file": try DurableFile.write([7], to: folder)
        case "a link to a folder": try FileManager.default.createSymbolicLink(at: folder, withDestinationURL: root)
        default:
            try DurableFile.makeFolder(folder)
            try DurableFile.write([7], to: folder.appending(path: "mine"))
        }
        let before = names(root)
        let error = #expect(throws: DurableFileError.self) { try StagedFolder(for: folder) }
        #expect(error?.reason == .occupied && error?.code == "output.unwritable")
        #expect(names(root) == before)
    }

    @Test func whatCameMeanwhileStays() throws {
        let staged = try StagedFolder(for: folder)
        try fill(staged)
        try DurableFile.makeFolder(folder)
        try DurableFile.write([7], to: folder.appending(path: "mine"))
        let error = #expect(throws: DurableFileError.self) { try staged.commit() }
        #expect(error?.reason == .occupied)
        #expect(names(folder) == ["mine"])
    }

    /// Of a process that has ended.
    private func gone() throws -> pid_t {
        let process = try Process.run(URL(filePath: "/bin/true"), arguments: [])
        process.waitUntilExit()
        return process.processIdentifier
    }

    @Test func whatAKilledRunLeftIsRemoved() throws {
        let gone = try gone()
        let kept = [".outer.\(gone)-1.unfinished", ".out.\(getpid())-1.unfinished", ".out.\(gone)-1", "out.\(gone)-1.unfinished"].sorted()
        for name in kept + [".out.\(gone)-1.unfinished"] { try DurableFile.makeFolder(root.appending(path: name + "/data")) }
        try StagedFolder(for: folder).commit()
        #expect(names(root) == (kept + ["out"]).sorted())
    }

    @Test func aFolderIsClearedOfWhatKilledRunsLeft() throws {
        let gone = try gone()
        try DurableFile.write([1], to: root.appending(path: ".a.html.\(gone)-1.unfinished"))
        try DurableFile.write([1], to: root.appending(path: ".b.\(gone)-99.unfinished"))
        let staged = try DurableFile.stage([1], for: root.appending(path: "c"))
        DurableFile.removeLeftovers(in: root)
        #expect(names(root) == [staged.temporary.lastPathComponent])
    }
}
