import CenterDesk
import CenterStore
import Enrollment
import Foundation
import Paperwork
import UnitDesk
import Workbook

/// A center and its units, each with its own folder, exchanging files and nothing else.
final class Exchanging {
    static let unitPassword = "unit-password"

    let root: URL
    private(set) var center: CenterDesk
    let centerKeys: CenterKeys
    private let now: Date
    private let ownsRoot: Bool
    private var keys: [String: UnlockedKeys] = [:]
    private var clock: Clock { .fixed(now) }

    /// - Parameters:
    ///   - people: the center's roster of the current year.
    ///   - isCoreLoaded: without core data every row stays pending.
    init(
        people: [(number: String, name: String, identity: String)] = [("1001", "张三", "A0001"), ("1002", "李四", "A0002")],
        isCoreLoaded: Bool = true
    ) throws {
        now = Date(timeIntervalSince1970: 1_795_500_000)
        ownsRoot = true
        let clock = Clock.fixed(now)
        root = FileManager.default.temporaryDirectory.appending(path: "canbao-exchanging-\(UUID().uuidString)")
        center = try CenterDesk.create(
            CenterSetup(
                code: "C1", name: "测试中心", insuranceYear: 2027, opens: SampleTables.unit.opens, closes: SampleTables.unit.closes),
            in: CenterFolder(root.appending(path: "center")), password: "center-password", clock: clock, vaultCost: 10)
        centerKeys = try center.unlock(password: "center-password")
        try center.addUnit(code: "320571", name: "云川实验学校", kind: .school)
        _ = try center.importSample(.tables)
        _ = try center.importSample(.rates)
        if !people.isEmpty { try roster(people) }
        if isCoreLoaded {
            _ = try center.importSheet(
                .core, fileName: "core.xls", bytes: sheet(SheetKind.core.columns, [["010", "A9999", "某人", "正常", ""]]))
        }
    }

    /// The same folders at another time.
    private init(_ other: Exchanging, now: Date) throws {
        self.now = now
        ownsRoot = false
        root = other.root
        center = try CenterDesk(other.center.folder, clock: .fixed(now))
        centerKeys = try center.unlock(password: "center-password")
    }

    func later(days: Double) throws -> Exchanging { try Exchanging(self, now: now.addingTimeInterval(days * 86_400)) }

    deinit { if ownsRoot { try? FileManager.default.removeItem(at: root) } }

    func roster(_ people: [(number: String, name: String, identity: String)]) throws {
        let rows = people.map { ["320571", $0.number] + Self.person($0.name, $0.identity) }
        _ = try center.importSheet(.roster, fileName: "roster.xls", bytes: sheet(SheetKind.roster.columns, rows))
    }

    static func person(_ name: String, _ number: String, born birth: String = "2015-01-01") -> [String] {
        let type = number.utf8.count == 18 ? "001" : "010"
        return [
            name, type, number, "M", birth, "GA", "园区", "N", "", "016766", "000003", "一1班", "桃源路1号", "215000", "13812345678", "监护", "",
        ]
    }

    func sheet(_ columns: [String], _ rows: [[String]]) throws -> [UInt8] {
        try Listing(title: "s", columns: columns.map { ListingColumn($0, $0) }, rows: rows.map { $0.map(ListingValue.text) }).encoded(
            as: .xls)
    }

    struct Activation {
        let package: [UInt8]
        let code: String
    }

    func issueActivation() throws -> Activation {
        let issued = try center.activate(
            ["320571"], keys: centerKeys, out: root.appending(path: "out"), letters: root.appending(path: "letters"))
        return Activation(
            package: Array(try Data(contentsOf: issued[0].package)), code: try String(contentsOf: issued[0].code, encoding: .utf8))
    }

    func folder(_ name: String) -> DataFolder { DataFolder(root.appending(path: name)) }
    func open(_ name: String) throws -> UnitDesk { try UnitDesk(folder(name), clock: clock) }

    /// - Parameter former: what is open on the folder already.
    func activated(_ name: String = "unit", over former: UnitDesk? = nil, with activation: Activation? = nil) throws -> UnitDesk {
        let desk = try former ?? open(name)
        let activation = try activation ?? issueActivation()
        try desk.activate(
            desk.previewActivation(activation.package, code: activation.code), password: Self.unitPassword, operator: "经办")
        return desk
    }

    func add(_ name: String, _ number: String, to desk: UnitDesk) throws {
        let bytes = try sheet(Layout.additions.columns, [["1"] + Self.person(name, number)])
        let staged = try desk.stage(.additions, fileName: "a.xls", bytes: bytes, sheet: nil, operator: "经办")
        _ = try desk.submit(staged.number, goodRowsOnly: false, operator: "经办")
    }

    func declare(_ desk: UnitDesk) throws -> [UInt8] {
        Array(try Data(contentsOf: desk.declare(keys: unlocked(desk), operator: "经办").url))
    }

    /// Unlocking takes a while, and the keys stay until the next activation.
    func unlocked(_ desk: UnitDesk) throws -> UnlockedKeys {
        let activation = try desk.packages().first { $0.kind == "activation" }?.manifest ?? ""
        let name = desk.folder.url.path + activation
        if let known = keys[name] { return known }
        let unlocked = try desk.unlock(password: Self.unitPassword)
        keys[name] = unlocked
        return unlocked
    }

    @discardableResult
    func receive(_ bytes: [UInt8], isForkAccepted: Bool = false) throws -> ReceivedPackage {
        try center.receive([IncomingFile(name: "p.canbao", bytes: bytes)], keys: centerKeys, .init(isForkAccepted: isForkAccepted))[0]
    }

    func issueResult() throws -> IssuedResult {
        _ = try center.compare()
        return try center.issueResults(["320571"], keys: centerKeys, out: root.appending(path: "results"))[0]
    }

    func result() throws -> [UInt8] { Array(try Data(contentsOf: issueResult().package)) }

    func preview(_ bytes: [UInt8], _ desk: UnitDesk, isForkAccepted: Bool = false) throws -> ResultPlan {
        try desk.previewResult(bytes, keys: unlocked(desk), isForkAccepted: isForkAccepted)
    }

    func apply(_ bytes: [UInt8], to desk: UnitDesk) throws { try desk.apply(preview(bytes, desk), operator: "经办") }

    /// The code of a refusal; nil when there was none.
    func code(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch {
            return Refusals.describe(error)?.code ?? "\(error)"
        }
    }

    func backUpCenter() throws -> URL {
        let file = root.appending(path: "center-\(UUID().uuidString).sqlite")
        try center.backup(to: file)
        return file
    }

    func restoreCenter(_ backup: URL) throws {
        _ = try CenterDesk.restore(from: backup, into: center.folder)
        center = try CenterDesk(center.folder, clock: clock)
    }
}
