import Demo
import Foundation
import UnitDesk
import UnitWeb
import Workbook

/// The page's demonstration, with an invented center behind it.
struct WebDemonstration: DemonstrationGuide {
    let folder: URL

    let password = DemoCenter.unitPassword

    func begin() throws -> UnitDesk {
        if let (_, unit) = try DemoCenter.reopen(in: folder) { return unit }
        try clear()
        return try DemoCenter.create(in: folder).unit
    }

    func sheet(_ name: String) throws -> [UInt8]? {
        switch name {
        case "additions.xls": try DemoPaper.additions.encoded(as: .xls)
        case "reductions.xls": try DemoPaper.reductions.encoded(as: .xls)
        default: nil
        }
    }

    func answer() throws -> (fileName: String, bytes: [UInt8]) {
        guard let (center, _) = try DemoCenter.reopen(in: folder) else { throw DeskError.unitMissing }
        let package = try center.answer().result.package
        return (package.lastPathComponent, Array(try Data(contentsOf: package)))
    }

    func clear() throws {
        if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
    }
}
