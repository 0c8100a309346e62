import CenterStore
import Enrollment
import Foundation
import Ledger
import Testing

@testable import CenterDesk

/// Who has something new to be told, and what becomes of a run that was stopped.
@Suite struct NewsTests {
    private let center: TestCenter
    private let unit: TestUnit
    private let zhang = TestCenter.renewal("1001", TestCenter.person("张三", "N1"))

    init() throws {
        center = try TestCenter()
        try center.roster([("U1", "1001", TestCenter.person("张三", "N1"))])
        unit = try center.activate("U1")
        #expect(try center.receive(unit.declare([zhang])).accepted)
        #expect(try issueAll() == [1])
    }

    private var results: URL { center.folder("results") }

    private func issueAll() throws -> [Int] {
        try center.desk.issueResults(nil, keys: center.keys, out: results).map(\.sequence)
    }

    private func names() throws -> Set<String> { Set(try FileManager.default.contentsOfDirectory(atPath: results.path)) }

    @Test func nothingNewIsNotToldTwice() throws { #expect(try issueAll() == []) }

    @Test func askedForByNameItIsToldAgain() throws {
        #expect(try center.desk.issueResults(["U1", "U1"], keys: center.keys, out: results).map(\.sequence) == [2])
    }

    struct News: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let happen: @Sendable (NewsTests) throws -> Void
    }

    @Test(arguments: [
        News(testDescription: "a comparison") {
            try $0.center.core()
            _ = try $0.center.desk.compare()
        },
        News(testDescription: "another declaration") { news in
            let bytes = try news.unit.declare([news.zhang])
            #expect(try news.center.receive(bytes).accepted)
        },
        News(testDescription: "a declaration that was refused") { news in
            let bytes = try news.unit.declare([news.zhang], sequence: 5, sent: [])
            #expect(try news.center.receive(bytes).code == "sequence.forked")
        },
        News(testDescription: "an operator's decision") {
            _ = try $0.center.desk.decide(unit: "U1", person: $0.zhang.reference, as: .rejected, note: "请重报")
        },
        News(testDescription: "a card") { try $0.center.sheet(.cards, [["B1", "1001", "K1", "2026-11-20", ""]]) },
        News(testDescription: "another closing day") { _ = try $0.center.desk.extendYear(to: CalendarDate(daysSince1970: 20_900)) },
        News(testDescription: "a new year") {
            _ = try $0.center.desk.openYear(
                2028, opens: CalendarDate(daysSince1970: 21_000), closes: CalendarDate(daysSince1970: 21_100))
        },
    ])
    func newsIsToldOnce(_ news: News) throws {
        try news.happen(self)
        #expect(try issueAll() == [2])
        #expect(try issueAll() == [])
    }

    @Test func aCardOfAnotherUnitIsNoNews() throws {
        try center.sheet(.cards, [["B1", "7777", "K1", "2026-11-20", ""]])
        #expect(try issueAll() == [])
    }

    /// The ledger counts result 2 as sent; the program was stopped before its file got its name.
    private func stopBeforeNaming() throws -> LeavingFile {
        let issued = try center.desk.issueResults(["U1"], keys: center.keys, out: results)[0]
        let temporary = results.appending(path: ".\(issued.package.lastPathComponent).1-1")
        try FileManager.default.moveItem(at: issued.package, to: temporary)
        let file = LeavingFile(temporary: temporary.path, destination: issued.package.path, unit: "U1")
        try center.desk.store.addResults([
            NewResult(
                package: PackageRecord(
                    direction: .sent, kind: "result", counterpart: "U1", insuranceYear: 2027, sequence: 9,
                    manifest: String(repeating: "9", count: 64), activation: unit.activation.manifest, fileName: "x",
                    time: center.desk.clock.timestamp),
                activation: 1, parts: [:], content: try #require(try center.desk.store.lastAnswer(activation: 1)), file: file,
                entry: center.desk.entry("result.issued", "U1"))
        ])
        return file
    }

    @Test func theNextRunNamesWhatHasANumber() throws {
        let file = try stopBeforeNaming()
        #expect(try issueAll() == [])
        #expect(FileManager.default.fileExists(atPath: file.destination))
        #expect(!FileManager.default.fileExists(atPath: file.temporary))
        #expect(try center.desk.store.leavingFiles().isEmpty)
        #expect(try unit.open(URL(filePath: file.destination)).sequence == 2)
    }

    @Test func whatIsGoneForGoodIsToldAnewUnderAnotherNumber() throws {
        let file = try stopBeforeNaming()
        try FileManager.default.removeItem(atPath: file.temporary)
        #expect(try issueAll() == [10])
    }

    @Test func decidedAndDecidedBackIsNoNews() throws {
        try center.core()
        _ = try center.desk.compare()
        #expect(try issueAll() == [2])
        _ = try center.desk.decide(unit: "U1", person: zhang.reference, as: .rejected, note: "请重报")
        _ = try center.desk.withdrawDecision(unit: "U1", person: zhang.reference)
        #expect(try center.desk.standings(UnitQuery()).units.first?.state == .received)
        #expect(try issueAll() == [])
        #expect(try center.desk.standings(UnitQuery()).units.first?.state == .answered)
    }

    @Test func allIsWhoCannotDeclareYet() throws {
        func all() throws -> [String] {
            try center.desk.activate(nil, keys: center.keys, out: center.folder("out"), letters: center.folder("letters")).map(\.unit)
        }
        #expect(try all() == ["U2"])
        #expect(try all() == [])
        // U2 never declared; its activation of the former year is of no use.
        _ = try center.desk.openYear(2028, opens: CalendarDate(daysSince1970: 21_000), closes: CalendarDate(daysSince1970: 21_100))
        #expect(try all() == ["U2"])
        // By name, whoever it is.
        let named = try center.desk.activate(["U1"], keys: center.keys, out: center.folder("out"), letters: center.folder("letters"))
        #expect(named.map(\.replacesFormer) == [true])
    }

    @Test func aFullDiskTakesNoNumber() throws {
        try FileManager.default.removeItem(at: results)
        try Data("x".utf8).write(to: results)
        _ = try center.desk.decide(unit: "U1", person: zhang.reference, as: .rejected, note: "请重报")
        #expect(throws: (any Error).self) { try issueAll() }
        try FileManager.default.removeItem(at: results)
        #expect(try issueAll() == [2])
        #expect(try names() == ["U1-2027-R0002.canbao"])
    }
}
