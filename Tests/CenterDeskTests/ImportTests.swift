import CenterStore
import Enrollment
import Foundation
import Paperwork
import Testing
import Workbook

@testable import CenterDesk

/// Sheets into the store: what they would change, what they change, what keeps them out.
@Suite struct ImportTests {
    private let center: TestCenter

    init() throws { center = try TestCenter() }

    private func file(_ kind: SheetKind, _ rows: [[String]], header: [String]? = nil) throws -> ImportFile {
        let header = header ?? kind.columns
        return ImportFile(
            name: "\(kind.rawValue).xls", bytes: try SheetDraft(name: "s", header: header, rows: rows).encoded(as: .xls))
    }

    private func rehearse(_ kind: SheetKind, _ rows: [[String]], header: [String]? = nil) throws -> SheetReport {
        try center.desk.importSheet(kind, from: file(kind, rows, header: header), isRehearsal: true)
    }

    private func counts(_ report: SheetReport) -> [Int?] {
        [report.changes?.added, report.changes?.changed, report.changes?.same, report.changes?.removed]
    }

    private static func roster(_ unit: String, _ number: String, _ name: String, _ identity: String) -> [String] {
        [unit, number] + TestCenter.person(name, identity).fields
    }

    /// Rows that stand, rows that come, and added, changed, same, removed.
    private static let plans: [(SheetKind, [[String]], [[String]], [Int])] = [
        (.unit, [], [["U1", "一中", "学校", ""], ["U3", "三中", "学校", ""]], [1, 0, 1, 0]),
        (.unit, [], [["U1", "第一中学", "学校", ""]], [0, 1, 0, 0]),
        (.unit, [["U1", "一中", "学校", "016766"]], [["U1", "一中", "学校", "016766、016767"]], [0, 1, 0, 0]),
        (.unit, [["U1", "一中", "学校", "016766,016767"]], [["U1", "一中", "学校", "016767 016766"]], [0, 0, 1, 0]),
        (
            .rates, [], [["GA", "", "1", "2", "3", "4", "5"], ["GB", "001", "0", "0", "0", "0", "0"]],
            [1, 1, 0, SampleTables.rates.count - 1]
        ),
        (.rules, [["phone.format", "提醒"], ["sex.mismatch", "提醒"]], [["phone.format", "错误"], ["class.missing", "提醒"]], [1, 1, 0, 1]),
        (
            .exemptions, [["001", "A", "张三", "001", ""], ["001", "B", "李四", "001", "证"]],
            [["001", "B", "李四", "001", "证"], ["001", "C", "王五", "002", ""]], [1, 0, 1, 1]
        ),
        (
            .core, [["001", "A", "张三", "正常", ""], ["001", "B", "李四", "正常", ""], ["001", "C", "王五", "正常", ""]],
            [["001", "C", "王五", "已死亡", ""], ["001", "B", "李四", "正常", ""], ["002", "A", "张三", "正常", ""]], [1, 1, 1, 1]
        ),
        (
            .roster, [roster("U1", "1", "张三", "A"), roster("U1", "2", "李四", "B"), roster("U2", "3", "王五", "C")],
            [roster("U1", "2", "李四光", "B"), roster("U1", "4", "赵六", "D")], [1, 1, 0, 1]
        ),
        (
            .roster, [roster("U1", "1", "张三", "A"), roster("U2", "2", "李四", "B")],
            [roster("U1", "2", "李四", "A"), roster("U2", "1", "张三", "B")], [2, 0, 0, 2]
        ),
        (
            .roster, [roster("U1", "1", "张三", "A"), roster("U1", "2", "李四", "B")],
            [roster("U1", "1", "张三", "B"), roster("U1", "2", "李四", "A")], [0, 2, 0, 0]
        ),
        (
            .cards, [["B1", "1", "C1", "2026-09-01", ""], ["B1", "2", "", "", "照片不清"], ["B2", "1", "C9", "2026-09-01", ""]],
            [["B1", "1", "C2", "2026-09-01", ""], ["B1", "2", "C1", "2026-09-01", ""], ["B1", "3", "", "", "查无此人"]], [1, 2, 0, 0]
        ),
    ]

    @Test(arguments: plans)
    func aPlanComesFirstAndComesTrue(kind: SheetKind, before: [[String]], after: [[String]], expected: [Int]) throws {
        if !before.isEmpty { #expect(try center.sheet(kind, before).isStored) }
        let head = try center.desk.store.journalHead()
        let plan = try rehearse(kind, after)
        #expect(counts(plan) == expected)
        #expect(!plan.isStored)
        #expect(try center.desk.store.journalHead() == head)
        let done = try center.sheet(kind, after)
        #expect(done.changes == plan.changes)
        #expect(done.isStored)
        #expect(try counts(center.sheet(kind, after)) == [0, 0, after.count, 0])
        #expect(try center.desk.verifyLog().isIntact)
    }

    @Test func aPlanTellsTheFirstByName() throws {
        try center.sheet(.core, [["001", "A", "张三", "正常", ""], ["001", "B", "李四", "正常", ""]])
        let plan = try rehearse(.core, [["001", "B", "李四", "已死亡", "区"], ["001", "C", "王五", "正常", ""]])
        let changes = try #require(plan.changes)
        #expect(changes.firstAdded == ["王五"])
        #expect(changes.firstRemoved == ["张三"])
        #expect(changes.firstChanged.map(\.label) == ["李四"])
        #expect(
            changes.firstChanged.first?.values.map { "\(plan.title(of: $0)) \($0.before) \($0.after)" } == ["情况 正常 已死亡", "说明  区"])
    }

