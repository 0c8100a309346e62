import Enrollment
import LongWork
import Testing
import Workbook

@testable import UnitDesk

/// Several class files taken in at once.
@Suite struct StagingFilesTests {
    let desk: UnitDesk
    init() throws { desk = try DeskFixture.desk() }

    private func stage(_ files: [(name: String, bytes: [UInt8])], progress: WorkProgress = WorkProgress()) throws -> StagedFiles {
        try desk.stage(.additions, files: files, operator: "王", progress: progress)
    }

    @Test func aFileThatCannotBeReadLeavesTheOthersIn() throws {
        let good = try DeskFixture.additions()
        let staged = try stage([
            ("一班.xls", good), ("照片.jpg", [0xFF, 0xD8, 0xFF, 0xE0]), ("空.xls", []), ("减少.xls", try DeskFixture.reductions()),
            ("二班.xlsx", try #require(try xlsx(of: good))),
        ])
        #expect(staged.batches.map(\.number) == [1, 2] && staged.batches.map(\.report.rows) == [6, 6])
        #expect(staged.batches.map(\.report.accepted) == [3, 3])
        #expect(staged.refused.map(\.fileName) == ["照片.jpg", "空.xls", "减少.xls"])
        #expect(staged.refused.allSatisfy { $0.message.hasSuffix("。") })
        #expect(try desk.batches().map(\.fileName) == ["二班.xlsx", "一班.xls"])
    }

    private func xlsx(of bytes: [UInt8]) throws -> [UInt8]? {
        try Workbook(reading: bytes).sheets.first.map { sheet in
            try SheetDraft(name: "名单", header: [], rows: sheet.occupiedRows.map(\.cells)).encoded(as: .xlsx)
        }
    }

    @Test func anErrorSheetAmongSeveralIsRefusedWithASentence() throws {
        let first = try stage([("一班.xls", DeskFixture.additions())])
        let before = try desk.judgedBatch(1)
        let errors = try desk.errorSheet(try #require(first.batches.first).number, as: .xls)
        let staged = try stage([("错误表.xls", errors), ("二班.xls", DeskFixture.additions())])
        #expect(staged.refused.map(\.message) == ["这是错误表，请单独导入。"] && staged.batches.map(\.number) == [2])
        #expect(try desk.judgedBatch(1).rows.map(\.row) == before.rows.map(\.row))
    }

    @Test func nothingThatCanBeReadStoresNothing() throws {
        let staged = try stage([("a.xls", []), ("b.xls", [1, 2, 3])])
        #expect(staged.batches.isEmpty && staged.refused.count == 2)
        #expect(try desk.batches().isEmpty && stage([]).batches.isEmpty)
    }

    @Test func abandonedNothingIsStored() throws {
        let progress = WorkProgress()
        progress.abandon()
        let head = try desk.store.journalEnd().head
        #expect(throws: WorkAbandoned.self) { try stage([("一班.xls", DeskFixture.additions())], progress: progress) }
        #expect(try desk.batches().isEmpty && desk.store.journalEnd().head == head)
    }

    @Test func anEditedRosterThatChangesNobodyIsRefusedAmongOthers() throws {
        let same = try DeskFixture.edited(desk) { _ in }
        let other = try DeskFixture.edited(desk) { $0[1, .phone] = "13812345678" }
        let staged = try desk.stage(.amendments, files: [("同.xls", same), ("改.xls", other)], operator: "王")
        #expect(staged.refused.map(\.message) == [DeskError.nothingChanged(rows: 8).message] && staged.batches.map(\.report.rows) == [1])
    }
}
