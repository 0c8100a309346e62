import CommandLineSupport
import Foundation
import Paperwork
import Testing
import Workbook

@Suite struct ListingOutputTests {
    private let listing = Listing(title: "单", columns: [ListingColumn("name", "姓名")], rows: [[.text("张三")]])

    private func written(_ arguments: [String], to name: String) throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-listing-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try ListingOutput.parse(arguments + ["--out", file.path]).write(listing)
        return Array(try Data(contentsOf: file))
    }

    @Test(arguments: ["a.xls", "a.xlsx", "a.csv", "A.XLS"])
    func theExtensionDecides(name: String) throws {
        let sheet = try Workbook(reading: written([], to: name)).sheets.first
        #expect(sheet?.occupiedRows.map { Array($0.cells) } == [[.text("姓名")], [.text("张三")]])
    }

    @Test func aFormatThatWasNamedWins() throws {
        #expect(try String(decoding: written(["--format", "json"], to: "a.txt"), as: UTF8.self).contains(#""name": "张三""#))
        #expect(try String(decoding: written(["--json"], to: "a.json"), as: UTF8.self).hasPrefix("["))
        #expect(try String(decoding: written([], to: "a.txt"), as: UTF8.self).contains("----"))
    }

    @Test(arguments: [["--format", "xls"], ["--format", "xlsx"], ["--out", "/tmp/a.doc"], ["--json", "--format", "csv"]])
    func wrongUsage(arguments: [String]) throws {
        #expect(throws: UsageError.self) { try ListingOutput.parse(arguments).write(listing) }
    }
}
