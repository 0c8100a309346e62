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

    @Test func whatIsAbandonedLeavesNothing() throws {
        try DurableFile.stage([1], for: folder.appending(path: "b")).abandon()
        #expect(names.isEmpty)
    }

    @Test func aMissingFolderIsNamed() {
        let error = #expect(throws: DurableFileError.self) { try DurableFile.write([1], to: folder.appending(path: "none/x")) }
        #expect(error?.reason == .noSuchFolder && error?.code == "output.unwritable")
    }

    @Test func aFullDiskIsNamed() {
        // Only how an errno is named; no disk is filled here.
        #expect(DurableFileError(path: "/x", errno: ENOSPC).reason == .noSpace)
        #expect(DurableFileError(path: "/x", errno: EROFS).reason == .readOnly)
    }
}
