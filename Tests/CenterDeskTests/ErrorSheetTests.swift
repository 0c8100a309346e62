import CenterStore
import Foundation
import Testing
import Workbook

@testable import CenterDesk

/// The operator's own file with what is wrong in it.
@Suite struct ErrorSheetTests {
    private let center: TestCenter

    init() throws { center = try TestCenter() }

    private func file(_ kind: SheetKind, _ rows: [[String]], header: [String]? = nil) throws -> ImportFile {
        ImportFile(
            name: "\(kind.rawValue).xls",
            bytes: try SheetDraft(name: "s", header: header ?? kind.columns, rows: rows).encoded(as: .xls))
    }

    private func rows(_ bytes: [UInt8]) throws -> [[String]] {
        try Workbook(reading: bytes).sheets[0].occupiedRows.map { $0.cells.map(\.displayText) }
    }

    @Test func allRowsStandInTheirOrderWithTheReasonsBehind() throws {
        let file = try file(
            .core, [["001", "1", "张三", "正常", "", "自己的列"], ["001", "2", "李四", "健在"], ["001", "", "王五", "不详"]],
            header: SheetKind.core.columns + ["备注"])
        let report = try center.desk.importSheet(.core, from: file)
        let draft = try ErrorSheet.draft(report, of: file)
        #expect(draft.highlights == [2: [3], 3: [1, 3]])
        let sheet = try Workbook(reading: draft.encoded(as: .xls)).sheets[0]
        #expect(sheet.occupiedRows.first.map { $0.cells.map(\.displayText) } == SheetKind.core.columns + ["备注", "错误原因"])
        let reasons = (1...3).map { sheet.cell(row: $0, column: 6).displayText }
        #expect(reasons[0].isEmpty)
        #expect(reasons[1] == "情况：“情况”只能是正常、已死亡、他处参保，不能是“健在”。")
        #expect(reasons[2].components(separatedBy: "\n").count == 2)
        #expect((1...3).map { sheet.cell(row: $0, column: 2).displayText } == ["张三", "李四", "王五"])
    }

    @Test func mendedItIsImportedAsItIs() throws {
        let file = try file(.unit, [["U7", "七中", "学校"], ["U8", "八中", "中学"]], header: ["单位代码", "单位名称", "类别"])
        try center.sheet(.unit, [["U7", "七中", "学校", "016766"]])
        let report = try center.desk.importSheet(.unit, from: file)
        var mended = try rows(center.desk.errorSheet(report, of: file, as: .xls))
        #expect(mended[0] == ["单位代码", "单位名称", "类别", "", "错误原因"])
        mended[2][2] = "学校"
        let again = try self.file(.unit, Array(mended.dropFirst()), header: mended[0])
        #expect(try center.desk.importSheet(.unit, from: again).isStored)
        // The reasons are no communities.
        #expect(try center.desk.store.unitCommunities() == ["U7": ["016766"]])
    }

    @Test func ofAFileBeyondAnySheetOnlyTheFaultyRowsAreTold() throws {
        let lines = (1...65_600).map { "001,\($0),某人,\($0 == 65_600 ? "不详" : "正常")" }
        let file = ImportFile(name: "core.csv", bytes: Array(("证件类型,证件号码,姓名,情况\n" + lines.joined(separator: "\n")).utf8))
        let report = try center.desk.importSheet(.core, from: file)
        #expect(report.rows == 65_600)
        let sheet = try center.desk.errorSheet(report, of: file, as: .xlsx)
        #expect(try rows(sheet).count == 2)
        #expect(throws: ImportRefusal.errorSheet) {
            try center.desk.importSheet(.core, from: ImportFile(name: "e.xlsx", bytes: sheet))
        }
        #expect(try !center.desk.store.isCoreLoaded())
    }

    @Test func ofMillionsOfFaultsTheFirstAreTold() throws {
        let lines = (1...12_000).map { "001,\($0),某人,不详" }
        let file = ImportFile(name: "core.csv", bytes: Array(("证件类型,证件号码,姓名,情况\n" + lines.joined(separator: "\n")).utf8))
        let report = try center.desk.importSheet(.core, from: file)
        #expect(report.rejected == 12_000)
        #expect(report.faults.count == SheetReport.listedFaults)
    }
}
