import CenterStore
import Enrollment
import Foundation
import Testing

@testable import CenterDesk

@Suite struct SheetReaderTests {
    /// A file as text cells; the header is the layout's own.
    private func table(_ kind: SheetKind, _ rows: [[SourceCell]]) throws -> ImportTable {
        let header = kind.columns.map { SourceCell.text($0) }
        let all = [header] + rows
        let sheet = SourceSheet(
            name: "s", rows: SourceRows(all.enumerated().map { SourceRow(number: $0 + 1, cells: $1) }), rowCount: all.count,
            isTextFile: false,
            isHidden: false)
        return try ImportTable(ImportRows([sheet]), kind: kind)
    }

    private func read<Reader: SheetReader>(
        _ reader: Reader, _ kind: SheetKind, _ rows: [[SourceCell]]
    ) throws -> (values: [Reader.Value], faults: [ImportFault]) {
        var table = try table(kind, rows)
        var report = SheetReport(kind: kind, fileName: "f")
        var values: [Reader.Value] = []
        while let source = try table.next() {
            var row = RowReader(source, columns: kind.columns)
            if let value = reader.value(&row), row.faults.isEmpty { values.append(value) }
            report.take(row)
        }
        return (values, report.faults)
    }

    private func faults(_ reader: some SheetReader, _ kind: SheetKind, _ rows: [[SourceCell]]) throws -> [String] {
        try read(reader, kind, rows).faults.map { "\($0.row) \($0.column) \($0.code.rawValue)" }
    }

    private static let tables = CodeTables(entries: [
        CodeEntry(table: .community, code: "016766", name: "东湖"), CodeEntry(table: .community, code: "016767", name: "西湖"),
        CodeEntry(table: .exemptionType, code: "001", name: "低保"),
    ])

    private func unitSheet(_ tables: CodeTables = tables, standing: [String: Set<String>]? = nil) -> UnitSheet {
        UnitSheet(tables: tables, normaliser: Normaliser(tables: tables), standing: standing)
    }

