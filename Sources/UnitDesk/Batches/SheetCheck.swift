import Enrollment
import LongWork
import Paperwork
import UnitStore
import Workbook

/// A list as it was found in a file, normalised.
struct ReadList {
    let layout: Layout
    let fileName: String
    let table: RecognisedTable
    let rows: [BatchRow]

    init(_ layout: Layout, fileName: String, bytes: [UInt8], sheet: Int?, tables: CodeTables) throws {
        let sheets = try Workbook(reading: bytes).sourceSheets
        let (index, table) = try layout.recognise(sheets, chosen: sheet)
        let normaliser = Normaliser(tables: tables)
        let isTextFile = sheets[index].isTextFile
        self.layout = layout
        self.fileName = fileName
        self.table = table
        rows = try WorkAhead.pieces(of: table.rows.count) { piece in
            piece.map { table.row($0, layout: layout, normaliser: normaliser, isTextFile: isTextFile) }
        }
    }

    func report(of rows: [BatchRow], in context: RuleContext) throws -> CheckReport {
        CheckReport(
            file: fileName, rows: rows.count, blankRows: table.blankRows, findings: try layout.findingsOnAllCores(rows, in: context))
    }
}

package enum SheetCheck {
    /// With the shipped tables and no roster.
    package static func withSampleTables(
        _ layout: Layout, fileName: String, bytes: [UInt8], sheet: Int?, today: CalendarDate
    ) throws -> CheckReport {
        let list = try ReadList(layout, fileName: fileName, bytes: bytes, sheet: sheet, tables: SampleTables.tables)
        return try list.report(of: list.rows, in: RuleContext(unit: SampleTables.unit, tables: SampleTables.tables, today: today))
    }
}

extension UnitDesk {
    /// Against the unit's tables and people; stores nothing.
    package func check(_ layout: Layout, fileName: String, bytes: [UInt8], sheet: Int?) throws -> CheckReport {
        let list = try ReadList(layout, fileName: fileName, bytes: bytes, sheet: sheet, tables: store.codeTables())
        let (considered, former) = layout == .amendments ? try considered(list) : ([], [:])
        let rows = layout == .amendments ? considered.map(\.row) : list.rows
        let findings = try layout.findingsOnAllCores(rows, in: context(for: rows, besides: nil, former: former))
        return CheckReport(file: fileName, rows: list.rows.count, blankRows: list.table.blankRows, findings: findings)
    }

    /// The rows that a batch would hold: of an edited roster those that change somebody.
    func considered(_ list: ReadList) throws -> (rows: [NewBatchRow], former: [Int: PersonRecord]) {
        let rows = zip(list.rows, list.table.rows).map { (row: $0, cells: $1.cells.map(\.text)) }
        guard list.layout == .amendments else { return (rows.map { NewBatchRow(row: $0.row, cells: $0.cells) }, [:]) }
        let changing = try changing(rows, firstColumn: list.table.firstColumn)
        return (changing, changing.reduce(into: [:]) { $0[$1.row.number] = $1.subject })
    }

    func context(for rows: [BatchRow], besides batch: Int?, former: [Int: PersonRecord] = [:]) throws -> RuleContext {
        var roster = try store.rosterView(for: rows, besides: batch)
        roster.former = former.mapValues(\.person)
        roster.subjects = former.mapValues(\.reference)
        return RuleContext(
            unit: try unit().profile, tables: try codeTables(), severities: try store.severities(), today: clock.today, roster: roster)
    }
}

extension Layout {
    /// The same findings in the same order, whatever the number of cores.
    func findingsOnAllCores(_ rows: [BatchRow], in context: RuleContext) throws -> [Finding] {
        let judge = ListJudge(self, rows, context)
        return try judge.isDivisible ? WorkAhead.pieces(of: rows.count) { judge.findings($0) } : judge.findings(rows.indices)
    }
}
