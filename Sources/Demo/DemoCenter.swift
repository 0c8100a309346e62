import CenterDesk
import CenterStore
import DurableFile
import Enrollment
import Foundation
import Paperwork
import UnitDesk
import Workbook

/// An invented center and the school it activates, each in a data folder of its own, through the same desks as the real programs.
package struct DemoCenter: Sendable {
    package static let password = "yanshi-2026"
    /// Shown on the page of the demonstration: it guards nothing real.
    package static let unitPassword = "yanshi-2026"

    let desk: CenterDesk
    let keys: CenterKeys
    let unit: DataFolder
    let packages: URL

    /// Center in `folder/center`, unit in `folder/unit`, what passes between them in `folder/packages`.
    package static func create(in folder: URL, clock: Clock = .system) throws -> (center: DemoCenter, unit: UnitDesk) {
        let packages = folder.appending(path: "packages", directoryHint: .isDirectory)
        let letters = folder.appending(path: "letters", directoryHint: .isDirectory)
        for made in [packages, letters] { try DurableFile.makeFolder(made) }
        let today = clock.today
        let desk = try CenterDesk.create(
            CenterSetup(
                code: "3205", name: "云川市医疗保险中心（演示）", insuranceYear: today.year + 1,
                opens: CalendarDate(daysSince1970: today.daysSince1970 - 30),
                closes: CalendarDate(daysSince1970: today.daysSince1970 + 30)),
            in: CenterFolder(folder.appending(path: "center", directoryHint: .isDirectory)), password: password, clock: clock)
        let keys = try desk.unlock(password: password)
        try desk.addUnit(code: DemoPaper.unitCode, name: DemoPaper.unitName, kind: .school)
        for kind in [SheetKind.tables, .rates] { _ = try desk.importSample(kind) }
        _ = try desk.importSheet(.roster, fileName: "roster.xls", bytes: DemoPaper.roster.encoded(as: .xls))
        guard let issued = try desk.activate([DemoPaper.unitCode], keys: keys, out: packages, letters: letters).first else {
            throw DeskError.unitMissing
        }
        let unitFolder = DataFolder(folder.appending(path: "unit", directoryHint: .isDirectory))
        let unit = try UnitDesk(unitFolder, clock: clock)
        let code = try String(contentsOf: issued.code, encoding: .utf8)
        let plan = try unit.previewActivation(
            Array(Data(contentsOf: issued.package)), fileName: issued.package.lastPathComponent,
            code: code.trimmingCharacters(in: .whitespacesAndNewlines))
        try unit.activate(plan, password: unitPassword, operator: "演示")
        return (DemoCenter(desk: desk, keys: keys, unit: unitFolder, packages: packages), unit)
    }

    /// The center of a demonstration that was begun before; nil when there is none.
    package static func reopen(in folder: URL, clock: Clock = .system) throws -> (center: DemoCenter, unit: UnitDesk)? {
        let centerFolder = CenterFolder(folder.appending(path: "center", directoryHint: .isDirectory))
        let unitFolder = DataFolder(folder.appending(path: "unit", directoryHint: .isDirectory))
        guard centerFolder.holdsDatabase, unitFolder.holdsDatabase else { return nil }
        let desk = try CenterDesk(centerFolder, clock: clock)
        let center = DemoCenter(
            desk: desk, keys: try desk.unlock(password: password), unit: unitFolder,
            packages: folder.appending(path: "packages", directoryHint: .isDirectory))
        return (center, try UnitDesk(unitFolder, clock: clock))
    }

    package struct Answer: Sendable {
        package let received: [ReceivedPackage]
        package let compared: [ComparedUnit]
        package let result: IssuedResult
    }

    /// Receives what the unit sent last, compares it with the core data, answers.
    package func answer() throws -> Answer {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: unit.outbox.path)) ?? []
        let files = try names.filter { $0.hasSuffix(".canbao") }.sorted().suffix(1).map { name in
            IncomingFile(name: name, bytes: Array(try Data(contentsOf: unit.outbox.appending(path: name))))
        }
        let received = try desk.receive(files, keys: keys)
        _ = try desk.importSheet(.core, fileName: "core.xls", bytes: DemoPaper.core.encoded(as: .xls))
        let compared = try desk.compare()
        guard let result = try desk.issueResults([DemoPaper.unitCode], keys: keys, out: packages).first else { throw DeskError.unitMissing }
        return Answer(received: received, compared: compared, result: result)
    }

    package func exportKeys(to folder: URL) throws { _ = try desk.exportKeys(keys, to: folder) }
}
