import CenterDesk
import CenterStore
import Enrollment
import Foundation
import Paperwork
import Testing
import UnitDesk
import Workbook

/// A unit and its center, each with its own folder, exchanging files and nothing else.
@Suite struct YearTests {
    private let sides: Exchanging
    private var center: CenterDesk { sides.center }

    init() throws {
        sides = try Exchanging(people: [], isCoreLoaded: false)
        let roster = try sides.sheet(SheetKind.roster.columns, [["320571", "1001"] + person("张三", "32057120150101101X", "2015-01-01")])
        #expect(try center.importSheet(.roster, fileName: "roster.xls", bytes: roster).isStored)
    }

    private func sheet(_ columns: [String], _ rows: [[String]]) throws -> [UInt8] { try sides.sheet(columns, rows) }

    private func person(_ name: String, _ number: String, _ birth: String) -> [String] { Exchanging.person(name, number, born: birth) }

    private func add(_ people: [[String]], to desk: UnitDesk) throws -> Submission {
        let rows = people.enumerated().map { [String($0 + 1)] + $1 }
        let bytes = try sheet(Layout.additions.columns, rows)
        let staged = try desk.stage(.additions, fileName: "a.xls", bytes: bytes, sheet: nil, operator: "经办")
        #expect(staged.report.rejected == 0, "\(staged.report.findings)")
        return try desk.submit(staged.number, goodRowsOnly: false, operator: "经办")
    }

    private func exchange(_ desk: UnitDesk) throws -> (received: ReceivedPackage, issued: IssuedResult) {
        let keys = try sides.unlocked(desk)
        let made = try desk.declare(keys: keys, operator: "经办")
        let received = try center.receive(IncomingFile.at(made.url.path), keys: sides.centerKeys)
        #expect(received.map(\.accepted) == [true], "\(received.map(\.message))")
        #expect(received.first?.manifest == made.manifest)
        let issued = try sides.issueResult()
        try sides.apply(Array(Data(contentsOf: issued.package)), to: desk)
        return (received[0], issued)
    }

    @Test func declareRejectMendDeclareAgain() throws {
        let desk = try sides.activated()
        #expect(try add([person("李四", "A0001", "2015-02-02"), person("王五", "A0002", "2015-03-03")], to: desk).submitted == 2)
        #expect(try exchange(desk).issued.pending == 3)

        let core = try sheet(SheetKind.core.columns, [["010", "A0002", "王五", "已死亡", "2026-03-01"]])
        #expect(try center.importSheet(.core, fileName: "core.xls", bytes: core).isStored)
        let second = try exchange(desk)
        #expect(second.issued.accepted == 2)
        #expect(second.issued.rejected == 1)
        #expect(second.received.changes?.amended.isEmpty == true)
        let rejections = try desk.listing(.rejections)
        #expect(rejections.rows.count == 1)
        #expect(rejections.texts.first?.contains("王五") == true)

        _ = try desk.reduce(Identity(type: "010", number: "A0002"), reason: "其他", operator: "经办")
        let third = try exchange(desk)
        #expect(third.received.changes?.removed == ["王五"])
        #expect(third.issued.accepted == 2)
        #expect(third.issued.rejected == 0)
        #expect(try desk.equation() == Equation(renewals: 1, additions: 2, reductions: 1))
        #expect(try desk.verifyLog().isIntact)
        #expect(try center.verifyLog().isIntact)
        // Both sides have the same figure, to the fen.
        let fees = try center.listing(.fees, unit: "320571").texts.last ?? []
        #expect(try desk.listing(.fees).texts.last.map { $0.contains(fees[5]) } == true)
    }

    /// What sheets really hold: Alt+Enter in an address, a control character in a name that was confirmed.
    @Test func whatASheetHidesKeepsNobodyFromDeclaring() throws {
        let desk = try sides.activated()
        var broken = person("李四", "A0001", "2015-02-02")
        broken[12] = "桃源路\n1号\r\n三楼"
        var hidden = person("王\u{1F}五", "A0002", "2015-03-03")
        hidden[11] = "一\t1班"
        let bytes = try sheet(["序号"] + Layout.additions.columns.dropFirst(), [["1"] + broken, ["2"] + hidden])
        let staged = try desk.stage(.additions, fileName: "a.xls", bytes: bytes, sheet: nil, operator: "经办")
        for row in Set(staged.report.findings.filter { $0.severity == .error }.map(\.row)) {
            #expect(try desk.confirm(staged.number, row: row, reason: "核对过", operator: "经办") == [.nameCharacters])
        }
        _ = try desk.submit(staged.number, goodRowsOnly: false, operator: "经办")
        _ = try desk.reduce(Identity(type: "001", number: "32057120150101101X"), reason: "转学\n去外地", operator: "经办")
        #expect(try exchange(desk).issued.pending == 2)
        #expect(try desk.listing(.declared).texts.contains { $0.contains("桃源路 1号 三楼") })
    }

    /// Someone let in long ago without a plan is renewed, accepted, and without a rate.
    @Test func aRenewalWithoutAPlan() throws {
        var old = person("赵六", "A0009", "2015-02-02")
        old[5] = ""
        let roster = try sheet(SheetKind.roster.columns, [["320571", "1002"] + old])
        #expect(try center.importSheet(.roster, fileName: "roster.xls", bytes: roster).isStored)
        let core = try sheet(SheetKind.core.columns, [["010", "A0009", "赵六", "正常", ""]])
        #expect(try center.importSheet(.core, fileName: "core.xls", bytes: core).isStored)
        let desk = try sides.activated()
        #expect(try exchange(desk).issued.accepted >= 1)
        #expect(try desk.verifyLog().isIntact)
    }

    @Test func aLostPCIsNotALostYear() throws {
        let lost = try sides.activated("lost")
        _ = try add([person("李四", "A0001", "2015-02-02")], to: lost)
        _ = try lost.reduce(Identity(type: "001", number: "32057120150101101X"), reason: "转学", operator: "经办")
        _ = try exchange(lost)
        let fresh = try sides.activated("fresh")
        #expect(try fresh.equation() == lost.equation())
        let again = try exchange(fresh)
        #expect(again.received.sequence == 2)
        #expect(again.received.changes?.added.isEmpty == true)
        #expect(again.received.changes?.removed.isEmpty == true)
        let keys = try sides.unlocked(lost)
        let refused = try center.receive(IncomingFile.at(lost.declare(keys: keys, operator: "经办").url.path), keys: sides.centerKeys)
        #expect(refused.map(\.code) == ["activation.ended"])
    }
}
