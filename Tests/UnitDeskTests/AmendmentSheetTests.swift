import Enrollment
import Testing
import UnitStore
import Workbook

@testable import UnitDesk

/// 批量修改: the declared roster exported, edited and taken in again, as bytes.
@Suite struct AmendmentSheetTests {
    let desk: UnitDesk
    /// A sound number that nobody has.
    private static let free = "32059920091111528" + (EighteenDigits("320599200911115280").map { String($0.expectedCheck) } ?? "")

    init() throws { desk = try DeskFixture.desk() }

    private func staged(_ format: WorkbookFormat = .xls, _ edit: (inout [[Cell]]) -> Void) throws -> JudgedBatch {
        try desk.judgedBatch(desk.stageAmendments(DeskFixture.edited(desk, as: format, edit)).number)
    }

    private func errors(_ judged: JudgedBatch) -> [String] { judged.rows.flatMap(\.openErrors).map { "\($0.row) \($0.code.rawValue)" } }
    private func submit(_ judged: JudgedBatch) throws { _ = try desk.submit(judged.batch.number, goodRowsOnly: false, operator: "王") }
    private func person(_ position: Int) throws -> Person { try desk.find(DeskFixture.reference(position)).person }

    @Test(arguments: WorkbookFormat.allCases)
    func anUneditedSheetChangesNobody(_ format: WorkbookFormat) throws {
        #expect(throws: DeskError.nothingChanged(rows: 8)) { try desk.stageAmendments(DeskFixture.edited(desk, as: format) { _ in }) }
        #expect(try desk.batches().isEmpty)
    }

    @Test(arguments: WorkbookFormat.allCases)
    func onlyChangedRowsAreStaged(_ format: WorkbookFormat) throws {
        let former = try desk.everyone()
        let judged = try staged(format) {
            $0[2, .phone] = "１３８ 1234 5678"
            $0[5, .className] = "四年级4班"
        }
        #expect(judged.rows.map(\.row.number) == [3, 6] && errors(judged) == [])
        #expect(judged.rows.map { $0.former?.person.name } == ["曹佳宁", "程诗琪"])
        #expect(try desk.everyone() == former, "a staged batch changes nobody")
        try submit(judged)
        #expect(try person(2)[.phone] == "13812345678" && person(5)[.className] == "四年级4班")
        #expect(try desk.undo(judged.batch.number, operator: "王") == 2)
        #expect(try desk.everyone() == former)
    }

    @Test func rowsMayBeLeftOutMovedAndStandUnderATitle() throws {
        let judged = try staged { rows in
            rows[7, .phone] = "13812345678"
            rows = [[.text("云川实验学校")], rows[0], rows[7], rows[1]]
        }
        #expect(judged.rows.map(\.former?.personalNumber) == [DeskFixture.number(7)] && judged.batch.heading.count == 2)
        try submit(judged)
        #expect(try desk.equation().declared == 8, "whoever is not in the sheet stays")
    }

    // MARK: Whom a row is about

    @Test func theNumberOfTheCenterFindsAPersonWhoseIdentityChanges() throws {
        let judged = try staged {
            $0[1][0] = .number(100_001)
            $0[1, .identityNumber] = Self.free
        }
        #expect(errors(judged) == [])
        try submit(judged)
        #expect(try person(1)[.identityNumber] == Self.free)
    }

    @Test func whoHasNoNumberYetIsFoundByIdentity() throws {
        let added = try desk.stage(.additions, fileName: "新生.xls", bytes: DeskFixture.additions(), sheet: nil, operator: "王")
        _ = try desk.submit(added.number, goodRowsOnly: true, operator: "王")
        let judged = try staged { rows in
            rows.indices.filter { rows[$0, .name] == "小李" }.forEach { rows[$0, .address] = "桃源路1号" }
        }
        #expect(judged.rows.map { $0.former?.person.name } == ["小李"] && errors(judged) == [])
    }

