import CenterDesk
import Enrollment
import Foundation
import Paperwork
import Testing
import UnitDesk
import Workbook

/// A center and the PCs of one unit, each in a folder of its own, all of which can be backed up and restored.
final class Sides {
    static let code = "320571"
    private static let centerPassword = "center-password"
    private static let unitPassword = "unit-password"

    let root: URL
    let clock = Clock.fixed(Date(timeIntervalSince1970: 1_795_500_000))
    private var center: CenterDesk?
    private var units: [String: UnitDesk] = [:]
    /// Unlocking takes a while.
    private var keys: [String: UnlockedKeys] = [:]

    init() throws {
        root = FileManager.default.temporaryDirectory.appending(path: "canbao-sides-\(UUID().uuidString)")
        let center = try CenterDesk.create(
            CenterSetup(
                code: "C1", name: "测试中心", insuranceYear: 2027, opens: SampleTables.unit.opens, closes: SampleTables.unit.closes),
            in: CenterFolder(root.appending(path: "center")), password: Self.centerPassword, clock: clock, vaultCost: 10)
        try center.addUnit(code: Self.code, name: "云川实验学校", kind: .school)
        _ = try center.importSample(.tables)
        _ = try center.importSample(.rates)
        self.center = center
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    // MARK: Work

    func theCenter() throws -> CenterDesk { try #require(center) }
    func unit(_ pc: String) throws -> UnitDesk { try #require(units[pc]) }

    /// A new activation, taken in by these PCs.
    func activate(_ pcs: String...) throws {
        let center = try theCenter()
        let issued = try center.activate(
            [Self.code], keys: center.unlock(password: Self.centerPassword), out: root.appending(path: "out"),
            letters: root.appending(path: "letters"))
        let code = try String(contentsOf: issued[0].code, encoding: .utf8)
        for pc in pcs {
            let desk = try units[pc] ?? UnitDesk(DataFolder(root.appending(path: pc)), clock: clock)
            try desk.activate(
                desk.previewActivation(Array(Data(contentsOf: issued[0].package)), code: code), password: Self.unitPassword, operator: "经办")
            units[pc] = desk
            keys[pc] = nil
        }
    }

    func add(_ name: String, _ number: String, on pc: String) throws {
        let row = [
            "1", name, "010", number, "M", "2015-02-02", "GA", "园区", "N", "", "016766", "000003", "一1班", "桃源路1号", "215000",
            "13812345678", "监护", "",
        ]
        let sheet = Listing(
            title: "s", columns: Layout.additions.columns.map { ListingColumn($0, $0) }, rows: [row.map(ListingValue.text)])
        let desk = try unit(pc)
        let staged = try desk.stage(.additions, fileName: "a.xls", bytes: sheet.encoded(as: .xls), sheet: nil, operator: "经办")
        try #require(staged.report.rejected == 0, "\(staged.report.findings)")
        _ = try desk.submit(staged.number, goodRowsOnly: false, operator: "经办")
    }

    func declare(on pc: String) throws -> [UInt8] {
        let desk = try unit(pc)
        return Array(try Data(contentsOf: desk.declare(keys: unlocked(pc), operator: "经办").url))
    }

    /// The code of what became of it; nil when it was new and accepted.
    func receive(_ declaration: [UInt8], isForkAccepted: Bool = false) throws -> String? {
        let center = try theCenter()
        let received = try center.receive(
            [IncomingFile(name: "p.canbao", bytes: declaration)], keys: center.unlock(password: Self.centerPassword),
            isForkAccepted: isForkAccepted)
        return received[0].code
    }

    func answer() throws -> [UInt8] {
        let center = try theCenter()
        let issued = try center.issueResults(
            [Self.code], keys: center.unlock(password: Self.centerPassword), out: root.appending(path: "results"))
        return Array(try Data(contentsOf: issued[0].package))
    }

    func unlocked(_ pc: String) throws -> UnlockedKeys {
        if let known = keys[pc] { return known }
        let unlocked = try unit(pc).unlock(password: Self.unitPassword)
        keys[pc] = unlocked
        return unlocked
    }

    func apply(_ result: [UInt8], on pc: String) throws {
        let desk = try unit(pc)
        try desk.apply(desk.previewResult(result, keys: unlocked(pc)), operator: "经办")
    }

    /// The whole round trip, without a hitch.
    func exchange(on pc: String) throws -> (declaration: [UInt8], result: [UInt8]) {
        let declaration = try declare(on: pc)
        try #require(try receive(declaration) == nil)
        let result = try answer()
        try apply(result, on: pc)
        return (declaration, result)
    }

    // MARK: Backups

    func backUpCenter() throws -> URL {
        let backup = root.appending(path: "center-\(UUID().uuidString).sqlite")
        try theCenter().backup(to: backup)
        return backup
    }

    /// No desk may be open meanwhile.
    func restoreCenter(from backup: URL) throws {
        center = nil
        let folder = CenterFolder(root.appending(path: "center"))
        _ = try CenterDesk.restore(from: backup, into: folder)
        center = try CenterDesk(folder, clock: clock)
    }

    func backUp(_ pc: String) throws -> URL {
        let backup = root.appending(path: "\(pc)-\(UUID().uuidString).sqlite")
        try unit(pc).backup(to: backup)
        return backup
    }

    /// On another PC too, where there is no file beside the database.
    func restore(_ pc: String, from backup: URL) throws {
        (units[pc], keys[pc]) = (nil, nil)
        let folder = DataFolder(root.appending(path: pc))
        _ = try UnitDesk.restore(from: backup, into: folder)
        units[pc] = try UnitDesk(folder, clock: clock)
    }
}