    @Test func units() throws {
        let good: [SourceCell] = [.text("３２０５７１"), .text(" 第一中学　"), .text("学校")]
        #expect(
            try read(unitSheet(), .unit, [good]).values
                == [UnitRow(unit: RegisteredUnit(code: "320571", name: "第一中学", kind: .school))])
        #expect(
            try faults(
                unitSheet(), .unit,
                [
                    good, [.text("a-b"), .empty, .text("工厂")],
                    [.text("X1"), .text("y\u{7}"), .text("学校")],
                ])
                == [
                    "3 单位代码 cell.format", "3 单位名称 cell.missing", "3 类别 cell.unknown", "4 单位名称 cell.format",
                ])
    }

    @Test(arguments: [
        ("016766、016767", ["016766", "016767"]), ("016766,016767", ["016766", "016767"]), ("016766；016767", ["016766", "016767"]),
        ("016767　16766", ["016767", "016766"]), ("", []),
    ])
    func communitiesOfAUnit(written: String, codes: [String]) throws {
        let row: [SourceCell] = [.text("U1"), .text("一中"), .text("学校"), .text(written)]
        #expect(try read(unitSheet(), .unit, [row]).values.map(\.communities) == [Set(codes)])
        #expect(try read(unitSheet(standing: ["U1": ["016767"]]), .unit, [row]).values.map(\.communities) == [["016767"]])
    }

    @Test(arguments: [("999999", "cell.unknown"), ("东湖社区", "cell.format")])
    func noCommunities(written: String, code: String) throws {
        #expect(
            try faults(unitSheet(), .unit, [[.text("U1"), .text("一中"), .text("学校"), .text(written)]]) == ["2 所属社区 \(code)"])
    }

    @Test(arguments: [
        ("idnumber.checksum", "提醒", nil), ("idnumber.checksum", "warning", nil), ("guardianid.format", "错误", nil),
        ("plan.unknown", "错误", nil), ("plan.unknown", "提醒", "2 程度 cell.unexpected"),
        ("idtype.unknown", "提醒", "2 程度 cell.unexpected"), ("idnumber.missing", "warning", "2 程度 cell.unexpected"),
        ("duplicate.declared", "提醒", "2 程度 cell.unexpected"), ("idnumber.wrong", "错误", "2 规则 cell.unknown"),
        ("phone.format", "忽略", "2 程度 cell.unknown"), ("", "错误", "2 规则 cell.missing"),
    ])
    func rules(code: String, severity: String, fault: String?) throws {
        #expect(try faults(RuleSheet(), .rules, [[.text(code), .text(severity)]]) == [fault].compactMap { $0 })
    }

    @Test func exemptions() throws {
        let reader = ExemptionSheet(normaliser: Normaliser(tables: Self.tables), types: ["001"])
        #expect(
            try read(reader, .exemptions, [[.text("001"), .text("1x"), .text("张三"), .number(1)]]).values
                == [ExemptionRow(identity: Identity(type: "001", number: "1X"), exemptionType: "001", note: "")])
        #expect(
            try faults(
                reader, .exemptions,
                [
                    [.text("001"), .text("1"), .text("张三"), .text("009")], [.text("001"), .text("2"), .empty, .text("001")],
                    [.text("001"), .text("3"), .text("李四"), .empty],
                ]) == ["2 免缴类型 cell.unknown", "3 姓名 cell.missing", "4 免缴类型 cell.missing"])
        let withoutTable = ExemptionSheet(normaliser: Normaliser(tables: CodeTables(entries: [])), types: [])
        #expect(try faults(withoutTable, .exemptions, [[.text("001"), .text("1"), .text("张三"), .text("009")]]).isEmpty)
    }

    @Test func codes() throws {
        let read = try read(
            CodeSheet(), .tables,
            [
                [.text("证件类型"), .text("001"), .text("居民身份证"), .text("resident")],
                [.text("证件类型"), .text("009"), .text("其他"), .text("no-such-shape")],
                [.text("社区"), .text("016766"), .text("东湖社区")],
            ])
        #expect(read.faults.isEmpty)
        #expect(read.values.map(\.shape) == [.resident, .free, nil])
        #expect(
            try faults(
                CodeSheet(), .tables,
                [
                    [.text("学校表"), .text("1"), .text("n")], [.text("社区"), .text("1"), .text("n"), .text("resident")],
                ]) == ["2 表 cell.unknown", "3 形状 cell.unexpected"])
    }

    @Test(arguments: [("0", 0), ("12", 1200), ("12.5", 1250), ("12.50", 1250), ("9999999.99", 999_999_999)])
    func amounts(text: String, fen: Int) { #expect(CellText.fen(text) == fen) }

    @Test(arguments: ["", "-1", "1.234", "1,000", "12元", ".5", "1.", "1e3", "12345678"])
    func noAmounts(text: String) { #expect(CellText.fen(text) == nil) }

    @Test func rates() throws {
        let read = try read(
            RateSheet(), .rates, [[.text("GA"), .empty, .number(120.5), .text("0"), .text("10.05"), .number(0), .number(600)]])
        #expect(read.faults.isEmpty)
        #expect(read.values.first?.amounts.all == [12050, 0, 1005, 0, 60000])
        #expect(
            try faults(
                RateSheet(), .rates, [[.text("GA"), .empty, .text("1.234"), .text("0"), .empty, .number(0.125), .number(600)]])
                == ["2 个人缴费金额 cell.format", "2 区财政补贴金额 cell.missing", "2 镇财政补贴金额 cell.format"])
    }

    @Test func roster() throws {
        let reader = RosterSheet(normaliser: Normaliser(tables: CodeTables(entries: [])), units: ["U1", "U2"], insuranceYear: 2027)
        func row(_ unit: String, _ number: String, _ identity: SourceCell, name: String = "张三") -> [SourceCell] {
            [
                .text(unit), .text(number), .text(name), .text("001"), identity, .text("男"),
                .date(CalendarDate(year: 2015, month: 1, day: 2), text: ""),
            ]
                + Array(repeating: .text(""), count: 12)
        }
        let read = try read(reader, .roster, [row("U1", "1", .text("11010519491231002x"))])
        #expect(read.faults.isEmpty)
        let person = read.values.first?.insured.person
        #expect(person?[.identityNumber] == "11010519491231002X")
        #expect(person?[.sex] == "M")
        #expect(person?[.birthDate] == "2015-01-02")
        #expect(
            try faults(
                reader, .roster,
                [
                    row("U9", "4", .text("C")), row("U1", "5", .number(3.2e17)), row("U1", "6", .text("E"), name: ""),
                    row("U1", "7", .text("3.205E+17")), row("U1", String(repeating: "8", count: 41), .text("F")),
                ])
                == [
                    "2 单位代码 cell.unknown", "3 证件号码 cell.digits-lost", "4 姓名 cell.missing", "5 证件号码 cell.digits-lost",
                    "6 编号 cell.format",
                ])
    }

    @Test func core() throws {
        let read = try read(
            CoreSheet(normaliser: Normaliser(tables: CodeTables(entries: []))), .core,
            [[.text("001"), .text("1x"), .text("张三"), .text("他处参保")]])
        #expect(
            read.values == [CoreRecord(identity: Identity(type: "001", number: "1X"), name: "张三", standing: .insuredElsewhere, note: "")])
        #expect(
            try faults(
                CoreSheet(normaliser: Normaliser(tables: CodeTables(entries: []))), .core,
                [[.text("001"), .text("1"), .empty, .text("健在")]]) == ["2 情况 cell.unknown"])
    }

    @Test func cards() throws {
        let reader = CardSheet(insuranceYear: 2027)
        let read = try read(
            reader, .cards,
            [[.text("B1"), .text("1"), .text("C1"), .text("2026.9.1")], [.text("B1"), .text("2"), .empty, .empty, .text("照片不清")]])
        #expect(read.faults.isEmpty)
        #expect(read.values.count == 2)
        #expect(
            try faults(
                reader, .cards,
                [
                    [.text("B1"), .text("1")], [.text("B1"), .text("2"), .text("C2"), .text("2026-09-01"), .text("坏")],
                    [.text("B1"), .text("3"), .text("C3"), .text("明天")],
                ])
                == ["2 卡号 cell.missing", "3 失败原因 cell.unexpected", "4 制卡日期 cell.format"])
    }

    @Test func wrongFiles() throws {
        let sheet = { (name: String, rows: [[String]]) in
            SourceSheet(
                name: name, rows: SourceRows(rows.enumerated().map { SourceRow(number: $0 + 1, cells: $1.map { .text($0) }) }),
                rowCount: rows.count,
                isTextFile: false, isHidden: false)
        }
        #expect(throws: ImportRefusal.tooFewColumns(.rates, found: 2)) {
            try ImportTable(ImportRows([sheet("a", [["x", "y"], ["1", "2"]])]), kind: .rates)
        }
        #expect(throws: ImportRefusal.empty(.core)) { try ImportTable(ImportRows([sheet("a", [])]), kind: .core) }
        #expect(throws: ImportRefusal.otherLayout(.core, looksLike: .cards)) {
            try ImportTable(ImportRows([sheet("a", [SheetKind.cards.columns, ["1", "2", "3", "4", "5"]])]), kind: .core)
        }
        #expect(throws: ImportRefusal.severalSheets(["a", "b"])) {
            try ImportTable(ImportRows([sheet("a", [["x"]]), sheet("b", [["y"]])]), kind: .core)
        }
    }

    @Test(arguments: SheetKind.allCases)
    func theDocumentsListTheColumns(kind: SheetKind) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/center.md"), encoding: .utf8)
        #expect(text.contains("\n| `\(kind.rawValue)` | \(kind.columns.joined(separator: ", ")) |"))
    }
}