    @Test(arguments: [
        ("999999", "320599201703161084", "a number nobody has, beside an identity that somebody has"),
        ("", "320599201208058450", "no number, and an identity nobody has"), ("100001 A", "", "neither"), ("", "", "both empty"),
    ])
    func aRowAboutNobodyIsAnError(_ number: String, _ identity: String, _ why: String) throws {
        // Somebody without a number in the center's roster is not whom an empty cell names.
        try DeskFixture.amend(desk, 8, [.identityNumber: ""])
        let judged = try staged {
            $0[5][0] = .text(number)
            $0[5, .identityNumber] = identity
            $0[6, .phone] = "13812345678"
        }
        #expect(errors(judged) == ["6 person.unknown"], "\(why)")
        let done = try desk.submit(judged.batch.number, goodRowsOnly: true, operator: "王")
        #expect(done.submitted == 1 && done.kept == 1)
        #expect(try person(8).name == "沈书瑶")
    }

    @Test func theReducedAreNotInTheYearAndNotAmended() throws {
        let bytes = try DeskFixture.edited(desk) { $0[1, .phone] = "13812345678" }
        _ = try desk.reduce(person(1).identity, reason: "转学", operator: "王")
        #expect(try errors(desk.judgedBatch(desk.stageAmendments(bytes).number)) == ["2 person.unknown"])
    }

    /// Else the row below would silently take back what the row above changes.
    @Test func twoRowsAboutOnePersonAreErrors() throws {
        let judged = try staged { rows in
            rows.append(rows[1])
            rows[1, .phone] = "13812345678"
            rows[9, .address] = "桃源路1号"
        }
        #expect(errors(judged) == ["2 duplicate.in-file", "10 duplicate.in-file"])
        #expect(judged.rows.first?.openErrors.first?.message.contains("第 10 行") == true)
        try desk.deleteRows([10], ofBatch: judged.batch.number, operator: "王")
        try submit(desk.judgedBatch(judged.batch.number))
        #expect(try person(1)[.phone] == "13812345678")
    }

    @Test func aNewStudentsTemplateNamesNobody() throws {
        let staged = try desk.stageAmendments(DeskFixture.additions())
        #expect(staged.report.accepted == 0 && staged.report.findings.allSatisfy { $0.code == .personUnknown })
    }

    // MARK: What a row changes

    /// A value as the roster has it is no change, even where today's rules would write or judge it otherwise.
    @Test func oddValuesThatStandAsTheyWereAreNoChange() throws {
        try DeskFixture.amend(
            desk, 1, [.phone: "0512 6288-1234", .postcode: "15028", .sex: "女", .birthDate: "2009/11/11", .name: "萧 思颖", .plan: "ga"])
        for format in WorkbookFormat.allCases {
            #expect(throws: DeskError.nothingChanged(rows: 8)) { try desk.stageAmendments(DeskFixture.edited(desk, as: format) { _ in }) }
        }
        let judged = try staged { $0[1, .address] = "桃源路1号" }
        #expect(errors(judged) == [] && judged.rows[0].findings.contains { $0.severity == .warning })
        try submit(judged)
        #expect(try person(1)[.phone] == "0512 6288-1234" && person(1)[.name] == "萧 思颖" && person(1)[.address] == "桃源路1号")
    }

    @Test func anEmptiedCellEmptiesTheField() throws {
        let judged = try staged { rows in rows[1] = Array(rows[1].prefix(16)) }
        #expect(errors(judged) == ["2 guardian.missing"], "under 18")
        let adult = try staged { $0[1, .guardianIdentityNumber] = "" }
        try submit(adult)
        #expect(try person(1)[.guardianIdentityNumber] == "")
    }

    @Test func aNumberThatExcelRoundedIsAnError() throws {
        let judged = try staged { $0[1][3] = .number(320_599_200_911_115_264) }
        #expect(errors(judged) == ["2 idnumber.digits-lost"])
    }

    @Test func aChangeMadeMeanwhileToAnotherFieldStays() throws {
        let judged = try staged { $0[1, .phone] = "13812345678" }
        try DeskFixture.amend(desk, 1, [.address: "澄湖路9号"])
        try submit(judged)
        #expect(try person(1)[.phone] == "13812345678" && person(1)[.address] == "澄湖路9号")
    }

