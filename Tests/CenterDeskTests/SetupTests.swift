import CenterStore
import Enrollment
import Foundation
import Testing
import Workbook

@testable import CenterDesk

@Suite struct SetupTests {
    private let center: TestCenter

    init() throws { center = try TestCenter() }

    @Test func aCenterIsMadeOnce() throws {
        let day = CalendarDate(daysSince1970: 20_700)
        #expect(throws: CenterRefusal.centerExists(code: "C1")) {
            try CenterDesk.create(
                CenterSetup(code: "C2", name: "二", insuranceYear: 2027, opens: day, closes: day), in: center.desk.folder,
                password: TestCenter.password,
                vaultCost: 10)
        }
    }

    @Test func theWrongPassword() { #expect(throws: CenterRefusal.passwordWrong) { try center.desk.unlock(password: "no") } }

    @Test func aChangedPasswordOpensTheSameKeys() throws {
        #expect(throws: CenterRefusal.passwordWrong) { try center.desk.changePassword(from: "no", to: "another password", vaultCost: 10) }
        #expect(throws: OperatorRefusal.passwordWeak(.short)) {
            try center.desk.changePassword(from: TestCenter.password, to: "short", vaultCost: 10)
        }
        try center.desk.changePassword(from: TestCenter.password, to: "another password", vaultCost: 10)
        #expect(throws: CenterRefusal.passwordWrong) { try center.desk.unlock(password: TestCenter.password) }
        let keys = try center.desk.unlock(password: "another password")
        #expect(keys.signing.privateKey.rawRepresentation == center.keys.signing.privateKey.rawRepresentation)
        #expect(try center.desk.verifyLog().isIntact)
    }

    @Test func noCenterHere() {
        #expect(throws: CenterRefusal.centerMissing) { try CenterDesk(CenterFolder(center.folder("empty"))) }
    }

    @Test func unitsAreKnownOnce() {
        #expect(throws: CenterRefusal.unitExists("U1")) { try center.desk.addUnit(code: "U1", name: "x", kind: .school) }
        #expect(throws: CenterRefusal.unitCode("U-1")) { try center.desk.addUnit(code: "U-1", name: "x", kind: .school) }
        #expect(throws: CenterRefusal.unitUnknown("U9")) { try center.desk.listing(.fees, unit: "U9") }
        #expect(throws: CenterRefusal.unitUnknown("U9")) { try center.activate("U9") }
    }

    @Test func packageAndLetterGoApart() {
        let out = center.folder("one")
        #expect(throws: CenterRefusal.samePlace) {
            try center.desk.activate(nil, keys: center.keys, out: out, letters: center.root.appending(path: "x/../one"))
        }
    }

    @Test func theLetter() throws {
        let issued = try center.desk.activate(["U1"], keys: center.keys, out: center.folder("out"), letters: center.folder("letters"))
        let html = try String(contentsOf: issued[0].letter, encoding: .utf8)
        let code = try String(contentsOf: issued[0].code, encoding: .utf8).trimmed
        #expect(code.utf8.count == 20)
        let grouped = stride(from: 0, to: 20, by: 5).map { String(code.dropFirst($0).prefix(5)) }.joined(separator: "-")
        #expect(html.contains(grouped))
        #expect(html.contains(try center.desk.authorityFingerprint()))
        #expect(html.contains("U1-2027-A0001.canbao"))
        #expect(try !Data(contentsOf: issued[0].package).isEmpty)
    }

    @Test func aLetterEscapesNames() {
        let letter = ActivationLetter(
            centerName: "<b>", unitCode: "U1", unitName: "\"<script>&", insuranceYear: 2027, opens: CalendarDate(daysSince1970: 0),
            closes: CalendarDate(daysSince1970: 0), packageName: "p", code: "c", fingerprint: "f", made: CalendarDate(daysSince1970: 0))
        #expect(!letter.html.contains("<script>"))
        #expect(letter.html.contains("&quot;&lt;script&gt;&amp;"))
    }

    @Test func keysAsPEM() throws {
        let unit = try center.activate("U1")
        _ = try center.receive(unit.declare([TestCenter.addition(TestCenter.person("张三", "N1"))]))
        let files = try center.desk.exportKeys(center.keys, to: center.folder("keys"))
        #expect(
            files == [
                "ca.pem", "signing.pem", "signing.key", "encryption.pem", "encryption.key", "units/U1.pem", "units/U1-encryption.pem",
            ])
        for file in files {
            let text = try String(contentsOf: center.folder("keys").appending(path: file), encoding: .utf8)
            #expect(text.hasPrefix("-----BEGIN \(file.hasSuffix(".key") ? "PRIVATE KEY" : "CERTIFICATE")-----"))
        }
    }

    @Test(arguments: SheetKind.allCases, [WorkbookFormat.xls, .xlsx, .csv])
    func aTemplateIsAnEmptySheetOfItsKind(kind: SheetKind, format: WorkbookFormat) throws {
        let template = try kind.template(as: format)
        #expect(try Workbook(reading: template).sheets.first?.occupiedRows.first.map { Array($0.cells) } == kind.columns.map { .text($0) })
        #expect(throws: ImportRefusal.empty(kind)) { try center.desk.importSheet(kind, fileName: "t", bytes: template) }
    }

    @Test func aFaultyRowKeepsTheWholeSheetOut() throws {
        let report = try center.sheet(.core, [["001", "N1", "张三", "正常", ""], ["001", "N2", "李四", "健在", ""]])
        #expect(!report.isStored)
        #expect(report.rows == 2)
        #expect(report.accepted == 1)
        #expect(report.faults.map(\.row) == [3])
        #expect(try !center.desk.store.isCoreLoaded())
    }

    @Test func aNewRosterReplacesTheOld() throws {
        try center.roster([("U1", "1", TestCenter.person("张三", "N1")), ("U2", "2", TestCenter.person("李四", "N2"))])
        try center.roster([("U1", "3", TestCenter.person("王五", "N3"))])
        #expect(try center.desk.store.insured(unit: "U1", insuranceYear: 2027).map(\.person.name) == ["王五"])
        #expect(try center.desk.store.insured(unit: "U2", insuranceYear: 2027).count == 1)
        let taken = try center.sheet(.roster, [["U1", "2"] + TestCenter.person("赵六", "N4").fields])
        #expect(taken.faults.map(\.code) == [.duplicate])
    }
}
