import CenterStore
import Enrollment
import Exchange
import Foundation
import Paperwork
import SealedPackage

@testable import CenterDesk

/// A center in a folder of its own, with two units, tables, rates and a roster.
final class TestCenter {
    static let password = "center-password"

    let root: URL
    let desk: CenterDesk
    let keys: CenterKeys
    let now: Date

    init(now: Date = Date(timeIntervalSince1970: 1_795_500_000)) throws {
        self.now = now
        root = FileManager.default.temporaryDirectory.appending(path: "canbao-center-tests-\(UUID().uuidString)")
        let day = CalendarDate(daysSince1970: 20_700)
        desk = try CenterDesk.create(
            CenterSetup(code: "C1", name: "测试中心", insuranceYear: 2027, opens: day, closes: CalendarDate(daysSince1970: 20_800)),
            in: CenterFolder(root.appending(path: "data")), password: Self.password, clock: .fixed(now), operatorName: "测试", vaultCost: 10)
        keys = try desk.unlock(password: Self.password)
        try desk.addUnit(code: "U1", name: "一中", kind: .school)
        try desk.addUnit(code: "U2", name: "二社区", kind: .community)
        _ = try desk.importSample(.tables)
        _ = try desk.importSample(.rates)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    /// The same center seen at another time.
    func later(days: Double) throws -> CenterDesk {
        try CenterDesk(desk.folder, clock: .fixed(now.addingTimeInterval(days * 86_400)))
    }

    func folder(_ name: String) -> URL { root.appending(path: name) }

    @discardableResult
    func sheet(_ kind: SheetKind, _ rows: [[String]]) throws -> SheetReport {
        let bytes = try Listing(
            title: kind.title, columns: kind.columns.map { ListingColumn($0, $0) }, rows: rows.map { $0.map(ListingValue.text) }
        ).encoded(as: .xls)
        return try desk.importSheet(kind, fileName: "\(kind.rawValue).xls", bytes: bytes)
    }

    func roster(_ people: [(unit: String, number: String, Person)]) throws {
        try sheet(.roster, people.map { [$0.unit, $0.number] + $0.2.fields })
    }

    /// Everyone has a core record; those named otherwise are given.
    func core(_ rows: [[String]] = []) throws { try sheet(.core, [["001", "0", "", "正常", ""]] + rows) }

    func activate(_ code: String) throws -> TestUnit {
        let issued = try desk.activate([code], keys: keys, out: folder("out"), letters: folder("letters"))
        return try TestUnit(package: issued[0].package, code: issued[0].code, now: now)
    }

    func receive(_ bytes: [UInt8], isForkAccepted: Bool = false) throws -> ReceivedPackage {
        try desk.receive([IncomingFile(name: "p.canbao", bytes: bytes)], keys: keys, .init(isForkAccepted: isForkAccepted))[0]
    }

    func answer(_ unit: TestUnit) throws -> ResultMessage {
        let issued = try desk.issueResults([unit.code], keys: keys, out: folder("results"))
        return try unit.open(issued[0].package)
    }

    static func person(_ name: String, _ number: String, plan: String = "GA", exemptionType: String = "") -> Person {
        var person = Person()
        person[.name] = name
        person[.identityType] = "001"
        person[.identityNumber] = number
        person[.plan] = plan
        person[.exempt] = exemptionType.isEmpty ? "N" : "Y"
        person[.exemptionType] = exemptionType
        return person
    }

    static func renewal(_ number: String, _ person: Person) -> DeclaredPerson {
        DeclaredPerson(reference: PersonReference(personalNumber: number), origin: .renewal, personalNumber: number, person: person)
    }

    static func addition(_ person: Person) -> DeclaredPerson {
        var generator = SystemRandomNumberGenerator()
        return DeclaredPerson(reference: .random(using: &generator), origin: .addition, personalNumber: "", person: person)
    }

    static func reduction(_ number: String, _ person: Person) -> ReducedPerson {
        ReducedPerson(
            reference: PersonReference(personalNumber: number), origin: .renewal, personalNumber: number, person: person, reason: "毕业",
            date: CalendarDate(daysSince1970: 20_700))
    }
}
