import Crypto
import DurableFile
import Enrollment
import Foundation
import Testing

@testable import CenterDesk
@testable import Exchange
@testable import SealedPackage

@Suite struct ExportCoreTests {
    private let center: TestCenter

    init() throws { center = try TestCenter() }

    private func export(_ name: String = "core") throws -> CoreExport { try center.desk.exportCore(to: center.folder(name)) }

    private func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: center.folder("core").appending(path: path))) }

    private func rows(_ table: CoreTable) throws -> [[String: String]] {
        var reader = try CSVReader(bytes(table.path))
        let header = try #require(try reader.next(columns: table.fields.count))
        #expect(header == table.fields.map(\.name))
        var rows: [[String: String]] = []
        while let row = try reader.next(columns: header.count) {
            rows.append(Dictionary(uniqueKeysWithValues: zip(header, row)))
        }
        return rows
    }

    /// Two units with people of both plans, exempt and not, some rejected; a third one never declared.
    private func declare() throws {
        let kinds = [("GA", ""), ("GA", "001"), ("GC", ""), ("GC", "004"), ("GA", "")]
        try center.desk.addUnit(code: "U3", name: "三校", kind: .school)
        var deceased: [[String]] = []
        for unit in ["U1", "U2"] {
            let people = (0..<40).map { index in
                let (plan, type) = kinds[index % (unit == "U1" ? 5 : 3)]
                return TestCenter.person("张\(index)", "\(unit)-\(index)", plan: plan, exemptionType: type)
            }
            _ = try center.receive(center.activate(unit).declare(people.map(TestCenter.addition)))
            deceased += people.prefix(3).map { ["001", $0[.identityNumber], $0.name, "已死亡", ""] }
        }
        try center.core(deceased)
        _ = try center.desk.compare()
    }

    @Test func feesAreThePeopleTimesTheRates() throws {
        try declare()
        let export = try export()
        var due: [[String]: [Int]] = [:]
        let rates = Dictionary(
            uniqueKeysWithValues: try rows(.plans).map { rate in
                ([rate["plan"], rate["exemptionType"]], CoreTable.amounts.map { Int(rate[$0] ?? "") ?? 0 })
            })
        for person in try rows(.insured) {
            let rate = try #require(rates[[person["plan"], person["exemptionType"]]])
            let key = [person["unit"] ?? "", person["plan"] ?? ""]
            let more = [1, person["exempt"] == "Y" ? 1 : 0] + rate
            due[key] = zip(due[key] ?? Array(repeating: 0, count: 7), more).map(+)
        }
        let columns = ["insured", "exempt"] + CoreTable.amounts
        let told = Dictionary(
            uniqueKeysWithValues: try rows(.fees).map { fee in
                ([fee["unit"] ?? "", fee["plan"] ?? ""], columns.map { Int(fee[$0] ?? "") ?? 0 })
            })
        #expect(told == due)
        #expect(told.count == 4)
        let sums = due.values.reduce(Array(repeating: 0, count: 7)) { zip($0, $1).map(+) }
        #expect(export.fees.map(\.sum) == sums)
        #expect(export.unrated == 0)
        #expect(try rows(.units).map { [$0["declared"], $0["accepted"]] } == [["40", "37"], ["40", "37"], ["0", "0"]])
        #expect(export.people == 74)
    }

    @Test func withoutARateThereIsNoAmount() throws {
        try center.roster([("U1", "1", TestCenter.person("张三", "N1", plan: ""))])
        let unit = try center.activate("U1")
        _ = try center.receive(unit.declare([TestCenter.renewal("1", TestCenter.person("张三", "N1", plan: ""))]))
        try center.core()
        _ = try center.desk.compare()
        #expect(try export().unrated == 1)
        #expect(try rows(.fees).map { $0["personal"] } == [""])
    }

    @Test func theDescriptorSaysWhatWasWritten() throws {
        try declare()
        let export = try export()
        let bytes = try bytes("datapackage.json")
        #expect(export.manifest == "sha256:" + Fingerprint.hex(SHA256.hash(data: bytes)))
        let document = try JSONReader.document(bytes)
        let resources = try #require(document["resources"]?.elements)
        #expect(resources.compactMap { $0["path"]?.text } == CoreTable.all.map(\.path) + ["load.sql"])
        for resource in resources {
            let file = try self.bytes(#require(resource["path"]?.text))
            #expect(resource["bytes"]?.number == file.count)
            #expect(resource["hash"]?.text == "sha256:" + Fingerprint.hex(SHA256.hash(data: file)))
        }
        let own = try #require(document["canbao"])
        #expect(own["insuranceYear"]?.number == 2027)
        #expect(own["center"]?["code"]?.text == "C1")
        for table in CoreTable.all { #expect(try own["counts"]?[table.name]?.number == rows(table).count) }
    }

    @Test func everyKeyIsAColumn() {
        for table in CoreTable.all {
            let names = Set(table.fields.map(\.name))
            let used = table.key + table.uniqueKeys.joined() + (table.reference?.fields ?? []) + table.indexes.joined()
            #expect(names.isSuperset(of: used), "\(table.name)")
            if let reference = table.reference {
                #expect(CoreTable.all.first { $0.name == reference.table }?.key == reference.targets)
            }
        }
    }

    @Test func aYearInWhichNobodyIsAcceptedIsEmptyAndWhole() throws {
        let export = try export()
        #expect(export.people == 0)
        #expect(try rows(.units).count == 2)
        #expect(try CoreTable.all.filter { !["units", "plans"].contains($0.name) }.allSatisfy { try rows($0).isEmpty })
    }

    @Test func whatStandsThereIsLeftAlone() throws {
        _ = try export()
        let before = try bytes("load.sql")
        let error = #expect(throws: DurableFileError.self) { try export() }
        #expect(error?.reason == .occupied)
        #expect(try bytes("load.sql") == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: center.root.path).filter { $0.hasPrefix(".core") }.isEmpty)
    }
}
