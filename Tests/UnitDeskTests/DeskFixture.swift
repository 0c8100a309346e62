import Demo
import Enrollment
import Foundation
import Workbook

@testable import UnitDesk

/// A copy of one activated unit: making the keys takes a moment, so it is done once.
enum DeskFixture {
    private static let template: Result<URL, any Error> = Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-desk-\(UUID())", directoryHint: .isDirectory)
        let unit = try DemoCenter.create(in: folder).unit
        try unit.backup(to: folder.appending(path: "unit.sqlite"))
        return folder.appending(path: "unit.sqlite")
    }

    static func desk() throws -> UnitDesk {
        let folder = FileManager.default.temporaryDirectory.appending(path: "canbao-desk-\(UUID())", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let data = DataFolder(folder)
        try FileManager.default.copyItem(at: template.get(), to: data.database)
        return try UnitDesk(data)
    }

    static let password = DemoCenter.unitPassword
    static func additions() throws -> [UInt8] { try DemoPaper.additions.encoded(as: .xls) }
    static func reductions() throws -> [UInt8] { try DemoPaper.reductions.encoded(as: .xls) }
}
