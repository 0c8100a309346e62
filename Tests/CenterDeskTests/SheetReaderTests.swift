import CenterStore
import Enrollment
import Testing

@testable import CenterDesk

@Suite struct SheetReaderTests {
    /// A file as text cells; the header is the layout's own.
    private func table(_ kind: SheetKind, _ rows: [[SourceCell]]) throws -> ImportTable {
        let header = kind.columns.map { SourceCell.text($0) }
        let all = [header] + rows
        return try ImportTable(
            [
                SourceSheet(
                    name: "s", rows: all.enumerated().map { SourceRow(number: $0 + 1, cells: $1) }, rowCount: all.count, isTextFile: false,
                    isHidden: false)
            ], kind: kind)
    }

    private func faults(_ reader: some SheetReader, _ kind: SheetKind, _ rows: [[SourceCell]]) throws -> [String] {
        try reader.read(table(kind, rows)).faults.map { "\($0.row) \($0.column) \($0.code.rawValue)" }
    }

    @Test func units() throws {
        let good: [SourceCell] = [.text("３２０５７１"), .text(" 第一中学　"), .text("学校")]
        #expect(
            try UnitSheet().read(table(.unit, [good])).values == [RegisteredUnit(code: "320571", name: "第一中学", kind: .school)])
        #expect(
            try faults(
                UnitSheet(), .unit,
                [
                    good, [.number(320571), .text("同一代码"), .text("社区")], [.text("a-b"), .empty, .text("工厂")],
                    [.text("X1"), .text("y\u{7}"), .text("学校")],
                ])
                == [
                    "3 单位代码 row.duplicate", "4 单位代码 cell.format", "4 单位名称 cell.missing", "4 类别 cell.unknown",
                    "5 单位名称 cell.format",
                ])
    }

    @Test func codes() throws {
        let read = try CodeSheet().read(
            table(
                .tables,
                [
                    [.text("证件类型"), .text("001"), .text("居民身份证"), .text("resident")],
                    [.text("证件类型"), .text("009"), .text("其他"), .text("no-such-shape")],
                    [.text("社区"), .text("016766"), .text("东湖社区")],
                ]))
        #expect(read.faults.isEmpty)
        #expect(read.values.map(\.shape) == [.resident, .free, nil])
        #expect(
            try faults(
                CodeSheet(), .tables,
                [
                    [.text("学校表"), .text("1"), .text("n")], [.text("社区"), .text("1"), .text("n"), .text("resident")],
                    [.text("社区"), .text("2"), .text("n")], [.text("社区"), .text("2"), .text("m")],
                ]) == ["2 表 cell.unknown", "3 形状 cell.unexpected", "5 代码 row.duplicate"])
    }

    @Test(arguments: [("0", 0), ("12", 1200), ("12.5", 1250), ("12.50", 1250), ("9999999.99", 999_999_999)])
    func amounts(text: String, fen: Int) { #expect(CellText.fen(text) == fen) }

    @Test(arguments: ["", "-1", "1.234", "1,000", "12元", ".5", "1.", "1e3", "12345678"])
    func noAmounts(text: String) { #expect(CellText.fen(text) == nil) }

    @Test func rates() throws {
        let read = try RateSheet().read(
            table(.rates, [[.text("GA"), .empty, .number(120.5), .text("0"), .text("10.05"), .number(0), .number(600)]]))
        #expect(read.faults.isEmpty)
        #expect(read.values.first?.amounts.all == [12050, 0, 1005, 0, 60000])
        #expect(
            try faults(
                RateSheet(), .rates, [[.text("GA"), .empty, .text("1.234"), .text("0"), .empty, .number(0.125), .number(600)]])
                == ["2 个人缴费金额 cell.format", "2 区财政补贴金额 cell.missing", "2 镇财政补贴金额 cell.format"])
    }

    @Test func roster() throws {
        let reader = RosterSheet(normaliser: Normaliser(tables: CodeTables(entries: [])), units: ["U1", "U2"], holders: ["9": "U2"])
        func row(_ unit: String, _ number: String, _ identity: SourceCell, name: String = "张三") -> [SourceCell] {
            [
                .text(unit), .text(number), .text(name), .text("001"), identity, .text("男"),
                .date(CalendarDate(year: 2015, month: 1, day: 2), text: ""),
            ]
                + Array(repeating: .text(""), count: 12)
        }
        let read = try reader.read(table(.roster, [row("U1", "1", .text("11010519491231002x"))]))
        #expect(read.faults.isEmpty)
        let person = read.values.first?.insured.person
        #expect(person?[.identityNumber] == "11010519491231002X")
        #expect(person?[.sex] == "M")
        #expect(person?[.birthDate] == "2015-01-02")
        #expect(
            try faults(
                reader, .roster,
                [
                    row("U1", "1", .text("A")), row("U1", "1", .text("B")), row("U1", "2", .text("A")), row("U2", "3", .text("A")),
                    row("U9", "4", .text("C")), row("U1", "9", .text("D")), row("U1", "5", .number(3.2e17)),
                    row("U1", "6", .text("E"), name: ""), row("U1", "7", .text("3.205E+17")),
                ])
                == [
                    "3 编号 row.duplicate", "4 证件号码 row.duplicate", "6 单位代码 cell.unknown", "7 编号 row.duplicate",
                    "8 证件号码 cell.digits-lost", "9 姓名 cell.missing", "10 证件号码 cell.digits-lost",
                ])
    }

    @Test func core() throws {
        let read = try CoreSheet(normaliser: Normaliser(tables: CodeTables(entries: []))).read(
            table(.core, [[.text("001"), .text("1x"), .text("张三"), .text("他处参保")]]))
        #expect(
            read.values == [CoreRecord(identity: Identity(type: "001", number: "1X"), name: "张三", standing: .insuredElsewhere, note: "")])
        #expect(
            try faults(
                CoreSheet(normaliser: Normaliser(tables: CodeTables(entries: []))), .core,
                [[.text("001"), .text("1"), .empty, .text("健在")]]) == ["2 情况 cell.unknown"])
    }

    @Test func cards() throws {
        let reader = CardSheet(batches: ["C9": "B0"])
        let read = try reader.read(
            table(
                .cards,
                [[.text("B1"), .text("1"), .text("C1"), .text("2026.9.1")], [.text("B1"), .text("2"), .empty, .empty, .text("照片不清")]]))
        #expect(read.faults.isEmpty)
        #expect(read.values.count == 2)
        #expect(
            try faults(
                reader, .cards,
                [
                    [.text("B1"), .text("1")], [.text("B1"), .text("2"), .text("C2"), .text("2026-09-01"), .text("坏")],
                    [.text("B1"), .text("3"), .text("C3"), .text("明天")], [.text("B1"), .text("4"), .text("C9"), .text("2026-09-01")],
                ])
                == ["2 卡号 cell.missing", "3 失败原因 cell.unexpected", "4 制卡日期 cell.format", "5 卡号 row.duplicate"])
    }

    @Test func wrongFiles() throws {
        #expect(throws: ImportRefusal.empty(.core)) { try table(.core, []) }
        let sheet = { (name: String, rows: [[String]]) in
            SourceSheet(
                name: name, rows: rows.enumerated().map { SourceRow(number: $0 + 1, cells: $1.map { .text($0) }) }, rowCount: rows.count,
                isTextFile: false, isHidden: false)
        }
        #expect(throws: ImportRefusal.tooFewColumns(.rates, found: 2)) {
            try ImportTable([sheet("a", [["x", "y"], ["1", "2"]])], kind: .rates)
        }
        #expect(throws: ImportRefusal.otherLayout(.core, looksLike: .cards)) {
            try ImportTable([sheet("a", [SheetKind.cards.columns, ["1", "2", "3", "4", "5"]])], kind: .core)
        }
        #expect(throws: ImportRefusal.severalSheets(["a", "b"])) {
            try ImportTable([sheet("a", [["x"]]), sheet("b", [["y"]])], kind: .core)
        }
    }
}