    @Test func whatWasTakenInStandsThere() throws {
        let store = center.desk.store
        try center.sheet(.unit, [["U1", "一中", "学校", "016766、016767"], ["U2", "二社区", "社区", ""]])
        #expect(try store.unitCommunities() == ["U1": ["016766", "016767"]])
        try center.sheet(.rules, [["phone.format", "提醒"]])
        #expect(try store.ruleSeverities() == [RuleRow(code: .phoneFormat, severity: .warning)])
        try center.sheet(.cards, [["B1", "1", "C1", "2026-09-01", ""], ["B1", "2", "", "", "照片不清"]])
        try center.sheet(.cards, [["B1", "1", "", "", "照片不清"], ["B1", "2", "C1", "2026-09-02", ""]])
        #expect(try store.cards().map(\.personalNumber) == ["2"])
        #expect(try store.cardFailures(insuranceYear: 2027).map(\.personalNumber) == ["1"])
        try center.sheet(.tables, [["社区", "2", "乙", ""], ["社区", "1", "甲", ""]])
        try center.sheet(.tables, [["社区", "1", "甲", ""], ["社区", "2", "乙", ""]])
        #expect(try store.codes().filter { $0.table == .community }.map(\.code) == ["1", "2"])
    }

    @Test func unitsWithoutTheColumnKeepTheirCommunities() throws {
        try center.sheet(.unit, [["U1", "一中", "学校", "016766"]])
        let narrow = try file(.unit, [["U1", "第一中学", "学校"]], header: ["单位代码", "单位名称", "类别"])
        #expect(try center.desk.importSheet(.unit, from: narrow).isStored)
        #expect(try center.desk.store.unitCommunities() == ["U1": ["016766"]])
        #expect(try center.desk.units().first?.name == "第一中学")
        try center.sheet(.unit, [["U1", "第一中学", "学校", ""]])
        #expect(try center.desk.store.unitCommunities().isEmpty)
    }

    /// Rows that stand, rows that come, and row and column of what keeps them out.
    private static let clashes: [(SheetKind, [[String]], [[String]], [String])] = [
        (.unit, [], [["U5", "五中", "学校", ""], ["U6", "六中", "学校", ""], ["U5", "五", "学校", ""]], ["4 单位代码"]),
        (.tables, [], [["社区", "1", "甲", ""], ["派出所", "1", "乙", ""], ["社区", "1", "丙", ""]], ["4 代码"]),
        (.rates, [], [["GA", "", "1", "1", "1", "1", "1"], ["GA", "", "2", "2", "2", "2", "2"]], ["3 参保计划"]),
        (.rules, [], [["phone.format", "提醒"], ["phone.format", "错误"]], ["3 规则"]),
        (.core, [], [["001", "a", "张三", "正常", ""], ["001", "Ａ", "张三", "正常", ""], ["001", "a", "张三", "正常", ""]], ["4 证件号码"]),
        (.exemptions, [], [["001", "A", "张三", "001", ""], ["001", "A", "张三", "002", ""], ["001", "A", "张三", "001", "证"]], ["4 免缴类型"]),
        (
            .roster, [], [roster("U1", "1", "张三", "A"), roster("U1", "1", "李四", "B"), roster("U1", "3", "王五", "A")],
            ["3 编号", "4 证件号码"]
        ),
        (.roster, [], [roster("U1", "1", "张三", "A"), roster("U2", "2", "张三", "A")], []),
        (.roster, [roster("U2", "1", "张三", "A")], [roster("U1", "1", "张三", "A")], ["2 编号"]),
        (
            .cards, [], [["B1", "1", "C1", "2026-09-01", ""], ["B1", "1", "", "", "坏"], ["B2", "2", "C1", "2026-09-01", ""]],
            ["3 个人编号", "4 卡号"]
        ),
        (.cards, [["B1", "1", "C1", "2026-09-01", ""]], [["B2", "1", "C1", "2026-09-01", ""]], ["2 卡号"]),
        (.cards, [["B1", "1", "", "", "坏"]], [["B2", "1", "", "", "坏"]], []),
    ]

    @Test(arguments: clashes)
    func rowsThatCannotBothStand(kind: SheetKind, before: [[String]], after: [[String]], expected: [String]) throws {
        if !before.isEmpty { #expect(try center.sheet(kind, before).isStored) }
        let report = try center.sheet(kind, after)
        #expect(report.faults.map { "\($0.row) \($0.column)" } == expected)
        #expect(report.faults.allSatisfy { $0.code == .duplicate })
        #expect(report.isStored == expected.isEmpty)
        #expect(report.rejected == expected.count)
    }

    /// A faulty row that is the whole of a sheet's kind: nothing of it is taken in.
    @Test func whatIsAlwaysAnErrorStaysOne() throws {
        let report = try center.sheet(.rules, [["phone.format", "提醒"], ["plan.unknown", "提醒"]])
        #expect(report.faults.map(\.message) == ["规则“plan.unknown”必须是错误，不能改成提醒，请改回来或删去这一行。"])
        #expect(try center.desk.store.ruleSeverities().isEmpty)
    }
}