    @Test func whoIsReducedMeanwhileIsAnError() throws {
        let judged = try staged { $0[1, .phone] = "13812345678" }
        _ = try desk.reduce(person(1).identity, reason: "转学", operator: "王")
        #expect(try errors(desk.judgedBatch(judged.batch.number)) == ["2 person.unknown"])
        #expect(throws: DeskError.batchEmpty) { try desk.submit(judged.batch.number, goodRowsOnly: true, operator: "王") }
    }

    // MARK: Numbers that change hands

    private func swapped(_ edit: (inout [[Cell]]) -> Void = { _ in }) throws -> JudgedBatch {
        try staged { rows in
            (rows[1, .identityNumber], rows[4, .identityNumber]) = (rows[4, .identityNumber], rows[1, .identityNumber])
            edit(&rows)
        }
    }

    @Test func twoRowsMaySwapTheirNumbers() throws {
        let (first, fourth) = (try person(1).identity, try person(4).identity)
        let judged = try swapped()
        #expect(errors(judged) == [])
        try submit(judged)
        #expect(try person(1).identity == fourth && person(4).identity == first)
        #expect(try desk.undo(judged.batch.number, operator: "王") == 2)
        #expect(try person(1).identity == first)
    }

    /// The holder's own row can't go in, so the number is not free: 只提交合格行 must not stumble over it.
    @Test func aNumberIsNotFreeWhileItsHoldersRowIsWrong() throws {
        let judged = try swapped {
            $0[4, .phone] = "1"
            $0[6, .phone] = "13812345678"
        }
        #expect(errors(judged) == ["2 duplicate.declared", "5 phone.format"])
        let done = try desk.submit(judged.batch.number, goodRowsOnly: true, operator: "王")
        #expect(done.submitted == 1 && done.kept == 2)
        try desk.mend([5: [.phone: "13812345678"]], ofBatch: judged.batch.number, operator: "王")
        try submit(desk.judgedBatch(judged.batch.number))
    }

    @Test func twoRowsMayNotTakeTheSameNumber() throws {
        let judged = try staged {
            $0[1, .identityNumber] = Self.free
            $0[4, .identityNumber] = Self.free
        }
        #expect(errors(judged) == ["2 duplicate.in-file", "5 duplicate.in-file"])
    }

    // MARK: Mending

    @Test func aMendedNumberInTheErrorSheetFindsItsPerson() throws {
        let judged = try staged {
            $0[1][0] = .text("999999")
            $0[1, .address] = "桃源路1号"
            $0[2, .phone] = "1"
            $0[3, .phone] = "13812345678"
        }
        let sheet = try #require(try Workbook(reading: desk.errorSheet(judged.batch.number, as: .xls)).sheets.first)
        var rows = sheet.occupiedRows.map { Array($0.cells) }
        #expect(rows.count == 3 && rows[0].first == .text("编号"))
        rows[1][0] = .text(DeskFixture.number(1))
        rows[2][15] = .text("13912345678")
        let bytes = try SheetDraft(name: "错误表", header: [], rows: rows).encoded(as: .xls)
        let again = try desk.stageAmendments(bytes)
        #expect(again.number == judged.batch.number && again.mended == 2 && again.report.rejected == 0)
        try submit(desk.judgedBatch(judged.batch.number))
        #expect(try person(1)[.address] == "桃源路1号" && person(2)[.phone] == "13912345678" && person(3)[.phone] == "13812345678")
    }

    @Test func aMendedIdentityOnThePageFindsItsPerson() throws {
        let number = try person(1)[.identityNumber]
        let judged = try staged {
            $0[1][0] = .empty
            $0[1, .identityNumber] = Self.free
            $0[1, .address] = "桃源路1号"
        }
        #expect(errors(judged) == ["2 person.unknown"])
        try desk.mend([2: [.identityNumber: number]], ofBatch: judged.batch.number, operator: "王")
        let mended = try desk.judgedBatch(judged.batch.number)
        #expect(errors(mended) == [] && mended.rows.map { $0.former?.person.name } == ["萧思颖"])
        try submit(mended)
        #expect(try person(1)[.address] == "桃源路1号")
    }
}
